//! The body of a request.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use error_codes::web::axum::Json;
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{CommonError, LineError};

/// The largest body that is accepted: an import has some thousand rows.
const BODY_LIMIT: usize = 1024 * 1024;

/// The largest body that is read to its end, if only to refuse it.
const READ_LIMIT: usize = 16 * BODY_LIMIT;

/// A form in JSON.
///
/// The document tells a body that is no JSON (1003) from one that lacks a parameter or has one of another type (1001), so
/// the two are looked at one after the other.
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let Json(value) =
            Json::<Value>::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        let form = serde_json::from_value(value);
        form.map(Self).map_err(|cause| {
            LineError::from(CommonError::InvalidParameter { cause: cause.into() }).into_response()
        })
    }
}

/// Reads the body before anyone answers. An answer that overtakes the body, such as "not logged in", would close the
/// connection under a client that is still sending, and the client would see that instead of the answer. What is too
/// large is read and forgotten.
pub async fn read(request: Request, next: Next) -> Result<Response, LineError> {
    let (parts, mut body) = request.into_parts();
    let mut kept = Vec::new();
    let mut read = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|cause| CommonError::InvalidParameter { cause: cause.into() })?;
        let Ok(data) = frame.into_data() else { continue };
        read += data.len();
        if read > READ_LIMIT {
            break;
        }
        if read > BODY_LIMIT {
            kept = Vec::new();
        } else {
            kept.extend_from_slice(&data);
        }
    }
    if read > BODY_LIMIT {
        return Err(CommonError::BodyTooLarge.into());
    }
    Ok(next.run(Request::from_parts(parts, Body::from(Bytes::from(kept)))).await)
}
