//! The hoop: what an error cannot know by itself.

use std::panic::resume_unwind;
use std::sync::Arc;

use http::header::CONTENT_TYPE;
use salvo_core::{Depot, FlowCtrl, Handler, Request, Response, Router, Service, async_trait};

use super::super::Answers;
use super::super::answer;
use super::super::context::{Context, InContext, Panic, within};
use super::super::rejected::Rejected;
use super::{Answered, respond};
use crate::catalog::Rejection;

/// A service of these routes that answers as `answers` says: [`hoop`] is its first hoop.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, salvo)]
/// # enum MallError {}
/// use error_codes::web::{Answers, salvo::service};
/// use salvo_core::prelude::*;
///
/// #[handler]
/// async fn health() -> &'static str {
///     "fine"
/// }
///
/// let service = service(Router::with_path("health").get(health), Answers::of::<MallError>());
/// assert_eq!(service.hoops.len(), 1);
/// // Server::new(acceptor).serve(service)
/// ```
#[must_use]
pub fn service(router: impl Into<Arc<Router>>, answers: Answers) -> Service {
    Service::new(router).hoop(hoop(answers))
}

/// The hoop that answers as `answers` says, for
/// [`Service::hoop`](https://docs.rs/salvo_core/1/salvo_core/struct.Service.html#method.hoop). Put it first, before other hoops.
/// A hoop of a router sees the requests for its own routes only, and none for an unknown path.
///
/// ```
/// # use std::sync::Arc;
/// # use error_codes::ErrorCatalog;
/// # use salvo_core::prelude::*;
/// use error_codes::web::{Answers, salvo::hoop};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, salvo, keys = "mall", rejections(panic = 50000))]
/// enum MallError {
///     /// 系统内部错误
///     #[code(50000, http = 500)]
///     Internal,
/// }
///
/// #[handler]
/// async fn pay() {
///     panic!("no money");
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # std::panic::set_hook(Box::new(|_| {}));
/// let router = Router::with_path("pay").post(pay);
/// let service = Service::new(router).hoop(hoop(Answers::of::<MallError>()));
/// # // What the service calls for such a request.
/// # let mut flow = FlowCtrl::new(vec![service.hoops[0].clone(), Arc::new(pay)]);
/// # let mut response = Response::new();
/// # flow.call_next(&mut Request::default(), &mut Depot::new(), &mut response).await;
/// // POST /pay
/// assert_eq!(response.status_code.unwrap(), 500);
/// assert_eq!(response.headers()["content-type"], "application/json");
/// # }
/// ```
#[must_use]
pub fn hoop(answers: Answers) -> AnswerHoop {
    AnswerHoop(Arc::new(answers))
}

/// The hoop that [`hoop`] makes.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, salvo)]
/// # enum MallError {}
/// use error_codes::web::Answers;
/// use error_codes::web::salvo::{AnswerHoop, hoop};
/// use salvo_core::{Router, Service};
///
/// // Made once, for every service of the process.
/// let answers: AnswerHoop = hoop(Answers::of::<MallError>());
/// let service = Service::new(Router::new()).hoop(answers.clone());
/// assert_eq!(service.hoops.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct AnswerHoop(Arc<Answers>);

#[async_trait]
impl Handler for AnswerHoop {
    async fn handle(
        &self,
        request: &mut Request,
        depot: &mut Depot,
        response: &mut Response,
        flow: &mut FlowCtrl,
    ) {
        let context = Arc::new(Context::new(self.0.clone(), request.headers()));
        let headers = response.headers().clone();
        let (context, called) = InContext::new(context, flow.call_next(request, depot, response)).await;
        within(&context, || match called {
            Ok(_) => replace(response, &context),
            Err(panic) => {
                flow.skip_rest();
                response.set_headers(headers);
                panicked(panic, response);
            }
        });
        if self.0.always_200
            && let Some(&Answered(status)) = response.extensions.get()
        {
            response.status_code(status);
        }
        context.complete(response.status_code.unwrap_or_default(), response.headers_mut());
    }
}

fn panicked(panic: Panic, response: &mut Response) {
    match Rejected::new(Rejection::Panic, panic.message()) {
        Some(rejected) => respond(&rejected, response),
        // A catalogue without an entry for it leaves panics to others.
        None => resume_unwind(panic.0),
    }
}

/// The answer of the catalogue in place of a plain one of the framework.
fn replace(response: &mut Response, context: &Context) {
    let answered = response.extensions.get::<Answered>().is_some();
    let Some(status) = response.status_code.filter(|_| !answered) else { return };
    let media_type = || response.headers().get(CONTENT_TYPE)?.to_str().ok();
    if let Some(rejected) = answer::in_place_of(context, status, media_type) {
        respond(&rejected, response);
    }
}
