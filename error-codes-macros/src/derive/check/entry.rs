//! What each variant's attributes and the defaults of its enum come to.

use proc_macro2::Ident;

use super::numbers::{SegmentIndex, suggestion};
use super::text::{Placeholder, placeholders};
use crate::derive::case::{shouty_snake_case, snake_case};
use crate::derive::model::unraw;
use crate::derive::model::{Code, CodeAttr, Model, SegmentAttr, Slot, Variant, Word};
use crate::errors::Errors;

/// An entry that may still lack something. What is missing because it was written wrongly has been reported.
pub struct Draft<'a> {
    pub variant: &'a Variant,
    pub attr: Option<&'a CodeAttr>,
    pub code: Option<Code>,
    /// The segment that the code lies in.
    pub segment: Option<&'a SegmentAttr>,
    pub status: Option<Resolved>,
    pub name: Option<Word>,
    pub key: Option<Word>,
    pub placeholders: Vec<Placeholder>,
}

/// A status, as far as tokens tell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    Known(u16),
    /// A plan may fix it; else it is this.
    Planned(Option<u16>),
}

/// A complete entry.
pub struct Entry<'a> {
    pub variant: &'a Variant,
    pub attr: &'a CodeAttr,
    pub code: Code,
    pub status: Resolved,
    pub name: String,
    pub key: Word,
    /// The placeholders of the text, each once, in order of appearance.
    pub placeholders: Vec<Placeholder>,
}

impl<'a> Draft<'a> {
    pub fn finish(self) -> Option<Entry<'a>> {
        Some(Entry {
            variant: self.variant,
            attr: self.attr?,
            code: self.code?,
            status: self.status?,
            name: self.name?.value,
            key: self.key?,
            placeholders: self.placeholders,
        })
    }

    pub fn is_shared(&self) -> bool {
        self.attr.is_some_and(|attr| !attr.shared.is_absent())
    }
}

pub fn drafts<'a>(model: &'a Model, errors: &Errors) -> Vec<Draft<'a>> {
    let segments = SegmentIndex::of(model);
    let own = model.variants.iter().filter(|variant| variant.transparent().is_none());
    own.map(|variant| draft(model, variant, &segments, errors)).collect()
}

fn draft<'a>(
    model: &'a Model,
    variant: &'a Variant,
    segments: &SegmentIndex<'a>,
    errors: &Errors,
) -> Draft<'a> {
    let mut draft = Draft {
        variant,
        attr: None,
        code: None,
        segment: None,
        status: None,
        name: None,
        key: None,
        // With language packs doc comments are for the team alone.
        placeholders: if model.catalog.packs.is_absent() {
            placeholders(variant, errors)
        } else {
            Vec::new()
        },
    };
    let attr = match &variant.code {
        Slot::Given(attr) => attr,
        Slot::Faulty => return draft,
        Slot::Absent => {
            let written = attribute(model, variant, segments);
            errors.at(
                &variant.ident,
                format!("variant `{}` has no `#[code(…)]`; write `{written}` above it", variant.ident),
            );
            return draft;
        }
    };
    draft.attr = Some(attr);
    draft.code = code(model, variant, attr, errors);
    draft.segment = draft.code.and_then(|code| segments.find(code.value));
    draft.status = status(model, variant, attr, draft.segment, errors);
    draft.name = name(model, variant, attr);
    if draft.name.as_ref().is_some_and(|name| name.value.is_empty()) {
        let ident = &variant.ident;
        errors.at(
            ident,
            format!("`{ident}` makes no name; write `name = \"…\"` and `msg = \"…\"` in its `#[code(…)]`"),
        );
    }
    draft.key = key(model, variant, attr, errors);
    draft
}

/// The attribute that a variant without one needs, with what no default says.
fn attribute(model: &Model, variant: &Variant, segments: &SegmentIndex) -> String {
    let mut items = Vec::new();
    let discriminant = variant.discriminant.as_ref().and_then(|discriminant| discriminant.code);
    let code = discriminant.map_or_else(|| suggestion(model, variant), |code| code.value.to_string());
    if discriminant.is_none() {
        items.push(code.clone());
    }
    let segment = code.parse().ok().and_then(|code| segments.find(code));
    let has_status = model.is_planned()
        || [Some(&model.catalog.http), segment.map(|segment| &segment.http)]
            .into_iter()
            .flatten()
            .any(|status| !status.is_absent());
    if !has_status {
        items.push("http = 400".to_owned());
    }
    if model.catalog.keys.is_absent() {
        items.push(format!("msg = \"{}\"", default_key("", &variant.ident)));
    }
    format!("#[code({})]", items.join(", "))
}

