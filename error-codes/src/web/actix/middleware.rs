//! The middleware: what an error cannot know by itself.

use std::future::{Ready, ready};
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, VARY};
use actix_web::{Error, HttpResponse};

use super::super::Answers;
use super::super::answer::{self, Answered};
use super::super::context::{self, Context, InContext, Panic, within};
use super::super::rejected::Rejected;
use super::{languages, respond};
use crate::catalog::Rejection;

/// [`context::REQUEST_ID`], in the types of `http` 0.2.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The middleware that answers as `answers` says, for [`App::wrap`](https://docs.rs/actix-web/4/actix_web/struct.App.html#method.wrap).
/// Wrap with it last: then it is outermost, around all routes, the default service and other middleware.
///
/// ```
/// use actix_web::{App, test};
/// use error_codes::ErrorCatalog;
/// use error_codes::web::{Answers, actix::middleware};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, actix, keys = "mall", rejections(path = 50907))]
/// enum MallError {
///     /// 路径不存在
///     #[code(50907, http = 404)]
///     PathUnknown,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let app = test::init_service(App::new().wrap(middleware(Answers::of::<MallError>()))).await;
/// let body = test::call_and_read_body(&app, test::TestRequest::default().to_request()).await;
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
/// # #[catalog(error, actix)]
/// # enum MallError {}
/// use actix_web::{App, test};
/// use error_codes::web::Answers;
/// use error_codes::web::actix::{AnswerMiddleware, middleware};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // Made once, for all workers.
/// let answers: AnswerMiddleware = middleware(Answers::of::<MallError>());
/// let app = test::init_service(App::new().wrap(answers.clone())).await;
/// let response = test::call_service(&app, test::TestRequest::default().to_request()).await;
/// assert!(response.headers().contains_key("x-request-id"));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AnswerMiddleware(Arc<Answers>);

impl<S, B> Transform<S, ServiceRequest> for AnswerMiddleware
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error, Future: 'static>,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = AnswerService<S>;
    type InitError = ();
    type Future = Ready<Result<AnswerService<S>, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(AnswerService { inner, answers: self.0.clone() }))
    }
}

/// The service that an [`AnswerMiddleware`] makes of another: it answers as the middleware says.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, actix)]
/// # enum MallError {}
/// use actix_web::dev::{Service, Transform, fn_service};
/// use actix_web::{HttpResponse, dev::ServiceRequest, test::TestRequest};
/// use error_codes::web::Answers;
/// use error_codes::web::actix::{AnswerService, middleware};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let inner = fn_service(|request: ServiceRequest| async { Ok(request.into_response(HttpResponse::Ok())) });
/// let service: AnswerService<_> = middleware(Answers::of::<MallError>()).new_transform(inner).await.unwrap();
/// let response = service.call(TestRequest::default().to_srv_request()).await.unwrap();
/// assert!(response.headers().contains_key("x-request-id"));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AnswerService<S> {
    inner: S,
    answers: Arc<Answers>,
}

impl<S, B> Service<ServiceRequest> for AnswerService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error, Future: 'static>,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, task: &mut Task<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(task)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let headers = request.headers();
        let given = headers.get(&REQUEST_ID).and_then(|id| id.to_str().ok());
        let context = Arc::new(Context::of(self.answers.clone(), languages(headers), given));
        // A service may do its work before it returns a future.
        let future = within(&context, || self.inner.call(request));
        let called = InContext::new(context, future);
        Box::pin(async move {
            let (context, called) = called.await;
            match called {
                Ok(Ok(response)) => {
                    let replacement = within(&context, || replacement(response.response(), &context));
                    let mut response = match replacement {
                        Some(answer) => response.into_response(answer.map_into_right_body()),
                        None => response.map_into_left_body(),
                    };
                    complete(response.response_mut(), context);
                    Ok(response)
                }
                // The request is gone, and with it the way to a `ServiceResponse`.
                Ok(Err(error)) => {
                    let mut response = within(&context, || {
                        let response = error.error_response();
                        replacement(&response, &context).unwrap_or(response)
                    });
                    complete(&mut response, context);
                    Err(InternalError::from_response(error, response).into())
                }
                Err(panic) => {
                    let mut response = within(&context, || panicked(panic));
                    complete(&mut response, context);
                    Err(InternalError::from_response("a handler panicked", response).into())
                }
            }
        })
    }
}

fn panicked(panic: Panic) -> HttpResponse {
    match Rejected::new(Rejection::Panic, panic.message()) {
        Some(rejected) => respond(&rejected),
        // A catalogue without an entry for it leaves panics to others.
        None => resume_unwind(panic.0),
    }
}

/// The answer of the catalogue in place of a plain one of the framework.
fn replacement<B>(response: &HttpResponse<B>, context: &Context) -> Option<HttpResponse> {
    if response.extensions().get::<Answered>().is_some() {
        return None;
    }
    let media_type = || response.headers().get(CONTENT_TYPE)?.to_str().ok();
    let status = http::StatusCode::from_u16(response.status().as_u16()).ok()?;
    let rejected = answer::in_place_of(context, status, media_type)?;
    let mut answer = respond(&rejected);
    let own = answer.headers().clone();
    for (name, value) in response.headers().iter().filter(|(name, _)| answer::is_kept(name.as_str())) {
        // What the entry says, such as `Retry-After`, comes first.
        if !own.contains_key(name) {
            answer.headers_mut().append(name.clone(), value.clone());
        }
    }
    Some(answer)
}

/// [`Context::complete`], in the types of `http` 0.2.
fn complete<B>(response: &mut HttpResponse<B>, context: Arc<Context>) {
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        return;
    }
    let headers = response.headers_mut();
    if !headers.get_all(VARY).filter_map(|value| value.to_str().ok()).any(context::names_language) {
        headers.append(VARY, HeaderValue::from_static(context::LANGUAGE));
    }
    if let Ok(id) = HeaderValue::try_from(Arc::unwrap_or_clone(context).request_id) {
        headers.insert(REQUEST_ID, id);
    }
}
