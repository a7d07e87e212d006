//! utoipa 5: the answers of a service in its `OpenAPI` document, code by code.
//!
//! `#[catalog(utoipa)]` documents all entries of an enum: a response for each status, and in it a named example for each code.
//! [`Answer`] documents the success of a handler beside them. [`Answers::document`] makes the document as the service answers:
//! in its envelope, with its statuses, in a given language.
//!
//! ```
//! use error_codes::envelope::Timestamped;
//! use error_codes::web::{Answers, utoipa::Answer};
//! use error_codes::{ErrorCatalog, Locale, Success};
//! use utoipa::OpenApi;
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, utoipa, name = "stock", keys = "stock", success(20000, msg = "ok"))]
//! enum StockError {
//!     /// Only {left} are left
//!     #[code(60701, http = 409, hint = "order less")]
//!     Insufficient {
//!         #[detail]
//!         left: u32,
//!     },
//!     /// The stock is being counted
//!     #[code(60702, http = 503, retry = after(60))]
//!     Counting,
//! }
//!
//! #[utoipa::path(get, path = "/stock", responses(Answer<u32, StockError>))]
//! async fn stock() -> Result<Success<u32>, StockError> {
//!     Err(StockError::Counting)
//! }
//!
//! #[derive(OpenApi)]
//! #[openapi(paths(stock))]
//! struct Document;
//!
//! let answers = Answers::of::<StockError>().envelope(Timestamped::rfc3339());
//! let document = serde_json::to_value(answers.document(Locale::ANY, Document::openapi)).unwrap();
//!
//! let responses = &document["paths"]["/stock"]["get"]["responses"];
//! let success = &responses["200"]["content"]["application/json"]["schema"]["properties"];
//! assert_eq!(success["data"]["type"], "integer");
//! assert_eq!(responses["409"]["$ref"], "#/components/responses/stock.409");
//! let conflict = &document["components"]["responses"]["stock.409"];
//! let example = &conflict["content"]["application/json"]["examples"]["INSUFFICIENT"];
//! assert_eq!(example["summary"], "Only {left} are left");
//! assert_eq!(example["value"]["code"], 60701);
//! assert_eq!(example["value"]["data"]["left"], "{left}");
//! assert_eq!(example["value"]["timestamp"], "2025-12-21T10:00:00Z");
//! ```
//!
//! | the document has | from |
//! |---|---|
//! | a response | a status that entries have; with [`always_200`](Answers::always_200) there is one, of 200 |
//! | its schema | what its examples have in common. A catalogue knows the names of details, not their types: they may be anything |
//! | an example | an entry: its published name, its text as the summary, its hint as the description |
//! | the value of an example | what the envelope makes of the entry, where `{field}` stands for a field. Diagnostics are never in it |
//! | `Retry-After` | entries with `retry = after(…)` |
//! | `Content-Language` | the locales of the language packs |
//!
//! Times and the id of the request are always the same ones, and so is the document.

mod document;
mod response;
mod schema;

use std::collections::BTreeMap;
use std::marker::PhantomData;

use http::StatusCode;
use serde_json::Value;
use utoipa::openapi::{RefOr, Response};
use utoipa::{IntoResponses, ToSchema};

use self::response::{Example, Succeeded, Told};
#[allow(unused_imports, reason = "the documentation links to it")]
use super::Answers;
use super::{answer, context};
use crate::catalog::{Catalog, Detail, Entry, ErrorCatalog, ErrorCode};
use crate::envelope::{Body, Success, at_sample_time};
use crate::report::Report;

/// Responses by status, as [`IntoResponses`] has them.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::utoipa::Responses;
/// use utoipa::IntoResponses;
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, utoipa, keys = "user")]
/// enum UserError {
///     /// 用户不存在
///     #[code(60301, http = 404)]
///     NotFound,
///     /// 手机号已被注册
///     #[code(60101, http = 409)]
///     PhoneExists,
/// }
///
/// let responses: Responses = UserError::responses();
/// assert!(responses.keys().eq(["404", "409"]));
/// ```
pub type Responses = BTreeMap<String, RefOr<Response>>;

/// The id of the request that every example answers, where its envelope tells it.
const REQUEST_ID: &str = "00000000-0000-4000-8000-000000000000";

/// Stands for the data of a success, whose schema takes its place.
const DATA: &str = "\u{0}data";

