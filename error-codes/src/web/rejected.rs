//! What the framework refused, as an error of the catalogue.

use std::error::Error;
use std::fmt;

use super::context;
use crate::catalog::{Entry, ErrorCode, Rejection};

/// What a framework refused before a handler saw it, under the entry that `#[catalog(rejections(…))]` names for it.
///
/// Its `Display` is what the framework said: for the log.
///
/// An extractor of the service's own refuses in the same words:
///
/// ```
/// # #[cfg(feature = "axum")]
/// # mod shown {
/// use axum::response::{IntoResponse, Response};
/// use axum::{Router, routing::post};
/// use error_codes::web::{Answers, Rejected, axum::layer};
/// use error_codes::{ErrorCatalog, Rejection, StatusCode};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, keys = "mall", rejections(other = 50902))]
/// enum MallError {
///     /// 请求被拒绝
///     #[code(50902, http = 403)]
///     Refused,
/// }
///
/// /// Without a layer, a status alone.
/// fn unsigned() -> Response {
///     let rejected = Rejected::new(Rejection::Other, "no signature");
///     rejected.map_or_else(|| StatusCode::BAD_REQUEST.into_response(), IntoResponse::into_response)
/// }
///
/// async fn pay(headers: http::HeaderMap) -> Response {
///     if headers.contains_key("x-signature") { "paid".into_response() } else { unsigned() }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # pub async fn main() {
/// # use tower_service::Service;
/// let mut router: Router = Router::new().route("/", post(pay)).layer(layer(Answers::of::<MallError>()));
/// let request = http::Request::post("/").body(axum::body::Body::empty()).unwrap();
/// assert_eq!(router.call(request).await.unwrap().status(), 403);
/// assert_eq!(unsigned().status(), 400);
/// # }
/// # }
/// # fn main() {
/// #     #[cfg(feature = "axum")]
/// #     shown::main();
/// # }
/// ```
#[derive(Debug)]
pub struct Rejected {
    entry: &'static Entry,
    problem: String,
}

impl Rejected {
    /// The rejection as the layer around the request wants it answered; `None` where there is no layer, or its catalogue names
    /// no entry for the kind.
    #[must_use]
    pub fn new(kind: Rejection, problem: impl fmt::Display) -> Option<Self> {
        let entry = context::current()?.answers.catalog.rejection(kind)?;
        Some(Self { entry, problem: problem.to_string() })
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl Error for Rejected {}

impl ErrorCode for Rejected {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        Some(self)
    }
}
