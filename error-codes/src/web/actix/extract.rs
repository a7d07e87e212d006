//! actix-web's extractors, refusing in the service's own envelope.

use std::fmt::Display;
use std::future::{Ready, ready};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::{JsonPayloadError, PayloadError};
use actix_web::{Error, FromRequest, HttpRequest, web};
use serde_core::de::DeserializeOwned;

use super::super::rejected::Rejected;
use crate::catalog::Rejection;

/// The entry that `#[catalog(rejections(…))]` names, else actix-web's own answer.
fn refused(kind: Rejection, error: impl Into<Error> + Display) -> Error {
    Rejected::new(kind, &error).map_or_else(|| error.into(), Into::into)
}

/// [`web::Json`](https://docs.rs/actix-web/4/actix_web/web/struct.Json.html), refusing as the catalogue says: `json`,
/// `media_type`, `too_large` or `other`. It heeds
/// [`JsonConfig`](https://docs.rs/actix-web/4/actix_web/web/struct.JsonConfig.html); an error handler there goes first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let read = web::Json::<T>::from_request(request, payload);
        Box::pin(async move {
            match read.await {
                Ok(json) => Ok(Self(json.into_inner())),
                Err(error) => Err(match error.as_error().map(kind) {
                    Some(kind) => refused(kind, error),
                    None => error,
                }),
            }
        })
    }
}

fn kind(error: &JsonPayloadError) -> Rejection {
    match error {
        JsonPayloadError::Deserialize(_) => Rejection::Json,
        JsonPayloadError::ContentType => Rejection::MediaType,
        JsonPayloadError::OverflowKnownLength { .. }
        | JsonPayloadError::Overflow { .. }
        | JsonPayloadError::Payload(PayloadError::Overflow) => Rejection::TooLarge,
        _ => Rejection::Other,
    }
}

/// [`web::Query`](https://docs.rs/actix-web/4/actix_web/web/struct.Query.html), refusing as the catalogue says: `other`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = web::Query::<T>::from_query(request.query_string());
        ready(match query {
            Ok(query) => Ok(Self(query.into_inner())),
            Err(error) => Err(refused(Rejection::Other, error)),
        })
    }
}

/// [`web::Path`](https://docs.rs/actix-web/4/actix_web/web/struct.Path.html), refusing as the catalogue says: `other`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Path<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match web::Path::<T>::extract(request).into_inner() {
            Ok(path) => Ok(Self(path.into_inner())),
            Err(error) => Err(refused(Rejection::Other, error)),
        })
    }
}
