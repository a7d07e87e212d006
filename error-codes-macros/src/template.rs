//! Texts as templates: `{field}`, `{field:?}` and doubled braces.

/// A stretch of a template that does not stand for itself.
pub enum Part<'a> {
    /// `{name}` or `{name:?}`, and where in the text the name begins.
    Field { name: &'a str, at: usize, by_debug: bool, written: &'a str },
    /// A brace that neither opens nor closes a placeholder.
    Stray(char),
    /// `{name:>8}` and the like.
    Format { name: &'a str, written: &'a str },
}

/// Whether `text` must be rendered: it has placeholders, or doubled braces.
pub fn is_template(text: &str) -> bool {
    text.contains('{') || text.contains('}')
}

/// Reads a template as the runtime does.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = brace(rest) {
        let from = &rest[at..];
        if from.starts_with("{{") || from.starts_with("}}") {
            rest = &from[2..];
            continue;
        }
        let Some(end) = from.find('}').filter(|_| from.starts_with('{')) else {
            parts.push(Part::Stray(if from.starts_with('{') { '{' } else { '}' }));
            rest = &from[1..];
            continue;
        };
        let (inside, written) = (&from[1..end], &from[..=end]);
        let at = text.len() - from.len() + 1;
        parts.push(match inside.split_once(':') {
            None => Part::Field { name: inside, at, by_debug: false, written },
            Some((name, "?")) => Part::Field { name, at, by_debug: true, written },
            Some((name, _)) => Part::Format { name, written },
        });
        rest = &from[end + 1..];
    }
    parts
}

/// Where the first brace stands. The standard library searches for one character by the word, and for two one by one.
fn brace(text: &str) -> Option<usize> {
    match (text.find('{'), text.find('}')) {
        (Some(open), Some(close)) => Some(open.min(close)),
        (open, close) => open.or(close),
    }
}
