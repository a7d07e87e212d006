//! salvo 1: errors and successes as responses, extractors, and the hoop. Needs Rust 1.95, as salvo itself does.
//!
//! ```
//! use error_codes::web::Answers;
//! use error_codes::web::salvo::{Json, service};
//! use error_codes::{ErrorCatalog, Success};
//! use salvo_core::prelude::*;
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, salvo, keys = "user", success(20000, msg = "ok"), rejections(json = 50901, path = 50907))]
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
//! async fn create(name: Json<String>) -> Result<Success<String>, UserError> {
//!     let Json(name) = name;
//!     if name == "root" { Err(UserError::NameTaken) } else { Ok(Success(name)) }
//! }
//!
//! let service = service(Router::with_path("users").post(create), Answers::of::<UserError>());
//! # let _ = service;
//! ```
//!
//! salvo adds `Allow` to answers of the status `405` only: not where the entry for a refused method has another one.
//!
//! salvo's `get` does not match `HEAD`: a route that should answer it says so (`.head(…)`).

mod extract;
mod hoop;

use std::convert::Infallible;

use http::StatusCode;
use salvo_core::extract::{Extractible, Metadata};
use salvo_core::{Depot, Request, Response, Scribe};
use serde_core::Serialize;

pub use self::extract::{Json, Path, Query, Refusal};
pub use self::hoop::{AnswerHoop, hoop, service};
use super::answer::{self, Answer};
use super::rejected::Rejected;
use crate::AnyError;
use crate::catalog::ErrorCode;
use crate::envelope::{Body, Success};
use crate::message::Locale;

/// Makes `response` the one that `#[catalog(salvo)]` gives an error: as the hoop around the request has it, else with the
/// entry's status, in the flat envelope and the source language. With `Retry-After` (RFC 9110, section 10.2.3) where the entry
/// or the error says so. A body that was begun is gone.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::salvo::respond;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "captcha")]
/// enum CaptchaError {
///     /// 验证码发送过于频繁
///     #[code(60105, http = 429, retry = after(60))]
///     TooOften,
/// }
///
/// let mut response = salvo_core::Response::new();
/// respond(&CaptchaError::TooOften, &mut response);
/// assert_eq!(response.status_code.unwrap(), 429);
/// assert_eq!(response.headers()["retry-after"], "60");
/// ```
pub fn respond(error: &dyn ErrorCode, response: &mut Response) {
    write(answer::error(error), response);
}

/// Marks a response as rendered here, to be sent with this status. Most can be told from a plain one of the framework without.
#[derive(Clone, Copy)]
struct Answered(StatusCode);

fn write(answer: Answer, response: &mut Response) {
    let begun: Vec<_> =
        response.headers().keys().filter(|name| !answer::is_kept(name.as_str())).cloned().collect();
    for name in begun {
        response.headers_mut().remove(name);
    }
    answer.describe(response.headers_mut());
    // The hoop sets the status to be sent: salvo calls no more handlers after an answer of an error's own.
    response.status_code(answer.own_status);
    if answer.status != answer.own_status || answer.looks_plain() {
        response.extensions.insert(Answered(answer.status));
    }
    response.body(answer.body.map(Body::into_bytes).unwrap_or_default());
}

/// As the hoop around the request has it, else the entry's status and the flat envelope. Data that cannot be serialized
/// answers `500` with an empty body, and so does `Success(…)` without a hoop, which alone knows its code.
impl<T: Serialize> Scribe for Success<T> {
    fn render(self, response: &mut Response) {
        write(answer::success(&self), response);
    }
}

impl Scribe for AnyError {
    fn render(self, response: &mut Response) {
        respond(&*self, response);
    }
}

impl Scribe for Rejected {
    fn render(self, response: &mut Response) {
        respond(&self, response);
    }
}

#[cfg(feature = "export")]
#[salvo_core::async_trait]
impl salvo_core::Handler for super::Errors {
    async fn handle(
        &self,
        request: &mut Request,
        _: &mut Depot,
        response: &mut Response,
        _: &mut salvo_core::FlowCtrl,
    ) {
        let (answer, headers) = self.answer(request.headers());
        write(answer, response);
        response.headers_mut().extend(headers);
    }
}

/// The languages that the request asks for. Never fails: a request that asks for none, or for nonsense, is answered in the
/// source language.
impl<'ex> Extractible<'ex> for Locale {
    fn metadata() -> &'static Metadata {
        &extract::METADATA
    }

    #[allow(refining_impl_trait, reason = "it never fails")]
    async fn extract(request: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, Infallible> {
        Ok(Self::from_headers(request.headers()))
    }
}
