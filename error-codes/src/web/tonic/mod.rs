//! tonic 0.14: errors as statuses of gRPC with the rich error model ([AIP-193](https://google.aip.dev/193)), and back.
//!
//! ```
//! use error_codes::web::tonic::{decode, locale, status};
//! use error_codes::{ErrorCatalog, ErrorCode};
//! use tonic::{Code, Request, Response, Status};
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, tonic, name = "stock.example.com", keys = "stock")]
//! enum StockError {
//!     /// Only {left} are left
//!     #[code(60701, http = 409, grpc = FAILED_PRECONDITION, retry = after(60))]
//!     Insufficient {
//!         #[detail]
//!         left: u32,
//!     },
//! }
//!
//! fn reserve(left: u32) -> Result<(), StockError> {
//!     if left < 3 { Err(StockError::Insufficient { left }) } else { Ok(()) }
//! }
//!
//! /// In the source language, or with the [`layer()`] in that of the request.
//! async fn handler(_: Request<()>) -> Result<Response<()>, Status> {
//!     reserve(2)?;
//!     Ok(Response::new(()))
//! }
//!
//! /// In the language of the request, layer or not.
//! async fn localized(request: Request<()>) -> Result<Response<()>, Status> {
//!     reserve(2).map_err(|error| status(&error, locale(request.metadata())))?;
//!     Ok(Response::new(()))
//! }
//!
//! let status = Status::from(StockError::Insufficient { left: 2 });
//! assert_eq!((status.code(), status.message()), (Code::FailedPrecondition, "Only 2 are left"));
//!
//! let decoded = decode(&status, Some(StockError::CATALOG));
//! assert_eq!(decoded.code, Some(60701));
//! assert_eq!(decoded.entry.unwrap().key(), "stock.insufficient");
//! assert_eq!(decoded.details["left"], "2");
//! assert_eq!(decoded.retry_after.unwrap().as_secs(), 60);
//! ```
//!
//! | the status has | from |
//! |---|---|
//! | the code | `grpc = …` of the entry, else its HTTP status: [`GrpcCode::of`] |
//! | the message | the localized text |
//! | `ErrorInfo.reason` | the published name |
//! | `ErrorInfo.domain` | the name of the catalogue |
//! | `ErrorInfo.metadata` | the `#[detail]` fields, a string as it is and anything else as JSON; and the code as [`NUMERIC_CODE`] |
//! | `LocalizedMessage` | the localized text and its locale, where the enum has language packs |
//! | `RetryInfo` | `retry = after(…)` |
//! | `DebugInfo` | the error's own words and its sources, only where the layer's settings `reveal` them |
//!
//! Nothing else leaves the service.

mod decode;
mod layer;

use std::collections::HashMap;

use tonic::metadata::MetadataMap;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

pub use self::decode::{Decoded, decode};
pub use self::layer::{StatusLayer, StatusService, layer};
use super::answer;
use super::context;
use super::rejected::Rejected;
use crate::AnyError;
use crate::catalog::{Catalog, Detail, ErrorCode, GrpcCode};
use crate::message::Locale;
use crate::report::Report;

/// The key of `ErrorInfo.metadata` that holds the business code, in decimal digits.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::tonic::{NUMERIC_CODE, respond};
/// use tonic_types::StatusExt;
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, tonic, keys = "user", http = 404)]
/// enum UserError {
///     /// There is no such user
///     #[code(60301)]
///     NotFound,
/// }
///
/// // What a client in another language reads:
/// let info = respond(&UserError::NotFound).get_details_error_info().unwrap();
/// assert_eq!(info.metadata[NUMERIC_CODE], "60301");
/// ```
pub const NUMERIC_CODE: &str = "numeric_code";

