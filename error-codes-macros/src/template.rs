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
    let mut braces = Braces { text, open: text.find('{'), close: text.find('}') };
    let mut at = 0;
    while let Some(begin) = braces.next(at) {
        let from = &text[begin..];
        if from.starts_with("{{") || from.starts_with("}}") {
            at = begin + 2;
            continue;
        }
        let Some(end) = braces.close.filter(|_| from.starts_with('{')) else {
            parts.push(Part::Stray(if from.starts_with('{') { '{' } else { '}' }));
            at = begin + 1;
            continue;
        };
        let (inside, written) = (&text[begin + 1..end], &text[begin..=end]);
        parts.push(match inside.split_once(':') {
            None => Part::Field { name: inside, at: begin + 1, by_debug: false, written },
            Some((name, "?")) => Part::Field { name, at: begin + 1, by_debug: true, written },
            Some((name, _)) => Part::Format { name, written },
        });
        at = end + 1;
    }
    parts
}

/// The next brace of either kind. The standard library searches for one character by the word, and for one of two one by one.
struct Braces<'a> {
    text: &'a str,
    open: Option<usize>,
    close: Option<usize>,
}

impl Braces<'_> {
    /// The first brace from `at` on. Only what was passed is searched for again.
    fn next(&mut self, at: usize) -> Option<usize> {
        for (brace, known) in [('{', &mut self.open), ('}', &mut self.close)] {
            if known.is_some_and(|known| known < at) {
                *known = self.text[at..].find(brace).map(|found| at + found);
            }
        }
        match (self.open, self.close) {
            (Some(open), Some(close)) => Some(open.min(close)),
            (open, close) => open.or(close),
        }
    }
}
