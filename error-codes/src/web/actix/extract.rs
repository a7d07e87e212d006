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
///
/// ```
/// # use actix_web::{App, test, web};
/// # use error_codes::{ErrorCatalog, web::{Answers, actix::middleware}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, actix, keys = "mall", rejections(json = 50901))]
/// # enum MallError {
/// #     /// 请求体格式错误
/// #     #[code(50901, http = 422)]
/// #     MalformedJson,
/// # }
/// use error_codes::web::actix::Json;
///
/// async fn register(Json(phone): Json<String>) -> String {
///     phone
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // `MallError` has `rejections(json = 50901)`, and `#[code(50901, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let app = App::new().route("/users", web::post().to(register)).wrap(middleware(answers));
/// let request = test::TestRequest::post().uri("/users").set_json(138);
/// let response = test::call_service(&test::init_service(app).await, request.to_request()).await;
/// assert_eq!(response.status().as_u16(), 422); // actix-web says 400
/// # }
/// ```
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
///
/// ```
/// # use actix_web::{App, test, web};
/// # use error_codes::{ErrorCatalog, web::{Answers, actix::middleware}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, actix, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::actix::Query;
///
/// #[derive(serde::Deserialize)]
/// struct Wanted {
///     page: u32,
/// }
///
/// async fn list(Query(wanted): Query<Wanted>) -> String {
///     format!("page {}", wanted.page)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let app = App::new().route("/coupons", web::get().to(list)).wrap(middleware(answers));
/// let request = test::TestRequest::get().uri("/coupons?page=two");
/// let response = test::call_service(&test::init_service(app).await, request.to_request()).await;
/// assert_eq!(response.status().as_u16(), 422); // actix-web says 400
/// # }
/// ```
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
///
/// ```
/// # use actix_web::{App, test, web};
/// # use error_codes::{ErrorCatalog, web::{Answers, actix::middleware}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, actix, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::actix::Path;
///
/// async fn coupon(Path(id): Path<u64>) -> String {
///     format!("coupon {id}")
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let app = App::new().route("/coupons/{id}", web::get().to(coupon)).wrap(middleware(answers));
/// let request = test::TestRequest::get().uri("/coupons/seven");
/// let response = test::call_service(&test::init_service(app).await, request.to_request()).await;
/// assert_eq!(response.status().as_u16(), 422); // actix-web says 404
/// # }
/// ```
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
