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
///
/// Who would rather go on takes it as a value:
///
/// ```
/// use axum::{Router, routing::get};
/// use error_codes::web::axum::{Query, Refusal};
///
/// #[derive(serde::Deserialize)]
/// struct Wanted {
///     page: u32,
/// }
///
/// async fn list(wanted: Result<Query<Wanted>, Refusal>) -> String {
///     format!("page {}", wanted.map_or(1, |Query(wanted)| wanted.page))
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # use tower_service::Service;
/// let mut router: Router = Router::new().route("/coupons", get(list));
/// let request = http::Request::get("/coupons?page=two").body(axum::body::Body::empty()).unwrap();
/// let body = router.call(request).await.unwrap().into_body();
/// assert_eq!(axum::body::to_bytes(body, 1024).await.unwrap(), "page 1");
/// # }
/// ```
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
///
/// ```
/// # use axum::{Router, body::Body, routing::post};
/// # use error_codes::{ErrorCatalog, web::{Answers, axum::layer}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, axum, keys = "mall", rejections(json = 50901))]
/// # enum MallError {
/// #     /// 请求体格式错误
/// #     #[code(50901, http = 400)]
/// #     MalformedJson,
/// # }
/// use error_codes::web::axum::Json;
///
/// async fn register(Json(phone): Json<String>) -> String {
///     phone
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # use tower_service::Service;
/// // `MallError` has `rejections(json = 50901)`, and `#[code(50901, http = 400)]`.
/// let answers = Answers::of::<MallError>();
/// let mut router: Router = Router::new().route("/users", post(register)).layer(layer(answers));
/// let request = http::Request::post("/users").header("content-type", "application/json");
/// let response = router.call(request.body(Body::from("138")).unwrap()).await.unwrap();
/// assert_eq!(response.status(), 400); // axum says 422
/// # }
/// ```
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
///
/// ```
/// # use axum::{Router, body::Body, routing::get};
/// # use error_codes::{ErrorCatalog, web::{Answers, axum::layer}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, axum, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::axum::Query;
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
/// # use tower_service::Service;
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let mut router: Router = Router::new().route("/coupons", get(list)).layer(layer(answers));
/// let request = http::Request::get("/coupons?page=two").body(Body::empty()).unwrap();
/// assert_eq!(router.call(request).await.unwrap().status(), 422); // axum says 400
/// # }
/// ```
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
///
/// ```
/// # use axum::{Router, body::Body, routing::get};
/// # use error_codes::{ErrorCatalog, web::{Answers, axum::layer}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, axum, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::axum::Path;
///
/// async fn coupon(Path(id): Path<u64>) -> String {
///     format!("coupon {id}")
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # use tower_service::Service;
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// let answers = Answers::of::<MallError>();
/// let router = Router::new().route("/coupons/{id}", get(coupon));
/// let mut router: Router = router.layer(layer(answers));
/// let request = http::Request::get("/coupons/seven").body(Body::empty()).unwrap();
/// assert_eq!(router.call(request).await.unwrap().status(), 422); // axum says 400
/// # }
/// ```
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
