//! Placeholders in texts: each names a field.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Member;

use super::entry::Draft;
use super::template::{Part, line_with, parts};
use crate::derive::errors::Errors;
use crate::derive::model::unraw;
use crate::derive::model::{Field, Variant};

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
