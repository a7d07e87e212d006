//! The layer: what an error cannot know by itself.

use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use http::{Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::super::Answers;
use super::super::context::{Context, InContext, Panic, REQUEST_ID, within};
use super::super::rejected::Rejected;
use super::respond;
use crate::catalog::Rejection;

/// The layer that makes `?` answer in the language of the request, under the name of the service's catalogue, logged and told
/// to the hook of `answers`, for
/// [`Server::layer`](https://docs.rs/tonic/0.14/tonic/transport/struct.Server.html#method.layer). A panic is answered by the entry
/// that `#[catalog(rejections(panic = …))]` names.
///
/// Envelopes and HTTP statuses are no matter of gRPC: of `answers` it reads the rest. A stream that fails after the handler has
/// returned it is outside the layer: its errors are for [`status()`](super::status()).
///
/// ```
/// use error_codes::web::Answers;
/// use error_codes::web::tonic::layer;
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, tonic)]
/// # enum MallError {}
///
/// let layer = layer(Answers::of::<MallError>().on_report(|report| println!("one more {}", report.name())));
/// // Server::builder().layer(layer).add_service(…)
/// ```
#[must_use]
pub fn layer(answers: Answers) -> StatusLayer {
    StatusLayer(Arc::new(answers))
}

/// The layer that [`layer()`] makes.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, tonic)]
/// # enum MallError {}
/// use error_codes::web::Answers;
/// use error_codes::web::tonic::{StatusLayer, layer};
///
/// /// The same for every server of the process.
/// fn answers() -> StatusLayer {
///     layer(Answers::of::<MallError>())
/// }
/// # assert!(format!("{:?}", answers()).starts_with("StatusLayer"));
/// ```
#[derive(Clone, Debug)]
pub struct StatusLayer(Arc<Answers>);

impl<S> Layer<S> for StatusLayer {
    type Service = StatusService<S>;

    fn layer(&self, inner: S) -> StatusService<S> {
        StatusService { inner, answers: self.0.clone() }
    }
}

/// The service that a [`StatusLayer`] makes of another: it answers as the layer says.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::Answers;
/// use error_codes::web::tonic::{StatusService, layer, respond};
/// use tower_layer::{Layer, layer_fn};
/// use tower_service::Service;
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, tonic, keys = "user", http = 404)]
/// enum UserError {
///     /// There is no such user
///     #[code(60301)]
///     NotFound,
/// }
///
/// # struct Users;
/// # impl Service<http::Request<()>> for Users {
/// #     type Response = http::Response<()>;
/// #     type Error = std::convert::Infallible;
/// #     type Future = std::future::Ready<Result<Self::Response, Self::Error>>;
/// #     fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
/// #         Ok(()).into()
/// #     }
/// #     fn call(&mut self, _: http::Request<()>) -> Self::Future {
/// #         std::future::ready(Ok(respond(&UserError::NotFound).into_http()))
/// #     }
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // `Users` is a service that answers every call with `UserError::NotFound`.
/// let mut service: StatusService<Users> = layer(Answers::of::<UserError>()).layer(Users);
/// let response = service.call(http::Request::default()).await.unwrap();
/// assert_eq!(response.headers()["grpc-status"], "5"); // NOT_FOUND
/// assert!(response.headers().contains_key("x-request-id"));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct StatusService<S> {
    inner: S,
    answers: Arc<Answers>,
}

impl<S, B, R> Service<Request<B>> for StatusService<S>
where
    S: Service<Request<B>, Future: Send + 'static, Response = Response<R>>,
    R: Default,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<R>, S::Error>> + Send>>;

    fn poll_ready(&mut self, task: &mut Task<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(task)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let context = Arc::new(Context::new(self.answers.clone(), request.headers()));
        // A service may do its work before it returns a future.
        let future = within(&context, || self.inner.call(request));
        let called = InContext::new(context, future);
        Box::pin(async move {
            let (context, called) = called.await;
            let mut response = match called {
                Ok(response) => response?,
                Err(panic) => within(&context, || panicked(panic)),
            };
            if let Ok(id) = context.request_id.parse() {
                response.headers_mut().insert(REQUEST_ID, id);
            }
            Ok(response)
        })
    }
}

fn panicked<R: Default>(panic: Panic) -> Response<R> {
    match Rejected::new(Rejection::Panic, panic.message()) {
        Some(rejected) => respond(&rejected).into_http(),
        // A catalogue without an entry for it leaves panics to others.
        None => resume_unwind(panic.0),
    }
}
