//! The layer: what an error cannot know by itself.

use std::fmt;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll, ready};

use axum_core::response::{IntoResponse, Response};
use http::Request;
use http::header::CONTENT_TYPE;
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use super::super::Answers;
use super::super::answer::{self, Answered};
use super::super::context::{Context, InContext, Panic, within};
use super::super::rejected::Rejected;
use super::respond;
use crate::catalog::Rejection;

/// The layer that answers as `answers` says, for [`Router::layer`](https://docs.rs/axum/0.8/axum/struct.Router.html#method.layer)
/// and whatever else takes tower's layers. Put it outermost, around all routes and the fallback.
///
/// ```
/// use axum::Router;
/// use error_codes::ErrorCatalog;
/// use error_codes::web::{Answers, axum::layer};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, axum, keys = "mall", rejections(path = 50907))]
/// enum MallError {
///     /// 路径不存在
///     #[code(50907, http = 404)]
///     PathUnknown,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # use tower_service::Service;
/// let mut router: Router = Router::new().layer(layer(Answers::of::<MallError>()));
/// let response = router.call(http::Request::new(axum::body::Body::empty())).await.unwrap();
/// assert_eq!(response.headers()["content-type"], "application/json");
/// let body = axum::body::to_bytes(response.into_body(), 1024).await.unwrap();
/// assert_eq!(body, r#"{"code":50907,"message":"路径不存在","data":null}"#);
/// # }
/// ```
#[must_use]
pub fn layer(answers: Answers) -> AnswerLayer {
    AnswerLayer(Arc::new(answers))
}

/// The layer that [`layer`] makes.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, axum)]
/// # enum MallError {}
/// use axum::Router;
/// use error_codes::web::Answers;
/// use error_codes::web::axum::{AnswerLayer, layer};
///
/// /// The same for every router of the service.
/// fn answers() -> AnswerLayer {
///     layer(Answers::of::<MallError>())
/// }
///
/// let shop: Router = Router::new().layer(answers());
/// # assert!(!shop.has_routes());
/// ```
#[derive(Clone, Debug)]
pub struct AnswerLayer(Arc<Answers>);

impl<S> Layer<S> for AnswerLayer {
    type Service = AnswerService<S>;

    fn layer(&self, inner: S) -> AnswerService<S> {
        AnswerService { inner, answers: self.0.clone() }
    }
}

/// The service that an [`AnswerLayer`] makes of another: it answers as the layer says.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, axum)]
/// # enum MallError {}
/// use axum::Router;
/// use error_codes::web::Answers;
/// use error_codes::web::axum::{AnswerService, layer};
/// use tower_layer::Layer;
/// use tower_service::Service;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // Around a whole router, where middleware rewrites the path before it is routed.
/// let mut service: AnswerService<Router> = layer(Answers::of::<MallError>()).layer(Router::new());
/// let response = service.call(http::Request::<axum::body::Body>::default()).await.unwrap();
/// assert!(response.headers().contains_key("x-request-id"));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AnswerService<S> {
    inner: S,
    answers: Arc<Answers>,
}

impl<S, B> Service<Request<B>> for AnswerService<S>
where
    S: Service<Request<B>, Response: IntoResponse>,
{
    type Response = Response;
    type Error = S::Error;
    type Future = AnswerFuture<S::Future>;

    fn poll_ready(&mut self, task: &mut Task<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(task)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let context = Arc::new(Context::new(self.answers.clone(), request.headers()));
        // A service may do its work before it returns a future.
        let future = within(&context, || self.inner.call(request));
        AnswerFuture { called: InContext::new(context, future) }
    }
}

pin_project! {
    /// The answer of an [`AnswerService`], to be awaited.
    ///
    /// ```
    /// # use error_codes::ErrorCatalog;
    /// # #[derive(Debug, ErrorCatalog)]
    /// # #[catalog(error, axum)]
    /// # enum MallError {}
    /// use axum::{Router, body::Body};
    /// use error_codes::web::Answers;
    /// use error_codes::web::axum::{AnswerFuture, layer};
    /// use tower_layer::Layer;
    /// use tower_service::Service;
    ///
    /// type Routed = <Router as Service<http::Request<Body>>>::Future;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let mut service = layer(Answers::of::<MallError>()).layer(Router::new());
    /// let future: AnswerFuture<Routed> = service.call(http::Request::new(Body::empty()));
    /// assert_eq!(future.await.unwrap().status(), 404);
    /// # }
    /// ```
    pub struct AnswerFuture<F> {
        #[pin]
        called: InContext<F>,
    }
}

impl<F, R, E> Future for AnswerFuture<F>
where
    F: Future<Output = Result<R, E>>,
    R: IntoResponse,
{
    type Output = Result<Response, E>;

    fn poll(self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<Self::Output> {
        let (context, called) = ready!(self.project().called.poll(task));
        let mut response = within(&context, || match called {
            Ok(Ok(response)) => Ok(replaced(response.into_response(), &context)),
            Ok(Err(error)) => Err(error),
            Err(panic) => Ok(panicked(panic)),
        })?;
        context.complete(response.status(), response.headers_mut());
        Poll::Ready(Ok(response))
    }
}

impl<F> fmt::Debug for AnswerFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnswerFuture").finish_non_exhaustive()
    }
}

fn panicked(panic: Panic) -> Response {
    match Rejected::new(Rejection::Panic, panic.message()) {
        Some(rejected) => respond(&rejected),
        // A catalogue without an entry for it leaves panics to others.
        None => resume_unwind(panic.0),
    }
}

/// The answer of the catalogue in place of a plain one of the framework.
fn replaced(response: Response, context: &Context) -> Response {
    if response.extensions().get::<Answered>().is_some() {
        return response;
    }
    let media_type = || response.headers().get(CONTENT_TYPE)?.to_str().ok();
    let Some(rejected) = answer::in_place_of(context, response.status(), media_type) else { return response };
    let mut answer = respond(&rejected);
    let own = answer.headers().clone();
    for (name, value) in response.headers().iter().filter(|(name, _)| answer::is_kept(name.as_str())) {
        // What the entry says, such as `Retry-After`, comes first.
        if !own.contains_key(name) {
            answer.headers_mut().append(name, value.clone());
        }
    }
    answer
}
