//! Placeholders in texts: each names a field.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Member;

use super::entry::{Draft, Placeholder};
use crate::derive::errors::{Errors, Place};
use crate::derive::model::unraw;
use crate::derive::model::{Field, Variant};

/// A stretch of a template that does not stand for itself.
enum Part<'a> {
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

pub fn check_placeholders(drafts: &[Draft], errors: &Errors) {
    for draft in drafts.iter().filter(|draft| !draft.placeholders.is_empty()) {
        let variant = draft.variant;
        for part in parts(&variant.docs.text) {
            let Part::Field { name, written, .. } = part else { continue };
            if let Some(field) = variant.fields.iter().find(|field| field.name() == name) {
                check_not_a_source(variant, field, written, errors);
                continue;
            }
            let fields: Vec<String> =
                variant.fields.iter().map(|field| format!("`{{{}}}`", field.name())).collect();
            let there = match fields.as_slice() {
                [] => "it has no fields".to_owned(),
                fields => format!("there is {}", fields.join(", ")),
            };
            errors.at(
                line_with(variant, written),
                format!(
                    "placeholder `{written}` names no field of `{}`: {there}; write `{{{{{name}}}}}` for the braces themselves",
                    variant.ident
                ),
            );
        }
    }
}

/// A text goes to clients, a source never.
fn check_not_a_source(variant: &Variant, field: &Field, written: &str, errors: &Errors) {
    let (source, attribute) = match (field.from, field.source) {
        (Some(from), _) => (from, "#[from]"),
        (None, Some(source)) => (source, "#[source]"),
        (None, None) => return,
    };
    errors.conflict(
        line_with(variant, written),
        format!("placeholder `{written}` would send a source to the client; take it out of the text: sources are for the log"),
        source,
        format!("`{attribute}` makes this field a source"),
    );
}

/// The line of the doc comment that holds `written`.
fn line_with(variant: &Variant, written: &str) -> Place {
    let lines = &variant.docs.lines;
    let line = lines.iter().find(|(line, _)| line.contains(written)).or(lines.first());
    line.map_or_else(|| Place::from(variant.ident.span()), |(_, place)| *place)
}

/// Reads a template as the runtime does.
fn parts(text: &str) -> Vec<Part<'_>> {
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

impl Field {
    /// Whether `after(ident)` means this field.
    pub fn is_called(&self, ident: &Ident) -> bool {
        unraw(ident) == self.name()
    }

    /// How a placeholder names this field.
    pub fn name(&self) -> String {
        match &self.member {
            Member::Named(ident) => unraw(ident),
            Member::Unnamed(index) => index.to_token_stream().to_string(),
        }
    }
}
