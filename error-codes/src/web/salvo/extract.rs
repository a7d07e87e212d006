//! What salvo reads from a request, refusing in the service's own envelope.

use salvo_core::extract::{Extractible, Metadata};
use salvo_core::http::ParseError;
use salvo_core::serde::from_str_val;
use salvo_core::{Depot, Request, Response, Writer, async_trait};
use serde_core::de::DeserializeOwned;

use super::super::rejected::Rejected;
use crate::catalog::Rejection;

/// These are read from one place each, whatever their fields.
pub(super) static METADATA: Metadata = Metadata::new("");

/// What an extractor of this module answers when it refuses: the entry that `#[catalog(rejections(…))]` names, else salvo's own
/// answer.
///
/// Who would rather go on reads the request itself:
///
/// ```
/// use error_codes::web::salvo::{Query, Refusal};
/// use salvo_core::extract::Extractible;
/// use salvo_core::prelude::*;
///
/// #[derive(serde::Deserialize)]
/// struct Wanted {
///     page: u32,
/// }
///
/// async fn page(request: &mut Request, depot: &mut Depot) -> u32 {
///     let wanted: Result<Query<Wanted>, Refusal> = Query::extract(request, depot).await;
///     wanted.map_or(1, |Query(wanted)| wanted.page)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut request = Request::default();
/// request.set_uri("/coupons?page=two".parse().unwrap());
/// assert_eq!(page(&mut request, &mut Depot::new()).await, 1);
/// # }
/// ```
#[derive(Debug)]
pub struct Refusal(Result<Rejected, ParseError>);

impl Refusal {
    fn new(kind: Rejection, error: ParseError) -> Self {
        Self(Rejected::new(kind, &error).ok_or(error))
    }
}

#[async_trait]
impl Writer for Refusal {
    async fn write(self, request: &mut Request, depot: &mut Depot, response: &mut Response) {
        self.0.write(request, depot, response).await;
    }
}

/// [`Request::parse_json`](https://docs.rs/salvo_core/1/salvo_core/http/struct.Request.html#method.parse_json), refusing as the
/// catalogue says: `json`, `media_type`, `too_large` or `other`. How large is too large says salvo's
/// [`SecureMaxSize`](https://docs.rs/salvo_core/1/salvo_core/http/request/struct.SecureMaxSize.html), a hoop: 64 KiB without it.
///
/// ```
/// # use std::sync::Arc;
/// # use error_codes::{ErrorCatalog, web::{Answers, salvo::hoop}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, salvo, keys = "mall", rejections(json = 50901))]
/// # enum MallError {
/// #     /// 请求体格式错误
/// #     #[code(50901, http = 422)]
/// #     MalformedJson,
/// # }
/// use error_codes::web::salvo::Json;
/// use salvo_core::prelude::*;
///
/// #[handler]
/// async fn register(phone: Json<String>) -> String {
///     phone.0
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # let mut request = Request::default();
/// # request.headers_mut().insert("content-type", "application/json".parse().unwrap());
/// # request.replace_body(salvo_core::http::ReqBody::Once("138".into()));
/// # let mut flow = FlowCtrl::new(vec![Arc::new(hoop(Answers::of::<MallError>())), Arc::new(register)]);
/// # let mut response = Response::new();
/// # flow.call_next(&mut request, &mut Depot::new(), &mut response).await;
/// // `MallError` has `rejections(json = 50901)`, and `#[code(50901, http = 422)]`.
/// // POST /users 138
/// assert_eq!(response.status_code.unwrap(), 422); // salvo says 400
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<'ex, T: DeserializeOwned + Send> Extractible<'ex> for Json<T> {
    fn metadata() -> &'static Metadata {
        &METADATA
    }

    #[allow(refining_impl_trait, reason = "a refusal is worth a name")]
    async fn extract(request: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, Refusal> {
        request.parse_json().await.map(Self).map_err(|error| {
            let kind = match &error {
                ParseError::SerdeJson(_) => Rejection::Json,
                ParseError::InvalidContentType => Rejection::MediaType,
                ParseError::PayloadTooLarge => Rejection::TooLarge,
                _ => Rejection::Other,
            };
            Refusal::new(kind, error)
        })
    }
}

