//! axum 0.8: errors and successes as responses, extractors, and the layer.
//!
//! ```
//! use axum::Router;
//! use axum::routing::post;
//! use error_codes::web::Answers;
//! use error_codes::web::axum::{Json, layer};
//! use error_codes::{ErrorCatalog, Success};
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, axum, keys = "user", success(20000, msg = "ok"), rejections(json = 50901, path = 50907))]
//! enum UserError {
//!     /// The name is taken
//!     #[code(60103, http = 409)]
//!     NameTaken,
//!     /// The body is no JSON of the wanted shape
//!     #[code(50901, http = 400)]
//!     MalformedJson,
//!     /// There is nothing here
//!     #[code(50907, http = 404)]
//!     PathUnknown,
//! }
//!
//! async fn create(Json(name): Json<String>) -> Result<Success<String>, UserError> {
//!     if name == "root" { Err(UserError::NameTaken) } else { Ok(Success(name)) }
//! }
//!
//! let router: Router = Router::new().route("/users", post(create)).layer(layer(Answers::of::<UserError>()));
//! ```

mod extract;
mod layer;

use axum_core::body::Body;
use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http::request::Parts;
use serde_core::Serialize;
use std::convert::Infallible;

pub use self::extract::{Json, Path, Query, Refusal};
pub use self::layer::{AnswerFuture, AnswerLayer, AnswerService, layer};
use super::answer::{self, Answer, Answered};
use super::rejected::Rejected;
use crate::AnyError;
use crate::catalog::ErrorCode;
use crate::envelope::Success;
use crate::message::Locale;

/// The response that `#[catalog(axum)]` gives an error: as the layer around the request has it, else with the entry's status,
/// in the flat envelope and the source language. With `Retry-After` (RFC 9110, section 10.2.3) where the entry or the error says
/// so.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::axum::respond;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "captcha")]
/// enum CaptchaError {
///     /// 验证码发送过于频繁
///     #[code(60105, http = 429, retry = after(60))]
///     TooOften,
/// }
///
/// let response = respond(&CaptchaError::TooOften);
/// assert_eq!(response.status(), 429);
/// assert_eq!(response.headers()["retry-after"], "60");
/// ```
#[must_use]
pub fn respond(error: &dyn ErrorCode) -> Response {
    response(answer::error(error))
}

fn response(answer: Answer) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = answer.status;
    answer.describe(response.headers_mut());
    if answer.looks_plain() {
        response.extensions_mut().insert(Answered);
    }
    if let Some(body) = answer.body {
        *response.body_mut() = Body::from(body.into_bytes());
    }
    response
}

/// As the layer around the request has it, else the entry's status and the flat envelope. Data that cannot be serialized
/// answers `500` with an empty body, and so does `Success(…)` without a layer, which alone knows its code.
impl<T: Serialize> IntoResponse for Success<T> {
    fn into_response(self) -> Response {
        response(answer::success(&self))
    }
}

impl IntoResponse for AnyError {
    fn into_response(self) -> Response {
        respond(&*self)
    }
}

impl IntoResponse for Rejected {
    fn into_response(self) -> Response {
        respond(&self)
    }
}

#[cfg(feature = "export")]
impl<S> axum::handler::Handler<(), S> for super::Errors {
    type Future = std::future::Ready<Response>;

    fn call(self, request: axum_core::extract::Request, _: S) -> Self::Future {
        let (answer, headers) = self.answer(request.headers());
        let mut response = response(answer);
        response.headers_mut().extend(headers);
        std::future::ready(response)
    }
}

/// The languages that the request asks for. Never fails: a request that asks for none, or for nonsense, is answered in the
/// source language.
///
/// ```
/// use error_codes::Locale;
///
/// async fn greeting(locale: Locale) -> &'static str {
///     if locale.starts_with("zh") { "你好" } else { "hello" }
/// }
/// ```
impl<S: Sync> FromRequestParts<S> for Locale {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::from_headers(&parts.headers))
    }
}
