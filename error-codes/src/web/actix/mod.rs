//! actix-web 4: errors and successes as responses, extractors, and the middleware.
//!
//! ```
//! use actix_web::{App, web};
//! use error_codes::web::Answers;
//! use error_codes::web::actix::{Json, middleware};
//! use error_codes::{ErrorCatalog, Success};
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, actix, keys = "user", success(20000, msg = "ok"), rejections(json = 50901, path = 50907))]
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
//! let app = App::new()
//!     .service(web::resource("/users").route(web::post().to(create)))
//!     .wrap(middleware(Answers::of::<UserError>()));
//! # let _ = app;
//! ```
//!
//! A route of [`web::resource`](https://docs.rs/actix-web/4/actix_web/web/fn.resource.html) refuses other methods (`method`);
//! to one of `App::route` a request with another method is a request for an unknown path (`path`).
//!
//! actix's `get` does not match `HEAD`: a route that should answer it says so (`.route(web::head().to(…))`).

mod extract;
mod middleware;

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER,
};
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder, ResponseError};
use serde_core::Serialize;

pub use self::extract::{Json, Path, Query};
pub use self::middleware::{AnswerMiddleware, AnswerService, middleware};
use super::answer::{self, Answer, Answered};
use super::rejected::Rejected;
use crate::AnyError;
use crate::catalog::ErrorCode;
use crate::envelope::Success;
use crate::message::Locale;

/// The response that `#[catalog(actix)]` gives an error: as the middleware around the request has it, else with the entry's
/// status, in the flat envelope and the source language. With `Retry-After` (RFC 9110, section 10.2.3) where the entry or the
/// error says so.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::actix::respond;
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
/// assert_eq!(response.status().as_u16(), 429);
/// assert_eq!(response.headers().get("retry-after").unwrap().as_bytes(), b"60");
/// ```
#[must_use]
pub fn respond(error: &dyn ErrorCode) -> HttpResponse {
    response(answer::error(error))
}

/// The entry's status, as actix-web has it.
///
/// For a `ResponseError` written by hand:
///
/// ```
/// use actix_web::http::StatusCode;
/// use error_codes::ErrorCatalog;
/// use error_codes::web::actix::status;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "user", http = 409)]
/// enum UserError {
///     /// 手机号已被注册
///     #[code(60101)]
///     PhoneExists,
/// }
///
/// assert_eq!(status(&UserError::PhoneExists), StatusCode::CONFLICT);
/// ```
#[must_use]
pub fn status(error: &dyn ErrorCode) -> StatusCode {
    status_of(error.status())
}

/// The same status in the types of `http` 0.2.
fn status_of(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn response(answer: Answer) -> HttpResponse {
    let mut response = HttpResponse::new(status_of(answer.status));
    // `http` 0.2 has its own types for these.
    let headers = response.headers_mut();
    for (name, text) in [(CONTENT_TYPE, answer.media_type()), (CONTENT_LANGUAGE, answer.language)] {
        if let Some(text) = text {
            headers.insert(name, HeaderValue::from_static(text));
        }
    }
    if let Some(seconds) = answer.retry_after {
        headers.insert(RETRY_AFTER, seconds.into());
    }
    if answer.looks_plain() {
        response.extensions_mut().insert(Answered);
    }
    match answer.body {
        Some(body) => response.set_body(BoxBody::new(body.into_bytes())),
        None => response,
    }
}

/// As the middleware around the request has it, else the entry's status and the flat envelope. Data that cannot be serialized
/// answers `500` with an empty body, and so does `Success(…)` without a middleware, which alone knows its code.
impl<T: Serialize> Responder for Success<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        response(answer::success(&self))
    }
}

impl ResponseError for AnyError {
    fn status_code(&self) -> StatusCode {
        status(&**self)
    }

    fn error_response(&self) -> HttpResponse {
        respond(&**self)
    }
}

impl ResponseError for Rejected {
    fn status_code(&self) -> StatusCode {
        status(self)
    }

    fn error_response(&self) -> HttpResponse {
        respond(self)
    }
}

#[cfg(feature = "export")]
impl actix_web::Handler<HttpRequest> for super::Errors {
    type Output = HttpResponse;
    type Future = Ready<HttpResponse>;

    fn call(&self, request: HttpRequest) -> Self::Future {
        // The same headers in the types of `http` 1.
        let mut headers = http::HeaderMap::new();
        for (name, value) in request.headers() {
            let name = http::HeaderName::from_bytes(name.as_str().as_bytes());
            if let (Ok(name), Ok(value)) = (name, http::HeaderValue::from_bytes(value.as_bytes())) {
                headers.append(name, value);
            }
        }
        let (answer, headers) = self.answer(&headers);
        let mut response = response(answer);
        for (name, value) in &headers {
            let name = actix_web::http::header::HeaderName::from_bytes(name.as_str().as_bytes());
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value.as_bytes())) {
                response.headers_mut().insert(name, value);
            }
        }
        ready(response)
    }
}

/// The languages that the request asks for. Never fails: a request that asks for none, or for nonsense, is answered in the
/// source language.
impl FromRequest for Locale {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(languages(request.headers()))))
    }
}

fn languages(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    headers.get_all(ACCEPT_LANGUAGE).filter_map(|list| list.to_str().ok())
}
