//! Your own error enums, turned into an enforced error-code catalogue.
//!
//! One attribute gives a variant its business code, HTTP status and i18n key; the compiler refuses a catalogue
//! that contradicts itself; services answer with it.
//!
//! ```
//! use error_codes::{ErrorCatalog, ErrorCode, Report};
//!
//! /// 用户注册
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, keys = "user")]
//! #[segment(60100..=60199, name = "user.register", title = "用户注册", http = 409)]
//! pub enum RegisterError {
//!     /// 手机号 {phone} 已被注册
//!     #[code(60101, hint = "提示用户更换手机号或找回密码", was(20101, 40001))]
//!     PhoneExists {
//!         #[detail]
//!         phone: String,
//!     },
//!
//!     /// 邮箱已被注册
//!     #[code(60102)]
//!     EmailExists,
//! }
//!
//! let error = RegisterError::PhoneExists { phone: "138****0000".into() };
//! assert_eq!(error.code(), 60101);
//! assert_eq!(error.name(), "PHONE_EXISTS");
//! assert_eq!(error.status(), 409);
//! assert_eq!(error.key(), "user.phone_exists");
//! assert_eq!(Report::of(&error).message(), "手机号 138****0000 已被注册");
//! assert_eq!(error.to_string(), "手机号 138****0000 已被注册");
//!
//! let catalog = RegisterError::CATALOG;
//! assert_eq!(catalog.legacy(20101).unwrap().code(), 60101);
//! assert_eq!(catalog.by_name("EMAIL_EXISTS").unwrap().code(), 60102);
//! assert_eq!(catalog.segment_of(60102).unwrap().get_title(), Some("用户注册"));
//! ```
//!
//! You have a service, with errors written by hand? A document with codes? A catalogue, and a code to add? The [guide] has a chapter for
//! each: [Put it into your service](guide::put_it_into_your_service), [From a document](guide::from_a_document),
//! [The life of a code](guide::the_life_of_a_code).
//!
//! The attributes and every rule that the compiler enforces are documented at the derive,
//! [`ErrorCatalog`](macro@ErrorCatalog); messages in several languages at [`language_packs!`].
//!
//! # Features
//!
//! | feature | gives | brings |
//! |---|---|---|
//! | `json` | the module `envelope`: the JSON shape a report or a success is sent in | `serde_json` 1 |
//! | `client` | the module `client`: answers in any of these shapes, read back | `json` |
//! | `export` | the modules `export`: documents, clients, tables and a page, generated from a catalogue; `lock`, `diff` and `migrate`: what keeps published codes; with a web framework `web::Errors`, which serves the page | `json`, `serde` 1, `csv` 1, `indexmap` 2, `similar` 3 |
//! | `cli` | the module `cli`: the command line of a service's catalogue; the program `error-codes` | `export`, `import`, `clap` 4, `comfy-table` 8, `annotate-snippets` 0.12 |
//! | `import` | the module `import`: existing documents (Markdown, CSV) as Rust source, with a list of their contradictions | `csv` 1, `pulldown-cmark` 0.13, `pinyin` 0.11 |
//! | `anyhow` | `AnyError::from_chain` of an `anyhow::Error` | `anyhow` 1 |
//! | `axum` | `#[catalog(axum)]`: errors and successes as responses of axum 0.8, extractors, the layer | `json`, `axum` 0.8, `tracing` 0.1 |
//! | `actix` | `#[catalog(actix)]`: the same for actix-web 4 | `json`, `actix-web` 4, `tracing` 0.1 |
//! | `poem` | `#[catalog(poem)]`: the same for poem 3 | `json`, `poem` 3, `tracing` 0.1 |
//! | `salvo` | `#[catalog(salvo)]`: the same for salvo 1, which needs Rust 1.95 | `json`, `salvo_core` 1, `tracing` 0.1 |
//! | `tonic` | `#[catalog(tonic)]`: errors as statuses of tonic 0.14 (gRPC) with the rich error model, and a decoder for clients | `json`, `tonic` 0.14, `tonic-types` 0.14, `tracing` 0.1 |
//! | `utoipa` | `#[catalog(utoipa)]`: the responses of an `OpenAPI` document, with an example for each code | `json`, `utoipa` 5, `tracing` 0.1 |
//!
//! # What leaves a service
//!
//! Only the catalogue's text (with language packs, the message of a pack), with the fields that it names as `{field}`, and
//! the fields marked `#[detail]`. Sources never do: the macros refuse them in texts and details. All other fields, and what
//! `Display` says of them, stay inside. The log has what `Display` says, and the sources: a reason that only the log is to know is
//! a `#[source]`.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod any;
pub mod argument;
pub mod catalog;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "client")]
pub mod client;
mod compose;
mod diagnosis;
#[cfg(feature = "export")]
pub mod diff;
#[cfg(feature = "json")]
pub mod envelope;
#[cfg(feature = "export")]
pub mod export;
#[cfg(feature = "export")]
mod file;
#[cfg(feature = "import")]
pub mod import;
#[cfg(feature = "export")]
pub mod lock;
pub mod message;
#[cfg(feature = "export")]
pub mod migrate;
pub mod plan;
#[cfg(feature = "export")]
mod published;
#[cfg(feature = "export")]
mod ranges;
pub mod report;
pub mod segment;
#[cfg(feature = "web")]
pub mod web;

#[doc(hidden)]
pub mod __private;

pub use any::{AnyError, Chain};
pub use catalog::{Catalog, Entry, ErrorCatalog, ErrorCode, GrpcCode, Legacy, Level, Rejection, Retry};
#[cfg(feature = "json")]
pub use envelope::{Envelope, Page, Success};
pub use error_codes_macros::ErrorCatalog;
pub use http::StatusCode;
pub use message::{LanguagePacks, Locale};
pub use plan::Plan;
pub use report::Report;
pub use segment::Segment;

#[doc = include_str!("../docs/language_packs.md")]
#[macro_export]
macro_rules! language_packs {
    ($($packs:tt)*) => { $crate::__private::language_packs! { ($crate) $($packs)* } };
}

#[cfg(any(doc, all(doctest, feature = "axum")))]
pub mod guide;

/// The README's examples compile and run.
#[cfg(all(doctest, feature = "axum", feature = "export", feature = "utoipa"))]
#[doc = include_str!("../../README.md")]
struct Readme;
