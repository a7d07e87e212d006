//! Your own error enums, turned into an enforced error-code catalogue.
//!
//! One attribute gives a variant its business code, HTTP status and i18n key; the compiler refuses a catalogue
//! that contradicts itself; services answer with it; documents, clients and a lock are made of it.
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
//! # What the compiler says
//!
//! Give `EmailExists` the code 60101 as well, and nothing compiles until somebody decides:
//!
//! ```text
//! error: duplicate code `60101`: `EmailExists` and `PhoneExists` both claim it; `60102` is free
//!   --> src/error.rs:16:12
//!    |
//! 16 |     #[code(60101)]
//!    |            ^^^^^
//!
//! error: code `60101` first used here
//!  --> src/error.rs:9:12
//!   |
//! 9 |     #[code(60101, hint = "提示用户更换手机号或找回密码", was(20101, 40001))]
//!   |            ^^^^^
//! ```
//!
//! So it does with a code outside its segment, a retired number, an old one that is live again, a status that HTTP does not have, a
//! placeholder that names no field. The attributes and every rule are documented at the derive, [`ErrorCatalog`](macro@ErrorCatalog).
//!
//! # One catalogue for a service
//!
//! An enum may be composed of others, of any module or crate. It has the entries of all of them, and `?` takes an error of each:
//!
//! ```
//! use error_codes::{ErrorCatalog, ErrorCode};
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, keys = "user", http = 409)]
//! pub enum RegisterError {
//!     /// 手机号已被注册
//!     #[code(60101)]
//!     PhoneExists,
//! }
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, keys = "coupon", http = 409)]
//! pub enum CouponError {
//!     /// 优惠券已领完
//!     #[code(61301)]
//!     SoldOut,
//! }
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, name = "mall", success(20000, msg = "ok"))]
//! pub enum MallError {
//!     #[code(transparent)]
//!     Register(#[from] RegisterError),
//!     #[code(transparent)]
//!     Coupon(#[from] CouponError),
//! }
//!
//! fn claim(left: u32) -> Result<u32, MallError> {
//!     let left = left.checked_sub(1).ok_or(CouponError::SoldOut)?;
//!     Ok(left)
//! }
//!
//! assert_eq!(claim(0).unwrap_err().code(), 61301);
//! assert_eq!(MallError::CATALOG.entries().len(), 2);
//! ```
//!
//! A code or a name that two parts both claim does not compile, and the error names both variants. Who owns which numbers can be
//! written down once, for the whole system: as a [`Plan`] of [`Segment`]s, which the derive holds every enum against.
//!
//! # Messages in the reader's language
//!
//! [`language_packs!`] reads a JSON file for each language, and the compiler names the message that is missing:
//!
//! ```
//! use error_codes::{ErrorCatalog, Report};
//!
//! error_codes::language_packs! {
//!     pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
//! }
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(packs = PACKS)]
//! pub enum RegisterError {
//!     #[code(60101, http = 409, msg = "phone.exists")]
//!     PhoneExists { phone: String },
//! }
//!
//! let error = RegisterError::PhoneExists { phone: "138****0000".into() };
//! let report = Report::of(&error).locale("en-GB, en;q=0.9");
//! assert_eq!(report.message(), "The phone number 138****0000 is taken");
//! ```
//!
//! # Over HTTP
//!
//! With the feature of a web framework an error is a response, and a layer knows what an error cannot: the language of the request, the
//! envelope, and what the framework itself refuses. Here axum's:
//!
//! ```
//! # #[cfg(feature = "axum")]
//! # mod shown {
//! use axum::{Router, routing::post};
//! use error_codes::web::axum::{Json, layer};
//! use error_codes::{ErrorCatalog, Success, web::Answers};
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, axum, keys = "user", success(20000, msg = "ok"), rejections(json = 50901))]
//! pub enum RegisterError {
//!     /// 手机号已被注册
//!     #[code(60101, http = 409)]
//!     PhoneExists,
//!     /// 请求体格式错误
//!     #[code(50901, http = 400)]
//!     MalformedJson,
//! }
//!
//! async fn register(Json(phone): Json<String>) -> Result<Success<u64>, RegisterError> {
//!     if phone == "13800000000" { Err(RegisterError::PhoneExists) } else { Ok(Success(7)) }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # pub async fn main() {
//! let answers = Answers::of::<RegisterError>();
//! let router: Router = Router::new().route("/users", post(register)).layer(layer(answers));
//!
//! // POST /users "13900000000"  200  {"code":20000,"message":"ok","data":7}
//! // POST /users "13800000000"  409  {"code":60101,"message":"手机号已被注册","data":null}
//! // POST /users 138            400  {"code":50901,"message":"请求体格式错误","data":null}
//! # use tower_service::Service;
//! # let mut router = router;
//! # for (body, status, answer) in [
//! #     (r#""13900000000""#, 200, r#"{"code":20000,"message":"ok","data":7}"#),
//! #     (r#""13800000000""#, 409, r#"{"code":60101,"message":"手机号已被注册","data":null}"#),
//! #     ("138", 400, r#"{"code":50901,"message":"请求体格式错误","data":null}"#),
//! # ] {
//! #     let request = http::Request::post("/users").header("content-type", "application/json");
//! #     let response = router.call(request.body(axum::body::Body::from(body)).unwrap()).await.unwrap();
//! #     assert_eq!(response.status(), status);
//! #     assert_eq!(axum::body::to_bytes(response.into_body(), 1024).await.unwrap(), answer);
//! # }
//! # }
//! # }
//! # fn main() {
//! #     #[cfg(feature = "axum")]
//! #     shown::main();
//! # }
//! ```
//!
//! # What is generated, and what stays
//!
//! With the feature `export` the catalogue is the source of documents, clients and a page to search, and a lock keeps what was published:
//! a code that is renumbered, reused or removed fails a test.
//!
//! ```no_run
//! # #[cfg(feature = "export")]
//! # mod shown {
//! # #[derive(error_codes::ErrorCatalog)]
//! # enum MallError {}
//! use error_codes::export::{self, Snapshot};
//! use error_codes::{ErrorCatalog, lock};
//!
//! #[test]
//! fn what_is_committed_is_true() {
//!     let snapshot = Snapshot::of(MallError::CATALOG);
//!     export::assert_up_to_date("docs/errors.md", &export::markdown(&snapshot, "zh"));
//!     export::assert_up_to_date("web/errors.ts", &export::typescript(&snapshot));
//!     lock::verify::<MallError>("error-codes.lock");
//! }
//! # }
//! ```
//!
//! # What leaves a service
//!
//! Only the catalogue's text (with language packs, the message of a pack), with the fields that it names as `{field}`, and
//! the fields marked `#[detail]`. Sources never do: the macros refuse them in texts and details. All other fields, and what
//! `Display` says of them, stay inside. The log has what `Display` says, and the sources: a reason that only the log is to know is
//! a `#[source]`.
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
#[cfg(feature = "import")]
mod lines;
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
pub use catalog::{
    Catalog, Detail, Entry, ErrorCatalog, ErrorCode, GrpcCode, Legacy, Level, Rejection, Retry,
};
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
