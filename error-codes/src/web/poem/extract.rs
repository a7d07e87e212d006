//! poem's extractors, refusing in the service's own envelope.

use poem::error::{ParseJsonError, ReadBodyError};
use poem::{Error, FromRequest, Request, RequestBody, Result, web};
use serde_core::de::DeserializeOwned;

use super::super::rejected::Rejected;
use crate::catalog::Rejection;

/// The entry that `#[catalog(rejections(…))]` names, else poem's own answer.
fn refused(kind: Rejection, error: Error) -> Error {
    Rejected::new(kind, &error).map_or(error, Into::into)
}

/// How many bytes a [`Json`] body may have: 2 MiB, unless the request carries another limit.
///
/// ```
/// use error_codes::web::poem::{Json, JsonLimit};
/// use poem::{EndpointExt, Route, handler, post};
///
/// #[handler]
/// async fn upload(Json(_rows): Json<Vec<u64>>) {}
///
/// let app = Route::new().at("/rows", post(upload)).data(JsonLimit(32 << 20));
/// # let _ = app;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonLimit(pub usize);

impl Default for JsonLimit {
    fn default() -> Self {
        Self(2 << 20)
    }
}

/// [`web::Json`](https://docs.rs/poem/3/poem/web/struct.Json.html), refusing as the catalogue says: `json`, `media_type`,
/// `too_large` or `other`. poem's own reads bodies of any size; this one has a [`JsonLimit`].
///
/// ```
/// # use error_codes::{ErrorCatalog, web::{Answers, poem::middleware}};
/// # use poem::{Endpoint, EndpointExt, Request, Route, handler, post};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, poem, keys = "mall", rejections(json = 50901))]
/// # enum MallError {
/// #     /// 请求体格式错误
/// #     #[code(50901, http = 422)]
/// #     MalformedJson,
/// # }
/// use error_codes::web::poem::Json;
///
/// #[handler]
/// async fn register(Json(phone): Json<String>) -> String {
///     phone
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // `MallError` has `rejections(json = 50901)`, and `#[code(50901, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let app = Route::new().at("/users", post(register)).with(middleware(answers));
/// let request = Request::builder().method(http::Method::POST).uri_str("/users");
/// let request = request.content_type("application/json").body("138");
/// assert_eq!(app.get_response(request).await.status(), 422); // poem says 400
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Json<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        read(request, body).await.map(Self).map_err(|error| match error.downcast_ref() {
            Some(ParseJsonError::Parse(_)) => refused(Rejection::Json, error),
            Some(_) => refused(Rejection::MediaType, error),
            None => match error.downcast_ref() {
                Some(ReadBodyError::PayloadTooLarge) => refused(Rejection::TooLarge, error),
                // A mistake of the service.
                Some(ReadBodyError::BodyHasBeenTaken) => refused(Rejection::Panic, error),
                _ => refused(Rejection::Other, error),
            },
        })
    }
}

async fn read<T: DeserializeOwned>(request: &Request, body: &mut RequestBody) -> Result<T> {
    let media_type = request.content_type().ok_or(ParseJsonError::ContentTypeRequired)?;
    if !is_json(media_type) {
        return Err(ParseJsonError::InvalidContentType(media_type.into()).into());
    }
    let JsonLimit(limit) = request.data().copied().unwrap_or_default();
    let bytes = body.take()?.into_bytes_limit(limit).await?;
    Ok(serde_json::from_slice(&bytes).map_err(ParseJsonError::Parse)?)
}

/// `application/json` and `application/….+json`, whatever their parameters.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let subtype = essence.strip_prefix("application/");
    subtype.is_some_and(|subtype| subtype == "json" || subtype.ends_with("+json"))
}

/// [`web::Query`](https://docs.rs/poem/3/poem/web/struct.Query.html), refusing as the catalogue says: `other`.
///
/// ```
/// # use error_codes::{ErrorCatalog, web::{Answers, poem::middleware}};
/// # use poem::{Endpoint, EndpointExt, Request, Route, get, handler};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, poem, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::poem::Query;
///
/// #[derive(serde::Deserialize)]
/// struct Wanted {
///     page: u32,
/// }
///
/// #[handler]
/// async fn list(Query(wanted): Query<Wanted>) -> String {
///     format!("page {}", wanted.page)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let app = Route::new().at("/coupons", get(list)).with(middleware(answers));
/// let request = Request::builder().uri_str("/coupons?page=two").finish();
/// assert_eq!(app.get_response(request).await.status(), 422); // poem says 400
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Query<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let query = web::Query::from_request(request, body).await;
        query.map(|web::Query(query)| Self(query)).map_err(|error| refused(Rejection::Other, error))
    }
}

/// [`web::Path`](https://docs.rs/poem/3/poem/web/struct.Path.html), refusing as the catalogue says: `other`.
///
/// ```
/// # use error_codes::{ErrorCatalog, web::{Answers, poem::middleware}};
/// # use poem::{Endpoint, EndpointExt, Request, Route, get, handler};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, poem, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::poem::Path;
///
/// #[handler]
/// async fn coupon(Path(id): Path<u64>) -> String {
///     format!("coupon {id}")
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let app = Route::new().at("/coupons/:id", get(coupon)).with(middleware(answers));
/// let request = Request::builder().uri_str("/coupons/seven").finish();
/// assert_eq!(app.get_response(request).await.status(), 422); // poem says 400
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<'a, T: DeserializeOwned> FromRequest<'a> for Path<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let path = web::Path::from_request(request, body).await;
        path.map(|web::Path(path)| Self(path)).map_err(|error| refused(Rejection::Other, error))
    }
}
