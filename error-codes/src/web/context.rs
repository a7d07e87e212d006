//! What is known of the request that is being answered.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context as Task, Poll};

use http::header::{ACCEPT_LANGUAGE, Entry, HeaderName, HeaderValue, VARY};
use http::{HeaderMap, StatusCode};
use pin_project_lite::pin_project;
use uuid::Uuid;

use super::Answers;

/// The header that names a request.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What is known of one request.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) answers: Arc<Answers>,
    /// As the request says it: most are asked once, or never, and read then.
    pub(crate) languages: String,
    pub(crate) request_id: String,
}

impl Context {
    pub(crate) fn new(answers: Arc<Answers>, headers: &HeaderMap) -> Self {
        let languages = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|list| list.to_str().ok());
        let given = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
        Self::of(answers, languages, given)
    }

    pub(crate) fn of<'a>(
        answers: Arc<Answers>,
        languages: impl Iterator<Item = &'a str>,
        request_id: Option<&str>,
    ) -> Self {
        let languages = languages.map(ToOwned::to_owned).reduce(|all, list| all + "," + &list);
        // A layer around this one may have named the request already.
        let outer = current().map(|context| context.request_id.clone());
        let given = || request_id.filter(|id| is_id(id)).map(ToOwned::to_owned);
        let made = || Uuid::new_v4().hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned();
        let request_id = outer.or_else(given).unwrap_or_else(made);
        Self { answers, languages: languages.unwrap_or_default(), request_id }
    }

    /// What every answer says, whoever made it.
    pub(crate) fn complete(self: Arc<Self>, status: StatusCode, headers: &mut HeaderMap) {
        if status == StatusCode::SWITCHING_PROTOCOLS {
            return;
        }
        let language = HeaderValue::from_static(LANGUAGE);
        match headers.entry(VARY) {
            Entry::Vacant(vary) => {
                vary.insert(language);
            }
            Entry::Occupied(mut vary) => {
                if !vary.iter().filter_map(|value| value.to_str().ok()).any(names_language) {
                    vary.append(language);
                }
            }
        }
        // Mostly nobody else knows the id any more: it need not be copied.
        if let Ok(id) = HeaderValue::try_from(Arc::unwrap_or_clone(self).request_id) {
            headers.insert(REQUEST_ID, id);
        }
    }
}

/// What answers vary by.
pub(crate) const LANGUAGE: &str = "accept-language";

/// Whether a header `Vary` says so already (RFC 9110, section 12.5.5).
pub(crate) fn names_language(vary: &str) -> bool {
    vary.split(',').map(str::trim).any(|name| name == "*" || name.eq_ignore_ascii_case(LANGUAGE))
}

/// Whether an id that a client sends can stand in a log and a header: short, and of plain characters.
fn is_id(id: &str) -> bool {
    (1..=128).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:/+=@".contains(&byte))
}

thread_local! {
    static CURRENT: RefCell<Option<Arc<Context>>> = const { RefCell::new(None) };
}

/// The request that is being answered on this thread, if a layer is around it.
pub(crate) fn current() -> Option<Arc<Context>> {
    CURRENT.with_borrow(Clone::clone)
}

/// Makes a context current until dropped, and then the one before it.
struct Entered(Option<Arc<Context>>, std::marker::PhantomData<Rc<()>>);

impl Entered {
    fn new(context: Arc<Context>) -> Self {
        Self(CURRENT.replace(Some(context)), std::marker::PhantomData)
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}

/// Calls `f` within a context.
pub(crate) fn within<T>(context: &Arc<Context>, f: impl FnOnce() -> T) -> T {
    let _entered = Entered::new(context.clone());
    f()
}

pin_project! {
    /// A future that is polled within a context. What comes of it is its output, or what it panicked with; and the context, which
    /// nobody else needs to hold meanwhile.
    pub(crate) struct InContext<F> {
        // Until it is done.
        context: Option<Arc<Context>>,
        #[pin]
        future: F,
    }
}

impl<F: Future> InContext<F> {
    pub(crate) fn new(context: Arc<Context>, future: F) -> Self {
        Self { context: Some(context), future }
    }
}

impl<F: Future> Future for InContext<F> {
    type Output = (Arc<Context>, Result<F::Output, Panic>);

    fn poll(self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<Self::Output> {
        let this = self.project();
        // Lent, not shared: nobody needs to count who holds it.
        let swap = |context: &mut _| CURRENT.with_borrow_mut(|current| std::mem::swap(current, context));
        swap(this.context);
        // Nobody sees the future again after a panic.
        let polled = catch_unwind(AssertUnwindSafe(|| this.future.poll(task)));
        swap(this.context);
        let output = match polled {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(output)) => Ok(output),
            Err(panic) => Err(Panic(panic)),
        };
        let context = this.context.take().expect("no future is polled after it is done");
        Poll::Ready((context, output))
    }
}

/// A future that answers as the request does in which this is called, wherever it is polled: for what a handler spawns.
///
/// The layer is known to the task of the request alone. An error that turns itself into a response in another task would answer
/// in the source language and the flat envelope, and nobody would log it.
///
/// ```
/// use error_codes::web::in_request;
///
/// async fn price() -> u64 {
///     tokio::spawn(in_request(async { 7 })).await.unwrap_or(0)
/// }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// assert_eq!(price().await, 7);
/// # }
/// ```
pub fn in_request<F: Future>(future: F) -> impl Future<Output = F::Output> {
    let context = current();
    let mut future = Box::pin(future);
    std::future::poll_fn(move |task| match &context {
        Some(context) => within(context, || future.as_mut().poll(task)),
        None => future.as_mut().poll(task),
    })
}

/// What a handler panicked with.
pub(crate) struct Panic(pub(crate) Box<dyn Any + Send>);

impl Panic {
    /// What it said, if it was words.
    pub(crate) fn message(&self) -> String {
        let text = self.0.downcast_ref::<&str>().copied();
        let text = text.or_else(|| self.0.downcast_ref::<String>().map(String::as_str));
        format!("panicked: {}", text.unwrap_or("with no message"))
    }
}
