//! axum: `#[catalog(axum)]` makes an error answer for itself; [`Success`] answers for successes.

use std::convert::Infallible;

use axum_core::extract::FromRequestParts;
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use http::request::Parts;
use serde_core::Serialize;

use crate::catalog::ErrorCode;
use crate::envelope::{Body, Envelope, Flat, Success};
use crate::message::Locale;
use crate::report::Report;

/// The response that `#[catalog(axum)]` gives an error: the entry's status, the flat envelope, and `Retry-After`
/// (RFC 9110, section 10.2.3) where the entry or the error says so.
#[must_use]
pub fn respond(error: &dyn ErrorCode) -> Response {
    let report = Report::of(error);
    let body = Flat.report(&report).or_else(|_| Flat.report(&report.without_details()));
    let mut response = match body {
        Ok(body) => answer(report.status(), body),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    speaks(&mut response, report.language());
    if let Some(wait) = report.retry_after() {
        // A client that comes back a moment too early is sent away again: round up.
        let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn answer(status: StatusCode, body: Body) -> Response {
    let media_type = HeaderValue::from_static(body.media_type());
    (status, [(CONTENT_TYPE, media_type)], body.into_bytes()).into_response()
}

/// The success entry's status and the flat envelope. Data that cannot be serialized answers `500` with an empty body.
impl<T: Serialize> IntoResponse for Success<T> {
    fn into_response(self) -> Response {
        let outcome = self.outcome();
        match Flat.success(&outcome) {
            Ok(body) => {
                let mut response = answer(self.entry().status(), body);
                speaks(&mut response, outcome.language());
                response
            }
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

/// Says what language the message is in (RFC 9110, section 8.5).
fn speaks(response: &mut Response, language: Option<&'static str>) {
    if let Some(language) = language {
        response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
    }
}

/// The languages that the request asks for. Never fails: a request that asks for none, or for nonsense, is answered in the
/// source language.
///
/// ```
/// use error_codes::{ErrorCatalog, Locale, Success};
/// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
/// # #[derive(ErrorCatalog)]
/// # #[catalog(packs = PACKS, axum, success(20000, msg = "ok"))]
/// # enum MallError {}
///
/// async fn create_user(locale: Locale) -> Result<Success<u64>, MallError> {
///     Ok(MallError::success(7).message("user.created").locale(&locale))
/// }
/// ```
impl<S: Sync> FromRequestParts<S> for Locale {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::from_headers(&parts.headers))
    }
}
