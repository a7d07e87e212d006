//! What is told under one status, as a response of the document.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;
use serde_json::Value;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::schema::AnyOfBuilder;
use utoipa::openapi::{
    Content, ContentBuilder, Header, HeaderBuilder, ObjectBuilder, RefOr, Response, ResponseBuilder, Schema,
    Type,
};

use super::schema;
use crate::catalog::{Entry, Retry};
use crate::message::LanguagePacks;

/// What is told under one status.
#[derive(Default)]
pub(super) struct Told {
    pub(super) examples: Vec<Example>,
    pub(super) success: Option<Succeeded>,
}

/// A success whose data is of some type.
pub(super) struct Succeeded {
    pub(super) entry: &'static Entry,
    /// The media type, and the schema of the body; none for a status that has no body.
    pub(super) body: Option<(&'static str, RefOr<Schema>)>,
}

pub(super) struct Example {
    pub(super) entry: &'static Entry,
    pub(super) summary: Cow<'static, str>,
    /// The media type, and the body; none for an entry that the envelope cannot show.
    pub(super) body: Option<(&'static str, Value)>,
}

impl Told {
    pub(super) fn response(self, status: StatusCode) -> Response {
        // A status need not be registered.
        let mut response =
            ResponseBuilder::new().description(status.canonical_reason().unwrap_or(status.as_str()));
        if let Some(header) = self.retry_after() {
            response = response.header("Retry-After", header);
        }
        if let Some(header) = self.content_language() {
            response = response.header("Content-Language", header);
        }
        for (media_type, content) in self.contents() {
            response = response.content(media_type, content);
        }
        response.build()
    }

    fn retry_after(&self) -> Option<Header> {
        let waits = |entry: &&Entry| matches!(entry.retry(), Retry::After(_) | Retry::AfterField(_));
        let names: Vec<_> = self.entries().filter(waits).map(Entry::name).collect();
        let description = format!("Seconds to wait before another attempt: {}", names.join(", "));
        let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0));
        let header = HeaderBuilder::new().schema(seconds).description(Some(description)).build();
        (!names.is_empty()).then_some(header)
    }

    fn content_language(&self) -> Option<Header> {
        let success = self.success.as_ref().map(|success| success.entry);
        let packs = self.entries().chain(success).filter_map(Entry::packs);
        let locales: BTreeSet<_> = packs.flat_map(LanguagePacks::locales).collect();
        let spoken = !locales.is_empty();
        let locale = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(locales));
        spoken.then(|| HeaderBuilder::new().schema(locale).build())
    }

    fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        self.examples.iter().map(|example| example.entry)
    }

    /// By media type: an envelope may have one for errors and another for successes.
    fn contents(self) -> impl Iterator<Item = (&'static str, Content)> {
        let mut by_media_type: BTreeMap<_, Body> = BTreeMap::new();
        if let Some((media_type, schema)) = self.success.and_then(|success| success.body) {
            by_media_type.entry(media_type).or_default().schemas.push(schema);
        }
        for Example { entry, summary, body } in self.examples {
            let Some((media_type, value)) = body else { continue };
            by_media_type.entry(media_type).or_default().examples.push((entry, summary, value));
        }
        by_media_type.into_iter().map(|(media_type, body)| (media_type, body.content()))
    }
}

/// What bodies of one media type are like.
#[derive(Default)]
struct Body {
    schemas: Vec<RefOr<Schema>>,
    examples: Vec<(&'static Entry, Cow<'static, str>, Value)>,
}

impl Body {
    fn content(mut self) -> Content {
        let values: Vec<_> = self.examples.iter().map(|(.., value)| value).collect();
        if !values.is_empty() {
            self.schemas.push(schema::of("", &values, &untyped));
        }
        let schema = match self.schemas.len() {
            0 | 1 => self.schemas.pop(),
            _ => Some(self.schemas.into_iter().fold(AnyOfBuilder::new(), AnyOfBuilder::item).into()),
        };
        let examples = self.examples.into_iter().map(|(entry, summary, value)| {
            let hint = entry.hint().unwrap_or_default();
            (entry.name(), ExampleBuilder::new().summary(summary).description(hint).value(Some(value)))
        });
        ContentBuilder::new().schema(schema).examples_from_iter(examples).build()
    }
}

/// A table does not say of which type a detail is.
fn untyped(name: &str, value: &Value) -> Option<RefOr<Schema>> {
    let sample = value.as_str().and_then(|text| text.strip_prefix('{')?.strip_suffix('}'));
    (sample == Some(name)).then(schema::any)
}
