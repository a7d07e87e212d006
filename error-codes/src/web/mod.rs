//! Answers over HTTP: settings that are the same for every framework, and one module a framework.
//!
//! A layer (a middleware, a hoop) owns what an error cannot know: the language and the id of the request, the envelope, and
//! whether diagnostics are revealed. It sets them around each poll of the handler's future, so that an error or a success that
//! turns itself into a response finds them, and is rendered once, from a borrow. It also answers what never reaches a handler:
//! what the framework rejects, and what panics.
//!
//! | framework | the layer | an error is |
//! |---|---|---|
//! | axum 0.8 | `Router::new()….layer(web::axum::layer(answers))` | `IntoResponse` |
//! | actix-web 4 | `App::new()….wrap(web::actix::middleware(answers))` | `ResponseError` |
//! | poem 3 | `Route::new()….with(web::poem::middleware(answers))` | `ResponseError` |
//! | salvo 1 | `web::salvo::service(router, answers)` | `Scribe` |
//! | tonic 0.14 (gRPC) | `Server::builder().layer(web::tonic::layer(answers))` | a `Status` |
//!
//! All of them are told of in the `OpenAPI` document that utoipa 5 makes (`web::utoipa`).
//! `Errors` (with the feature `export`) is a handler of each but tonic: the catalogue itself, as a page for browsers and as JSON for others.
//!
//! The layer is known to the task of the request alone: what a handler spawns takes it along with [`in_request`].
//!
//! Without a layer an error answers in the source language, in the flat envelope, reveals nothing and logs nothing.
//!
//! What a layer is set up with answers where there is none, too, as in a message of a WebSocket:
//!
//! ```
//! use error_codes::ErrorCatalog;
//! use error_codes::web::Answers;
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, keys = "line", http = 401)]
//! enum LoginError {
//!     /// 二维码已过期
//!     #[code(2005)]
//!     QrExpired,
//! }
//!
//! let answers = Answers::of::<LoginError>();
//! let body = answers.report(&LoginError::QrExpired, "zh-CN").unwrap();
//! assert_eq!(body.into_bytes(), r#"{"code":2005,"message":"二维码已过期","data":null}"#.as_bytes());
//! ```

// With all features it is the lint's again to find what nobody uses.
#![cfg_attr(
    not(all(feature = "axum", feature = "salvo")),
    allow(dead_code, reason = "a framework uses its part")
)]

mod answer;
mod answers;
mod context;
#[cfg(feature = "export")]
mod errors;
mod rejected;

#[cfg(feature = "actix")]
pub mod actix;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "salvo")]
pub mod salvo;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "utoipa")]
pub mod utoipa;

pub use self::answers::Answers;
pub use self::context::in_request;
#[cfg(feature = "export")]
pub use self::errors::Errors;
pub use self::rejected::Rejected;
