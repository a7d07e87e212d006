//! axum: `#[catalog(axum)]` makes an error answer for itself; [`Success`] answers for successes.

use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use serde_core::Serialize;

use crate::catalog::ErrorCode;
use crate::envelope::{Body, Envelope, Flat, Success};
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
        match Flat.success(&self.outcome()) {
            Ok(body) => answer(self.entry().status(), body),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}
