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
#[must_use]
pub fn service(router: impl Into<Arc<Router>>, answers: Answers) -> Service {
    Service::new(router).hoop(hoop(answers))
}

/// The hoop that answers as `answers` says, for
/// [`Service::hoop`](https://docs.rs/salvo_core/1/salvo_core/struct.Service.html#method.hoop). Put it first, before other hoops.
/// A hoop of a router sees the requests for its own routes only, and none for an unknown path.
#[must_use]
pub fn hoop(answers: Answers) -> AnswerHoop {
    AnswerHoop(Arc::new(answers))
}

/// See [`hoop`].
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
