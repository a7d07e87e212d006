//! axum's extractors, refusing in the service's own envelope.

use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum_core::extract::{FromRequest, FromRequestParts, Request};
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;
use serde_core::de::DeserializeOwned;

use super::super::rejected::Rejected;
use crate::catalog::Rejection;

/// What an extractor of this module answers when it refuses: the entry that `#[catalog(rejections(…))]` names, else axum's own
/// answer.
#[derive(Debug)]
pub struct Refusal(Result<Rejected, Box<Response>>);

impl Refusal {
    fn new(kind: Rejection, rejection: impl IntoResponse, problem: String) -> Self {
        Self(Rejected::new(kind, problem).ok_or_else(|| Box::new(rejection.into_response())))
    }
}

/// A refusal that nobody answers with is not logged.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.0.map_or_else(|response| *response, IntoResponse::into_response)
    }
}

/// [`axum::Json`](https://docs.rs/axum/0.8/axum/struct.Json.html), refusing as the catalogue says: `json`, `media_type`,
/// `too_large` or `other`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        match axum::Json::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Self(value)),
            Err(rejection) => {
                let kind = match &rejection {
                    JsonRejection::JsonDataError(_) | JsonRejection::JsonSyntaxError(_) => Rejection::Json,
                    JsonRejection::MissingJsonContentType(_) => Rejection::MediaType,
                    rejection if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Rejection::TooLarge,
                    _ => Rejection::Other,
                };
                let problem = rejection.body_text();
                Err(Refusal::new(kind, rejection, problem))
            }
        }
    }
}

/// [`axum::extract::Query`](https://docs.rs/axum/0.8/axum/extract/struct.Query.html), refusing as the catalogue says: `other`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match axum::extract::Query::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(refused_query(rejection)),
        }
    }
}

fn refused_query(rejection: QueryRejection) -> Refusal {
    let problem = rejection.body_text();
    Refusal::new(Rejection::Other, rejection, problem)
}

/// [`axum::extract::Path`](https://docs.rs/axum/0.8/axum/extract/struct.Path.html), refusing as the catalogue says: `other`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => Err(refused_path(rejection)),
        }
    }
}

fn refused_path(rejection: PathRejection) -> Refusal {
    let problem = rejection.body_text();
    // A route whose parameters do not fit its handler is a mistake of the service.
    let kind = if rejection.status().is_server_error() { Rejection::Panic } else { Rejection::Other };
    Refusal::new(kind, rejection, problem)
}
