//! What is generated from a catalogue.
//!
//! Everything here is a pure function of a [`Snapshot`]: of a catalogue as it is compiled, or as it was exported. The same catalogue
//! always gives the same text, and what its messages say is text in every format, never a part of the format.
//!
//! | function | gives |
//! |---|---|
//! | [`markdown`] | the cheat sheet of the team |
//! | [`html`] | a page to search, in one file |
//! | [`typescript`], [`python`] | a module for clients |
//! | [`openapi`] | components of an `OpenAPI` 3.1 document |
//! | [`i18n`] | a language pack to translate |
//! | [`csv`](csv()) | a table for spreadsheets |
//! | [`json`] | everything, for tools |
//!
//! [`assert_up_to_date`] keeps a committed file true, and [`Format`] is this table for programs.
//!
//! ```
//! use error_codes::ErrorCatalog;
//! use error_codes::export::{self, Snapshot};
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(name = "stock", keys = "stock", http = 409)]
//! enum StockError {
//!     /// 库存不足
//!     #[code(60701)]
//!     Insufficient,
//! }
//!
//! let snapshot = Snapshot::of(StockError::CATALOG);
//! assert!(export::markdown(&snapshot, "zh").contains("60701"));
//! assert!(export::typescript(&snapshot).contains("INSUFFICIENT"));
//! ```

mod csv;
mod format;
mod html;
mod i18n;
mod invalid;
mod markdown;
mod openapi;
mod python;
mod row;
mod snapshot;
mod take;
mod taken;
mod text;
mod typescript;
mod up_to_date;

pub use self::csv::csv;
pub use self::format::Format;
pub use self::html::{HTML_CONTENT_SECURITY_POLICY, html};
#[cfg(feature = "web")]
pub(crate) use self::html::{html_in, languages};
pub use self::i18n::i18n;
pub use self::invalid::Invalid;
pub use self::markdown::markdown;
pub use self::openapi::openapi;
pub use self::python::python;
pub use self::snapshot::{Entry, Legacy, Retry, Segment, Snapshot, Success};
#[cfg(feature = "cli")]
pub(crate) use self::text::is_generated;
pub use self::typescript::typescript;
pub(crate) use self::up_to_date::UPDATE;
pub use self::up_to_date::assert_up_to_date;

/// The whole catalogue as JSON, for tools and tests: schema 1. It holds what is for the team alone (descriptions, legacy codes, log
/// levels): what anyone may see is [`Catalog::public_view`](crate::Catalog::public_view).
///
/// ```json
/// {
///   "schema": 1, "name": "mall", "title": "商城错误码",
///   "success": {"code": 20000, "key": "ok", "status": 200, "text": {"zh-CN": "成功"}},
///   "segments": [{"name": "user.register", "title": "用户注册", "ranges": [[60100, 60199]], "status": null, "parts": []}],
///   "retired": [[60106, 60106]],
///   "entries": [{
///     "code": 60101, "name": "PHONE_EXISTS", "status": 409, "key": "phone.exists", "segment": "user.register",
///     "text": {"zh-CN": "手机号已被注册", "en-US": "This phone number is registered already"},
///     "description": "手机号唯一性冲突", "hint": null, "retry": {"kind": "no"}, "level": "warn",
///     "legacy": [{"code": 20101, "reused": false}], "deprecated": null, "shared": false,
///     "parameters": [], "details": ["phone"]
///   }]
/// }
/// ```
///
/// `text` has a message for each locale that has one of its own; without language packs one under the key `""`. `retry` is
/// `{"kind":"no"}`, `{"kind":"backoff"}`, `{"kind":"after","seconds":60}` or `{"kind":"after","field":"wait"}`.
/// [`Snapshot::from_json`] reads it.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// 库存不足
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let json = export::json(&Snapshot::of(StockError::CATALOG));
/// let value: serde_json::Value = serde_json::from_str(&json).unwrap();
/// assert_eq!((&value["schema"], &value["entries"][0]["text"][""]), (&1.into(), &"库存不足".into()));
/// assert_eq!(Snapshot::from_json(&json).unwrap(), Snapshot::of(StockError::CATALOG));
/// ```
#[must_use]
pub fn json(snapshot: &Snapshot) -> String {
    // Writing to memory does not fail, and a snapshot has no keys that are no strings.
    serde_json::to_string_pretty(snapshot).unwrap_or_else(|problem| unreachable!("{problem}"))
}
