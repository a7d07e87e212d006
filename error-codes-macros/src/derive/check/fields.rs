//! Fields: what `retry`, `#[detail]`, `#[source]` and `#[from]` say of them.

use quote::ToTokens;

use super::repeated;
use crate::derive::model::{Field, Model, Retry, Slot, Variant};
use crate::errors::{Errors, Place};

pub fn check_retry(model: &Model, errors: &Errors) {
    for variant in &model.variants {
        let Some(Slot::Given(Retry::AfterField(name))) = variant.code.get().map(|attr| &attr.retry) else {
            continue;
        };
        if variant.fields.iter().any(|field| field.is_called(name)) {
            continue;
        }
        let fields: Vec<String> = variant.fields.iter().map(|field| format!("`{}`", field.name())).collect();
        let there = if fields.is_empty() {
            "it has no fields".to_owned()
        } else {
            format!("there is {}", fields.join(", "))
        };
        errors.at(
            name,
            format!(
                "`after({name})` names no field of `{}`: {there}; write seconds, or the name of a field",
                variant.ident
            ),
        );
    }
}

/// A detail is sent once, and is never a source: a source is for the log.
pub fn check_details(model: &Model, errors: &Errors) {
    for variant in &model.variants {
        let mut sent: Vec<(String, &Field)> = Vec::new();
        for field in &variant.fields {
            let Some(detail) = &field.detail else { continue };
            let (other, written) = match (&field.from, &field.source) {
                (Some(from), _) => (Some(from), "#[from]"),
                (None, source) => (source.as_ref(), "#[source]"),
            };
            if let Some(other) = other {
                errors.conflict(
                    detail.place,
                    format!("`#[detail]` would send a source to the client; take it or `{written}` away"),
                    other,
                    format!("`{written}` makes this field a source"),
                );
            }
            if let Slot::Faulty = detail.rename {
                continue;
            }
            let name = field.sent_as();
            if let Some((_, first)) = sent.iter().find(|(known, _)| *known == name) {
                errors.conflict(
                    detail.rename.get().map_or(detail.place, |rename| Place::from(rename.span)),
                    format!("detail `{name}` of `{}` is sent twice; rename one", variant.ident),
                    first.detail.as_ref().map_or(detail.place, |detail| detail.place),
                    format!("detail `{name}` first sent here"),
                );
            }
            sent.push((name, field));
        }
    }
}

/// With `#[catalog(error)]`: that nobody else is asked for the same, and that `#[source]` and `#[from]` can be read.
/// Without it they are for other derives to read; whether one does is checked where the types are known.
pub fn check_error_attributes(model: &Model, errors: &Errors) {
    let Slot::Given(key) = &model.catalog.error else { return };
    if let Some(attribute) = model.error_attribute {
        errors.conflict(
            attribute,
            "`#[error(…)]` beside `#[catalog(error)]`: both would implement `Display` and `Error`; keep one",
            Place::from(*key),
            "`#[catalog(error)]` given here",
        );
        return;
    }
    for (place, fault) in &model.stray_sources {
        errors.at(place, fault);
    }
    model.variants.iter().for_each(|variant| check_own_attributes(variant, errors));
    check_from_twice(model, errors);
}

fn check_from_twice(model: &Model, errors: &Errors) {
    let fields =
        model.variants.iter().flat_map(|variant| variant.fields.iter().map(move |field| (variant, field)));
    let made = fields.filter_map(|(variant, field)| {
        let from = field.from?;
        Some((field.ty.to_token_stream().to_string(), (variant, from)))
    });
    for ((owner, first), (variant, from)) in repeated(made) {
        errors.conflict(
            from,
            format!(
                "`?` cannot choose between `{}` and `{}`, which hold one type; use `#[source]` on one of them",
                owner.ident, variant.ident
            ),
            first,
            format!("first `#[from]` of this type, on `{}`", owner.ident),
        );
    }
}

fn check_own_attributes(variant: &Variant, errors: &Errors) {
    let mut sources = variant.fields.iter().filter_map(|field| field.from.or(field.source));
    if let (Some(first), Some(second)) = (sources.next(), sources.next()) {
        errors.conflict(
            second,
            format!("`{}` has two sources; an error has one", variant.ident),
            first,
            "first source given here",
        );
    }
    if let Some(from) = variant.fields.iter().find_map(|field| field.from)
        && variant.fields.len() > 1
    {
        errors.at(
            from,
            format!(
                "`#[from]` cannot fill the other fields of `{}`; use `#[source]`, or leave this field alone in its variant",
                variant.ident
            ),
        );
    }
}

impl Field {
    /// The name under which a detail is sent.
    pub fn sent_as(&self) -> String {
        match self.detail.as_ref().and_then(|detail| detail.rename.get()) {
            Some(rename) => rename.value.clone(),
            None => self.name(),
        }
    }
}
