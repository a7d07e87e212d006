//! The middleware: what an error cannot know by itself.

use std::panic::resume_unwind;
use std::sync::Arc;

use poem::{Endpoint, IntoResponse, Middleware, Request, Response, Result};

use super::super::Answers;
use super::super::answer::{self, Answered};
use super::super::context::{Context, InContext, Panic, within};
use super::super::rejected::Rejected;
use super::{MADE, respond};
use crate::catalog::Rejection;

/// The middleware that answers as `answers` says, for
/// [`EndpointExt::with`](https://docs.rs/poem/3/poem/trait.EndpointExt.html#method.with). Put it outermost, around the whole
/// [`Route`](https://docs.rs/poem/3/poem/struct.Route.html) and other middleware.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::{Answers, poem::middleware};
/// use poem::{Endpoint, EndpointExt, Request, Route};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, poem, keys = "mall", rejections(path = 50907))]
/// enum MallError {
///     /// 路径不存在
///     #[code(50907, http = 404)]
///     PathUnknown,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let app = Route::new().with(middleware(Answers::of::<MallError>()));
/// let response = app.get_response(Request::default()).await;
/// let body = response.into_body().into_string().await.unwrap();
/// assert_eq!(body, r#"{"code":50907,"message":"路径不存在","data":null}"#);
/// # }
/// ```
#[must_use]
pub fn middleware(answers: Answers) -> AnswerMiddleware {
    AnswerMiddleware(Arc::new(answers))
}

/// The middleware that [`middleware`] makes.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, poem)]
/// # enum MallError {}
/// use error_codes::web::Answers;
/// use error_codes::web::poem::{AnswerMiddleware, middleware};
/// use poem::{Endpoint, EndpointExt, Request, Route};
///
/// /// The same for every route of the service.
/// fn answers() -> AnswerMiddleware {
///     middleware(Answers::of::<MallError>())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let shop = Route::new().with(answers());
/// assert!(shop.get_response(Request::default()).await.header("x-request-id").is_some());
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AnswerMiddleware(Arc<Answers>);

impl<E: Endpoint> Middleware<E> for AnswerMiddleware {
    type Output = AnswerEndpoint<E>;

    fn transform(&self, inner: E) -> AnswerEndpoint<E> {
        AnswerEndpoint { inner, answers: self.0.clone() }
    }
}

/// The endpoint that an [`AnswerMiddleware`] makes of another: it answers as the middleware says.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, poem)]
/// # enum MallError {}
/// use error_codes::web::Answers;
/// use error_codes::web::poem::{AnswerEndpoint, middleware};
/// use poem::{Endpoint, EndpointExt, Request, Route};
///
/// fn app() -> AnswerEndpoint<Route> {
///     Route::new().with(middleware(Answers::of::<MallError>()))
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// assert_eq!(app().get_response(Request::default()).await.status(), 404);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AnswerEndpoint<E> {
    inner: E,
    answers: Arc<Answers>,
}

impl<E: Endpoint> Endpoint for AnswerEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let context = Arc::new(Context::new(self.answers.clone(), request.headers()));
        // poem turns an error into a response only when it is sent: too late for us, so it is done here.
        let rendered = async {
            match self.inner.call(request).await {
                Ok(response) => response.into_response(),
                Err(error) => {
                    MADE.set(false);
                    let mut response = error.into_response();
                    if MADE.get() && answer::is_plain(response.content_type()) {
                        response.set_data(Answered);
                    }
                    response
                }
            }
        };
        let (context, rendered) = InContext::new(context, rendered).await;
        let mut response = within(&context, || match rendered {
            Ok(response) => replaced(response, &context),
            Err(panic) => panicked(panic),
        });
        context.complete(response.status(), response.headers_mut());
        Ok(response)
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
    if response.data::<Answered>().is_some() {
        return response;
    }
    let Some(rejected) = answer::in_place_of(context, response.status(), || response.content_type()) else {
        return response;
    };
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
