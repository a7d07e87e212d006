//! Texts as templates: `{field}`, `{field:?}` and doubled braces.

use crate::derive::errors::{Errors, Place};
use crate::derive::model::Variant;

/// A field that a text shows: `{field}` or `{field:?}`, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As it is written: a field's name or a tuple field's number.
    pub name: String,
    pub by_display: bool,
    pub by_debug: bool,
}

/// A stretch of a template that does not stand for itself.
pub enum Part<'a> {
    /// `{name}` or `{name:?}`
    Field { name: &'a str, by_debug: bool, written: &'a str },
    /// A brace that neither opens nor closes a placeholder.
    Stray(char),
    /// `{name:>8}` and the like.
    Format { name: &'a str, written: &'a str },
}

/// The placeholders of the variant's text, each once. Reports those that cannot be read.
pub fn placeholders(variant: &Variant, errors: &Errors) -> Vec<Placeholder> {
    let mut placeholders: Vec<Placeholder> = Vec::new();
    if !(variant.docs.text.contains('{') || variant.docs.text.contains('}')) {
        return placeholders;
    }
    for part in parts(&variant.docs.text) {
        match part {
            Part::Field { name, by_debug, .. } => {
                let at = placeholders.iter().position(|known| known.name == name).unwrap_or_else(|| {
                    placeholders.push(Placeholder {
                        name: name.to_owned(),
                        by_display: false,
                        by_debug: false,
                    });
                    placeholders.len() - 1
                });
                placeholders[at].by_debug |= by_debug;
                placeholders[at].by_display |= !by_debug;
            }
            Part::Stray(brace) => errors.at(
                line_with(variant, &brace.to_string()),
                format!(
                    "a lone `{brace}` in the text of `{}`; write `{brace}{brace}` for a brace",
                    variant.ident
                ),
            ),
            Part::Format { name, written } => errors.at(
                line_with(variant, written),
                format!("`{written}` asks for a format; a text has only `{{{name}}}` and `{{{name}:?}}`"),
            ),
        }
    }
    placeholders
}

/// The line of the doc comment that holds `written`.
pub fn line_with(variant: &Variant, written: &str) -> Place {
    let lines = &variant.docs.lines;
    let line = lines.iter().find(|(line, _)| line.contains(written)).or(lines.first());
    line.map_or_else(|| Place::from(variant.ident.span()), |(_, place)| *place)
}

/// Reads a template as the runtime does.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
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
        parts.push(match inside.split_once(':') {
            None => Part::Field { name: inside, by_debug: false, written },
            Some((name, "?")) => Part::Field { name, by_debug: true, written },
            Some((name, _)) => Part::Format { name, written },
        });
        rest = &from[end + 1..];
    }
    parts
}
