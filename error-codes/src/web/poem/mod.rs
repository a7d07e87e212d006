//! poem 3: errors and successes as responses, extractors, and the middleware.
//!
//! ```
//! use error_codes::web::Answers;
//! use error_codes::web::poem::{Json, middleware};
//! use error_codes::{ErrorCatalog, Success};
//! use poem::{EndpointExt, Route, handler, post};
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, poem, keys = "user", success(20000, msg = "ok"), rejections(json = 50901, path = 50907))]
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
//! #[handler]
//! async fn create(Json(name): Json<String>) -> Result<Success<String>, UserError> {
//!     if name == "root" { Err(UserError::NameTaken) } else { Ok(Success(name)) }
//! }
//!
//! let app = Route::new().at("/users", post(create)).with(middleware(Answers::of::<UserError>()));
//! # let _ = app;
//! ```
//!
//! poem does not say which methods a path has: its `405` comes without `Allow`.

mod extract;
mod middleware;

use std::cell::Cell;

use http::StatusCode;
use poem::error::ResponseError;
use poem::{FromRequest, IntoResponse, Request, RequestBody, Response};
use serde_core::Serialize;

pub use self::extract::{Json, JsonLimit, Path, Query};
pub use self::middleware::{AnswerEndpoint, AnswerMiddleware, middleware};
use super::answer::{self, Answer, Answered};
use super::rejected::Rejected;
use crate::AnyError;
use crate::catalog::ErrorCode;
use crate::envelope::Success;
use crate::message::Locale;

/// The response that `#[catalog(poem)]` gives an error: as the middleware around the request has it, else with the entry's
/// status, in the flat envelope and the source language. With `Retry-After` (RFC 9110, section 10.2.3) where the entry or the
/// error says so.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::poem::respond;
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
/// assert_eq!((response.status().as_u16(), response.header("retry-after")), (429, Some("60")));
/// ```
#[must_use]
pub fn respond(error: &dyn ErrorCode) -> Response {
    response(answer::error(error))
}

thread_local! {
    /// Whether a response was made here. The one that poem makes of an error loses its mark.
    static MADE: Cell<bool> = const { Cell::new(false) };
}

fn response(answer: Answer) -> Response {
    MADE.set(true);
    let mut response = Response::default();
    response.set_status(answer.status);
    answer.describe(response.headers_mut());
    if answer.looks_plain() {
        response.set_data(Answered);
    }
    if let Some(body) = answer.body {
        response.set_body(body.into_bytes());
    }
    response
}

/// As the middleware around the request has it, else the entry's status and the flat envelope. Data that cannot be serialized
/// answers `500` with an empty body, and so does `Success(…)` without a middleware, which alone knows its code.
impl<T: Serialize + Send> IntoResponse for Success<T> {
    fn into_response(self) -> Response {
        response(answer::success(&self))
    }
}

impl ResponseError for AnyError {
    fn status(&self) -> StatusCode {
        ErrorCode::status(&**self)
    }

    fn as_response(&self) -> Response {
        respond(&**self)
    }
}

impl ResponseError for Rejected {
    fn status(&self) -> StatusCode {
        ErrorCode::status(self)
    }

    fn as_response(&self) -> Response {
        respond(self)
    }
}

#[cfg(feature = "export")]
impl poem::Endpoint for super::Errors {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let (answer, headers) = self.answer(request.headers());
        let mut response = response(answer);
        response.headers_mut().extend(headers);
        Ok(response)
    }
}

/// The languages that the request asks for. Never fails: a request that asks for none, or for nonsense, is answered in the
/// source language.
impl<'a> FromRequest<'a> for Locale {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::from_headers(request.headers()))
    }
}