/// The status that `#[catalog(tonic)]` makes of an error: in the language that a layer around the request knows of, else in the
/// source language.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::tonic::respond;
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, tonic, keys = "user", http = 404)]
/// enum UserError {
///     /// There is no such user
///     #[code(60301)]
///     NotFound,
/// }
///
/// let status = respond(&UserError::NotFound);
/// assert_eq!((status.code(), status.message()), (tonic::Code::NotFound, "There is no such user"));
/// ```
#[must_use]
pub fn respond(error: &dyn ErrorCode) -> Status {
    match context::current() {
        Some(context) => status(error, &context.languages),
        None => status(error, ""),
    }
}

/// The status of an error in the language that suits `languages` best: a locale, or a list in the form of the header
/// `Accept-Language`, such as [`locale`] reads from a request.
///
/// Its domain is the catalogue of the layer around the request, else that of the error itself. A detail that cannot be
/// serialized is not sent, and no other is.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// use error_codes::web::tonic::{decode, status};
///
/// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, tonic, packs = PACKS)]
/// enum UserError {
///     #[code(60101, http = 409, msg = "phone.exists")]
///     PhoneExists { phone: &'static str },
/// }
///
/// let status = status(&UserError::PhoneExists { phone: "138****0000" }, "en-GB, en;q=0.9");
/// assert_eq!(status.message(), "The phone number 138****0000 is taken");
/// assert_eq!(decode(&status, None).locale.as_deref(), Some("en-US"));
/// ```
#[must_use]
pub fn status(error: &dyn ErrorCode, languages: impl AsRef<str>) -> Status {
    let context = context::current();
    let mut report = Report::of(error).locale(languages);
    let mut catalog = error.catalog();
    if let Some(context) = &context {
        report = report.in_request(&context.request_id).reveal(context.answers.reveals);
        catalog = Some(context.answers.catalog);
        answer::log(&report);
        context.answers.tell(&report);
    }
    rendered(&report, catalog.map_or("", Catalog::name))
}

fn rendered(report: &Report<'_>, domain: &str) -> Status {
    let entry = report.entry();
    let message = report.message();
    let mut metadata = details(report).unwrap_or_default();
    metadata.insert(NUMERIC_CODE.to_owned(), report.code().to_string());
    let mut details = ErrorDetails::with_error_info(report.name(), domain, metadata);
    if let Some(language) = report.language() {
        details.set_localized_message(language, &*message);
    }
    if let Some(wait) = report.retry_after() {
        details.set_retry_info(Some(wait));
    }
    if let Some(diagnostic) = report.diagnostic() {
        details.set_debug_info(Vec::<String>::new(), diagnostic);
    }
    let code = entry.grpc().unwrap_or_else(|| GrpcCode::of(entry.status()));
    Status::with_error_details(code.into(), message, details)
}

/// The `#[detail]` fields, a string as it is and anything else as JSON: metadata has no other types.
fn details(report: &Report<'_>) -> serde_json::Result<HashMap<String, String>> {
    let detail = |(name, value): (&str, &dyn Detail)| {
        let json = serde_json::to_string(value)?;
        let text = if json.starts_with('"') { serde_json::from_str(&json)? } else { json };
        Ok((name.to_owned(), text))
    };
    report.details().iter().map(detail).collect()
}

/// The languages that a request asks for in its metadata `accept-language`, which has the form of the header (RFC 9110, section
/// 12.5.4).
///
/// ```
/// use error_codes::web::tonic::locale;
///
/// let mut request = tonic::Request::new(());
/// request.metadata_mut().insert("accept-language", "fr-CH, en;q=0.8".parse().unwrap());
/// assert_eq!(locale(request.metadata()).as_str(), "fr-CH, en;q=0.8");
/// ```
#[must_use]
pub fn locale(metadata: &MetadataMap) -> Locale {
    Locale::from_headers(metadata.as_ref())
}

impl From<GrpcCode> for Code {
    fn from(code: GrpcCode) -> Self {
        Self::from_i32(code as i32)
    }
}

impl From<AnyError> for Status {
    fn from(error: AnyError) -> Self {
        respond(&*error)
    }
}

impl From<Rejected> for Status {
    fn from(rejected: Rejected) -> Self {
        respond(&rejected)
    }
}