/// The number in the attribute, or the explicit discriminant in its place.
fn code(model: &Model, variant: &Variant, attr: &CodeAttr, errors: &Errors) -> Option<Code> {
    let ident = &variant.ident;
    match (&attr.code, &variant.discriminant) {
        (Slot::Faulty, _) => None,
        (Slot::Given(code), Some(discriminant)) => {
            if let Some(other) = discriminant.code
                && other.value != code.value
            {
                errors.conflict(
                    code.place,
                    format!(
                        "code `{}` contradicts the discriminant `{}` of `{ident}`; give the number once",
                        code.value, other.value
                    ),
                    other.place,
                    format!("discriminant of `{ident}` given here"),
                );
            }
            Some(*code)
        }
        (Slot::Given(code), None) => Some(*code),
        (Slot::Absent, Some(discriminant)) => {
            if discriminant.code.is_none() {
                errors.at(
                    discriminant.place,
                    format!("the compiler checks codes that it can read; write the code of `{ident}` as a number, here or in `#[code(…)]`"),
                );
            }
            discriminant.code
        }
        (Slot::Absent, None) => {
            errors.at(
                ident,
                format!("`{ident}` has no code; write `#[code({}, …)]`", suggestion(model, variant)),
            );
            None
        }
    }
}

/// What the variant says, else its segment, else the catalogue. A segment's status cannot be contradicted.
fn status(
    model: &Model,
    variant: &Variant,
    attr: &CodeAttr,
    segment: Option<&SegmentAttr>,
    errors: &Errors,
) -> Option<Resolved> {
    let fixed = segment.and_then(|segment| segment.http.get());
    match (&attr.http, fixed) {
        (Slot::Given(own), Some(fixed)) if own.value != fixed.value => {
            let segment = segment.map_or("", |segment| &segment.name.value);
            errors.conflict(
                own.place,
                format!(
                    "status {} of `{}` contradicts its segment `{segment}`, where every status is {}; leave `http` out, or take a code of another segment",
                    own.value, variant.ident, fixed.value
                ),
                fixed.place,
                format!("segment `{segment}` fixes the status here"),
            );
            None
        }
        (Slot::Given(own), _) => Some(Resolved::Known(own.value)),
        (Slot::Faulty, _) => None,
        (Slot::Absent, Some(fixed)) => Some(Resolved::Known(fixed.value)),
        (Slot::Absent, None) if model.is_planned() => {
            Some(Resolved::Planned(model.catalog.http.get().map(|status| status.value)))
        }
        // Outside every segment, which is reported, or without a code, nobody knows what its segment would have said.
        (Slot::Absent, None) if segment.is_none() && model.segments.iter().any(|it| !it.http.is_absent()) => {
            None
        }
        (Slot::Absent, None) if segment.is_some_and(|it| !it.http.is_absent()) => None,
        (Slot::Absent, None) if segment.is_none() && model.has_faulty_segment => None,
        (Slot::Absent, None) => inherited(model, variant, errors).map(Resolved::Known),
    }
}

fn inherited(model: &Model, variant: &Variant, errors: &Errors) -> Option<u16> {
    if model.catalog.http.is_absent() {
        let ident = &variant.ident;
        errors.at(
            ident,
            format!(
                "`{ident}` has no HTTP status; write `http = 400` in its `#[code(…)]`, or on its segment or the catalogue for all"
            ),
        );
    }
    model.catalog.http.get().map(|status| status.value)
}

fn name(model: &Model, variant: &Variant, attr: &CodeAttr) -> Option<Word> {
    let default = |prefix: &str| {
        let name = shouty_snake_case(&unraw(&variant.ident));
        let value = if prefix.is_empty() { name } else { format!("{prefix}{name}") };
        Some(Word { value, span: variant.ident.span() })
    };
    match (&attr.name, &model.catalog.names) {
        (Slot::Given(name), _) => Some(name.clone()),
        (Slot::Absent, Slot::Given(prefix)) => default(&prefix.value),
        (Slot::Absent, Slot::Absent) => default(""),
        _ => None,
    }
}

fn key(model: &Model, variant: &Variant, attr: &CodeAttr, errors: &Errors) -> Option<Word> {
    match (&attr.msg, &model.catalog.keys) {
        (Slot::Given(key), _) => Some(key.clone()),
        (Slot::Absent, Slot::Given(prefix)) => {
            let value = default_key(&prefix.value, &variant.ident);
            Some(Word { value, span: variant.ident.span() })
        }
        (Slot::Absent, Slot::Absent) => {
            errors.at(
                &variant.ident,
                format!(
                    "`{0}` has no i18n key; write `msg = \"{1}\"` in its `#[code(…)]`, or `keys = \"…\"` in `#[catalog(…)]` for all",
                    variant.ident,
                    default_key("", &variant.ident)
                ),
            );
            None
        }
        _ => None,
    }
}

fn default_key(prefix: &str, ident: &Ident) -> String {
    let key = snake_case(&unraw(ident));
    if prefix.is_empty() { key } else { format!("{prefix}.{key}") }
}
