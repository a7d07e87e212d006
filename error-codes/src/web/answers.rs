//! How a service answers.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::answer;
use crate::catalog::{Catalog, ErrorCatalog, ErrorCode};
use crate::envelope::{Body, Envelope, Flat};
use crate::report::Report;

/// How a service answers: its catalogue, its envelope, and what it tells of itself. Made once and handed to the layer of the
/// framework.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, keys = "mall", success(20000, msg = "ok"))]
/// # enum MallError {
/// #     /// 手机号已被注册
/// #     #[code(60101, http = 409)]
/// #     PhoneExists,
/// # }
/// use error_codes::envelope::Timestamped;
/// use error_codes::web::Answers;
///
/// let answers = Answers::of::<MallError>()
///     .envelope(Timestamped::rfc3339())
///     .reveal(std::env::var_os("REVEAL").is_some())
///     .on_report(|report| println!("one more {}", report.name()));
///
/// let body = answers.report(&MallError::PhoneExists, "zh-CN").unwrap();
/// assert!(body.into_bytes().starts_with(br#"{"code":60101,"message":"#));
/// ```
#[derive(Clone)]
pub struct Answers {
    pub(crate) catalog: &'static Catalog,
    pub(crate) envelope: Arc<dyn Envelope>,
    pub(crate) reveals: bool,
    pub(crate) always_200: bool,
    pub(crate) rewrites_plain: bool,
    hook: Option<Hook>,
}

type Hook = Arc<dyn Fn(&Report<'_>) + Send + Sync>;

impl Answers {
    /// Answers from the catalogue of `E`: in the flat envelope, with the entries' statuses, revealing nothing.
    #[must_use]
    pub fn of<E: ErrorCatalog>() -> Self {
        Self {
            catalog: E::CATALOG,
            envelope: Arc::new(Flat::new()),
            reveals: false,
            always_200: false,
            rewrites_plain: true,
            hook: None,
        }
    }

    /// Answers in this envelope.
    #[must_use]
    pub fn envelope(mut self, envelope: impl Envelope + 'static) -> Self {
        self.envelope = Arc::new(envelope);
        self
    }

    /// Whether envelopes that have a place for it send the diagnostic: what the error itself says, with its sources. Not for
    /// production, whatever the build profile: it is never on by itself.
    #[must_use]
    pub fn reveal(mut self, reveals: bool) -> Self {
        self.reveals = reveals;
        self
    }

    /// Whether every answer of the catalogue has the HTTP status 200, for clients that look at the code alone. The log still has
    /// the entry's. An answer without a body (204) and one that is not ours keep theirs.
    ///
    /// ```
    /// # #[cfg(feature = "axum")]
    /// # mod shown {
    /// use axum::{Router, routing::post};
    /// use error_codes::web::{Answers, axum::layer};
    /// use error_codes::{AnyError, ErrorCatalog};
    ///
    /// #[derive(Debug, ErrorCatalog)]
    /// #[catalog(error, keys = "user", http = 409)]
    /// enum UserError {
    ///     /// 手机号已被注册
    ///     #[code(60101)]
    ///     PhoneExists,
    /// }
    ///
    /// async fn register() -> Result<(), AnyError> {
    ///     Err(UserError::PhoneExists)?
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # pub async fn main() {
    /// # use tower_service::Service;
    /// let answers = Answers::of::<UserError>().always_200(true);
    /// let mut router: Router = Router::new().route("/users", post(register)).layer(layer(answers));
    /// let request = http::Request::post("/users").body(axum::body::Body::empty()).unwrap();
    /// assert_eq!(router.call(request).await.unwrap().status(), 200);
    /// # }
    /// # }
    /// # fn main() {
    /// #     #[cfg(feature = "axum")]
    /// #     shown::main();
    /// # }
    /// ```
    #[must_use]
    pub fn always_200(mut self, always: bool) -> Self {
        self.always_200 = always;
        self
    }

    /// Whether a plain answer of the framework, such as its `404 Not Found` in text, is replaced by the entry that
    /// `#[catalog(rejections(…))]` names: answers of status 400, 404, 405, 411, 413, 415 and 422 that have no body, or one of plain
    /// text, and such answers of 500 and above, which may tell of a foreign error: they are answered as a panic is. On unless
    /// switched off, as a route should that passes another service's answers on. Other plain answers (401, 403, 408, 429) are left
    /// alone: a service says those in its own words.
    ///
    /// ```
    /// # #[cfg(feature = "axum")]
    /// # mod shown {
    /// use axum::Router;
    /// use error_codes::ErrorCatalog;
    /// use error_codes::web::{Answers, axum::layer};
    ///
    /// #[derive(Debug, ErrorCatalog)]
    /// #[catalog(error, keys = "mall", rejections(path = 50907))]
    /// enum MallError {
    ///     /// 路径不存在
    ///     #[code(50907, http = 404)]
    ///     PathUnknown,
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # pub async fn main() {
    /// # use tower_service::Service;
    /// for rewrites in [true, false] {
    ///     let answers = Answers::of::<MallError>().rewrite_plain(rewrites);
    ///     let mut router: Router = Router::new().layer(layer(answers));
    ///     let response = router.call(http::Request::new(axum::body::Body::empty())).await.unwrap();
    ///     assert_eq!(response.headers().contains_key("content-type"), rewrites);
    /// }
    /// # }
    /// # }
    /// # fn main() {
    /// #     #[cfg(feature = "axum")]
    /// #     shown::main();
    /// # }
    /// ```
    #[must_use]
    pub fn rewrite_plain(mut self, rewrites: bool) -> Self {
        self.rewrites_plain = rewrites;
        self
    }

    /// Calls `hook` once for each error that is answered from the catalogue: for metrics and alerts. It is called where the answer is
    /// made, so that it should not take long. One that panics is logged, and the error answered all the same.
    #[must_use]
    pub fn on_report(mut self, hook: impl Fn(&Report<'_>) + Send + Sync + 'static) -> Self {
        self.hook = Some(Arc::new(hook));
        self
    }

    /// The body that tells of `error` where no HTTP response does, in a message of a WebSocket, say: in the language that suits
    /// `languages` best. It is logged and told to the hook, as an error that answers a request is.
    ///
    /// # Errors
    ///
    /// Where the envelope cannot be serialized even without details.
    pub fn report(&self, error: &dyn ErrorCode, languages: impl AsRef<str>) -> serde_json::Result<Body> {
        let report = Report::of(error).locale(languages).in_catalog(self.catalog).reveal(self.reveals);
        answer::log(&report);
        self.tell(&report);
        answer::body(&*self.envelope, &report)
    }

    pub(crate) fn tell(&self, report: &Report<'_>) {
        let Some(hook) = &self.hook else { return };
        // The answer must not be lost because somebody could not count it.
        if catch_unwind(AssertUnwindSafe(|| hook(report))).is_err() {
            tracing::error!(target: "error_codes", "the hook of `on_report` panicked on {}", report.name());
        }
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers")
            .field("catalog", &self.catalog)
            .field("reveals", &self.reveals)
            .field("always_200", &self.always_200)
            .field("rewrites_plain", &self.rewrites_plain)
            .finish_non_exhaustive()
    }
}