/// [`Request::parse_queries`](https://docs.rs/salvo_core/1/salvo_core/http/struct.Request.html#method.parse_queries), refusing as
/// the catalogue says: `other`.
///
/// ```
/// # use std::sync::Arc;
/// # use error_codes::{ErrorCatalog, web::{Answers, salvo::hoop}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, salvo, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::salvo::Query;
/// use salvo_core::prelude::*;
///
/// #[derive(serde::Deserialize)]
/// struct Wanted {
///     page: u32,
/// }
///
/// #[handler]
/// async fn list(wanted: Query<Wanted>) -> String {
///     format!("page {}", wanted.0.page)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # let mut request = Request::default();
/// # request.set_uri("/coupons?page=two".parse().unwrap());
/// # let mut flow = FlowCtrl::new(vec![Arc::new(hoop(Answers::of::<MallError>())), Arc::new(list)]);
/// # let mut response = Response::new();
/// # flow.call_next(&mut request, &mut Depot::new(), &mut response).await;
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// // GET /coupons?page=two
/// assert_eq!(response.status_code.unwrap(), 422); // salvo says 400
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<'ex, T: DeserializeOwned + Send> Extractible<'ex> for Query<T> {
    fn metadata() -> &'static Metadata {
        &METADATA
    }

    #[allow(refining_impl_trait, reason = "a refusal is worth a name")]
    async fn extract(request: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, Refusal> {
        request.parse_queries().map(Self).map_err(|error| Refusal::new(Rejection::Other, error))
    }
}

/// The parameters of the path, refusing as the catalogue says: `other`. A single one may be read as a value: `Path<u64>`; several
/// are read by their names, as
/// [`Request::parse_params`](https://docs.rs/salvo_core/1/salvo_core/http/struct.Request.html#method.parse_params) does.
///
/// ```
/// # use std::sync::Arc;
/// # use error_codes::{ErrorCatalog, web::{Answers, salvo::hoop}};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, salvo, keys = "mall", rejections(other = 50902))]
/// # enum MallError {
/// #     /// 请求被拒绝
/// #     #[code(50902, http = 422)]
/// #     Refused,
/// # }
/// use error_codes::web::salvo::Path;
/// use salvo_core::prelude::*;
///
/// #[handler]
/// async fn coupon(id: Path<u64>) -> String {
///     format!("coupon {}", id.0)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # let mut request = Request::default();
/// # request.params_mut().insert("id", "seven".into());
/// # let mut flow = FlowCtrl::new(vec![Arc::new(hoop(Answers::of::<MallError>())), Arc::new(coupon)]);
/// # let mut response = Response::new();
/// # flow.call_next(&mut request, &mut Depot::new(), &mut response).await;
/// // `MallError` has `rejections(other = 50902)`, and `#[code(50902, http = 422)]`.
/// // GET /coupons/seven
/// assert_eq!(response.status_code.unwrap(), 422); // salvo says 400
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<'ex, T: DeserializeOwned + Send> Extractible<'ex> for Path<T> {
    fn metadata() -> &'static Metadata {
        &METADATA
    }

    #[allow(refining_impl_trait, reason = "a refusal is worth a name")]
    async fn extract(request: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, Refusal> {
        let mut params = request.params().values();
        // A struct is read from no value, and a value from no map.
        let single = params.next().filter(|_| params.next().is_none()).cloned();
        match single.map(from_str_val) {
            Some(Ok(value)) => Ok(Self(value)),
            _ => request.parse_params().map(Self).map_err(|error| Refusal::new(Rejection::Other, error)),
        }
    }
}
