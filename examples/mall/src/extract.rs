//! What axum refuses by itself, answered from the catalogue.
//!
//! Handlers use these `Json`, `Path` and `Query` instead of axum's, so that no request gets a plain-text answer.

use axum::body::{Body, Bytes};
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use serde::de::DeserializeOwned;

use crate::error::MallError;
use crate::upstream;

/// The largest body that the mall accepts. Its forms are small.
const BODY_LIMIT: usize = 16 * 1024;

/// The largest body that it reads to the end, if only to refuse it.
pub const READ_LIMIT: usize = 1024 * 1024;

/// Reads the body before anyone answers. An answer that overtakes the body, such as "not logged in", would close the
/// connection under a client that is still sending, and the client would see that instead of the answer.
pub async fn read_body(request: Request, next: Next) -> Result<Response, MallError> {
    let (parts, body) = request.into_parts();
    let mut limited = Request::new(body);
    // The extensions hold the limit for `Bytes`.
    limited.extensions_mut().clone_from(&parts.extensions);
    let too_large = || MallError::BodyTooLarge { limit_bytes: BODY_LIMIT };
    let bytes = Bytes::from_request(limited, &()).await.map_err(|rejection| {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            too_large()
        } else {
            MallError::BodyUnreadable { problem: rejection.body_text() }
        }
    })?;
    if bytes.len() > BODY_LIMIT {
        return Err(too_large());
    }
    Ok(next.run(Request::from_parts(parts, Body::from(bytes))).await)
}

pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = MallError;

    async fn from_request(request: Request, state: &S) -> Result<Self, MallError> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(json_error(&rejection)),
        }
    }
}

fn json_error(rejection: &JsonRejection) -> MallError {
    let problem = rejection.body_text();
    match rejection {
        JsonRejection::JsonSyntaxError(_) => MallError::MalformedJson { problem },
        JsonRejection::JsonDataError(_) => MallError::BodyMismatch { problem },
        JsonRejection::MissingJsonContentType(_) => MallError::UnsupportedMediaType,
        _ => MallError::BodyUnreadable { problem },
    }
}

pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = MallError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, MallError> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => Err(path_error(&rejection)),
        }
    }
}

fn path_error(rejection: &PathRejection) -> MallError {
    let problem = rejection.body_text();
    // A route whose parameters do not fit its handler is our mistake, not the caller's.
    if rejection.status().is_server_error() {
        return upstream::internal(problem);
    }
    MallError::PathParameterInvalid { problem }
}

pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = MallError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, MallError> {
        match axum::extract::Query::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(query_error(&rejection)),
        }
    }
}

fn query_error(rejection: &QueryRejection) -> MallError {
    MallError::QueryInvalid { problem: rejection.body_text() }
}