/// What a handler answers that returns `Result<Success<T>, E>`: for `#[utoipa::path(responses(Answer<T, E>))]`.
///
/// The success is documented under the success code of the layer's catalogue, else of `E`'s, by a schema: that of `T`, in the
/// envelope. Entries of `E` that have the same status stand beside it: of two responses of one status utoipa keeps the last.
///
/// An entry of 2xx is documented as the error that it is, too. Sent by [`Success::coded`] it has data, as the schema says.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::utoipa::Answer;
/// use utoipa::IntoResponses;
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, utoipa, keys = "user", success(20000, msg = "ok"))]
/// enum UserError {
///     /// 用户不存在
///     #[code(60301, http = 404)]
///     NotFound,
/// }
///
/// // What `#[utoipa::path(responses(Answer<String, UserError>))]` asks it for:
/// assert!(Answer::<String, UserError>::responses().keys().eq(["200", "404"]));
/// ```
#[derive(Debug)]
pub struct Answer<T, E>(PhantomData<(T, E)>);

impl<T: ToSchema, E: ErrorCatalog> IntoResponses for Answer<T, E> {
    fn responses() -> Responses {
        let mut statuses = statuses(E::CATALOG);
        add_success::<T>(&mut statuses, E::CATALOG);
        finished(statuses, E::CATALOG)
    }
}

/// What `#[catalog(utoipa)]` makes of an enum: a response for each status that its entries have, with an example for each code.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::utoipa::responses;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "user", http = 404)]
/// enum UserError {
///     /// 用户不存在
///     #[code(60301)]
///     NotFound,
/// }
///
/// let json = serde_json::to_value(responses::<UserError>()).unwrap();
/// let examples = &json["404"]["content"]["application/json"]["examples"];
/// assert_eq!(examples["NOT_FOUND"]["value"]["code"], 60301);
/// ```
#[must_use]
pub fn responses<E: ErrorCatalog>() -> Responses {
    finished(statuses(E::CATALOG), E::CATALOG)
}

type Statuses = BTreeMap<StatusCode, Told>;

fn statuses(catalog: &'static Catalog) -> Statuses {
    let context = context::current();
    let mut statuses = Statuses::new();
    for entry in catalog.entries() {
        let sample = Sample::of(entry);
        let mut report = Report::of(&sample);
        if let Some(context) = &context {
            report =
                report.locale(&context.languages).in_request(REQUEST_ID).in_catalog(context.answers.catalog);
        }
        let answer = at_sample_time(|| answer::rendered(&report, context.as_deref()));
        let example = Example { entry, summary: report.message(), body: answer.body.and_then(parsed) };
        statuses.entry(answer.status).or_default().examples.push(example);
    }
    statuses
}

/// Nothing, where no catalogue says which code a success has: then a handler cannot answer one.
fn add_success<T: ToSchema>(statuses: &mut Statuses, catalog: &'static Catalog) {
    let layers = context::current().and_then(|context| context.answers.catalog.success_entry());
    let Some(entry) = layers.or(catalog.success_entry()) else { return };
    let answer = answer::success(&Success::coded(entry, DATA));
    document::gather::<T>();
    let body = answer.body.and_then(parsed).map(|(media_type, body)| {
        let data = |_: &str, value: &Value| (value == DATA).then(T::schema);
        (media_type, schema::of("", &[&body], &data))
    });
    statuses.entry(answer.status).or_default().success = Some(Succeeded { entry, body });
}

/// What a catalogue answers by itself is the same everywhere in a document.
fn finished(statuses: Statuses, catalog: &Catalog) -> Responses {
    let finish = |(status, told): (StatusCode, Told)| {
        let is_catalogs = told.success.is_none();
        let response = told.response(status);
        let response = if is_catalogs {
            document::share(format!("{}.{}", catalog.name(), status.as_str()), response)
        } else {
            response.into()
        };
        (status.as_str().to_owned(), response)
    };
    statuses.into_iter().map(finish).collect()
}

/// The media type, and the JSON.
fn parsed(body: Body) -> Option<(&'static str, Value)> {
    let media_type = body.media_type();
    Some((media_type, serde_json::from_slice(&body.into_bytes()).ok()?))
}

/// An error of which only the table knows: `{field}` stands for the value of a field.
struct Sample {
    entry: &'static Entry,
    details: Vec<(&'static str, String)>,
}

impl Sample {
    fn of(entry: &'static Entry) -> Self {
        let details = entry.details().map(|name| (name, format!("{{{name}}}"))).collect();
        Self { entry, details }
    }
}

impl ErrorCode for Sample {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn detail(&self, index: usize) -> Option<(&'static str, &dyn Detail)> {
        self.details.get(index).map(|(name, value)| (*name, value as _))
    }
}
