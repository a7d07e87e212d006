//! Placeholders in texts: each names a field.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Member;

use crate::derive::model::{Field, Variant, unraw};
use crate::errors::{Errors, Place};
use crate::template::{Part, is_template, parts};

/// A field that a text shows: `{field}` or `{field:?}`, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As it is written: a field's name or a tuple field's number.
    pub name: String,
    pub by_display: bool,
    pub by_debug: bool,
}

/// The placeholders of the variant's text, each once. Reports those that cannot be read.
pub fn placeholders(variant: &Variant, errors: &Errors) -> Vec<Placeholder> {
    let mut placeholders: Vec<Placeholder> = Vec::new();
    if !is_template(&variant.docs.text) {
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

/// Reports the placeholders that name no field of the variant, or one that no text may show.
pub fn check_placeholders(variant: &Variant, errors: &Errors) {
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
