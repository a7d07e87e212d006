//! From an error or a success to a response that any framework can send.

use std::time::Duration;

use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH,
    CONTENT_RANGE, CONTENT_TYPE, ETAG, EXPIRES, HeaderName, HeaderValue, LAST_MODIFIED, RETRY_AFTER,
    TRANSFER_ENCODING,
};
use http::{HeaderMap, StatusCode};
use serde_core::Serialize;

use super::context::{self, Context};
use super::rejected::Rejected;
use crate::catalog::{ErrorCode, Level, Rejection};
use crate::envelope::{Body, Envelope, Flat, Success};
use crate::report::Report;

/// A response, whatever the framework calls it.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    /// The status if the service did not say that it is always 200.
    pub(crate) own_status: StatusCode,
    /// What it is written in, where it is from a language pack.
    pub(crate) language: Option<&'static str>,
    /// Seconds to wait before trying again.
    pub(crate) retry_after: Option<u64>,
    /// None for an empty one.
    pub(crate) body: Option<Body>,
}

/// Marks a response as rendered here, for the layer that it passes through.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answered;

impl Answer {
    fn empty(status: StatusCode) -> Self {
        Self { status, own_status: status, language: None, retry_after: None, body: None }
    }

    fn with(body: Body, own_status: StatusCode, context: Option<&Context>) -> Self {
        let always_200 = context.is_some_and(|context| context.answers.always_200);
        let status = if always_200 { StatusCode::OK } else { own_status };
        Self { status, own_status, language: None, retry_after: None, body: Some(body) }
    }

    /// Says in the headers what it is.
    pub(crate) fn describe(&self, headers: &mut HeaderMap) {
        for (name, text) in [(CONTENT_TYPE, self.media_type()), (CONTENT_LANGUAGE, self.language)] {
            if let Some(text) = text {
                headers.insert(name, HeaderValue::from_static(text));
            }
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
    }

    pub(crate) fn media_type(&self) -> Option<&'static str> {
        self.body.as_ref().map(Body::media_type)
    }

    /// Whether a layer would take it for a plain one of the framework, unless it is marked as [`Answered`].
    pub(crate) fn looks_plain(&self) -> bool {
        is_plain(self.media_type())
    }
}

/// The answer that an error gets in the context of this thread. It is logged and told here, once.
pub(crate) fn error(error: &dyn ErrorCode) -> Answer {
    let context = context::current();
    let mut report = Report::of(error);
    if let Some(context) = &context {
        let Context { answers, languages, request_id } = &**context;
        report = report.locale(languages).in_request(request_id);
        report = report.in_catalog(answers.catalog).reveal(answers.reveals);
    }
    let answer = rendered(&report, context.as_deref());
    if let Some(context) = &context {
        log(&report);
        context.answers.tell(&report);
    }
    answer
}

/// The same, neither logged nor told.
pub(super) fn rendered(report: &Report<'_>, context: Option<&Context>) -> Answer {
    let envelope: &dyn Envelope = match context {
        Some(context) => &*context.answers.envelope,
        None => &Flat::new(),
    };
    let Ok(body) = body(envelope, report) else { return Answer::empty(StatusCode::INTERNAL_SERVER_ERROR) };
    let mut answer = Answer::with(body, report.status(), context);
    answer.language = report.language();
    // A client that comes back a moment too early is sent away again: round up.
    let rounded = |wait: Duration| wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
    answer.retry_after = report.retry_after().map(rounded);
    answer
}

/// A detail that cannot be serialized must not take the whole answer with it.
pub(super) fn body(envelope: &dyn Envelope, report: &Report<'_>) -> serde_json::Result<Body> {
    envelope.report(report).or_else(|_| envelope.report(&report.without_details()))
}

/// One event an error, with the names of OpenTelemetry's semantic conventions where they have one
/// (<https://opentelemetry.io/docs/specs/semconv/>).
pub(super) fn log(report: &Report<'_>) {
    macro_rules! emit {
        ($level:ident) => {
            tracing::event!(
                target: "error_codes",
                tracing::Level::$level,
                error.r#type = report.name(),
                error.code = report.code(),
                http.response.status_code = report.status().as_u16(),
                request.id = report.request_id(),
                "{}",
                report.chain()
            )
        };
    }
    match report.entry().level() {
        Level::Error => emit!(ERROR),
        Level::Warn => emit!(WARN),
        Level::Info => emit!(INFO),
        Level::Debug => emit!(DEBUG),
        Level::Off => {}
    }
}

/// The answer that a success gets in the context of this thread.
pub(crate) fn success<T: Serialize>(success: &Success<T>) -> Answer {
    let context = context::current();
    let context = context.as_deref();
    let known = context.and_then(|context| context.answers.catalog.success_entry());
    let Some(entry) = success.entry().or(known) else {
        return failed(
            "`Success(…)` has no code: wrap the routes in the layer of a catalogue with `success(…)`, or write `MyError::success(…)`",
        );
    };
    let status = success.own_status().unwrap_or(entry.status());
    // Nothing can be said with these (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5).
    if [StatusCode::NO_CONTENT, StatusCode::RESET_CONTENT, StatusCode::NOT_MODIFIED].contains(&status) {
        return Answer::empty(status);
    }
    let languages = context.map_or("", |context| &*context.languages);
    let outcome = success.outcome_as(entry, languages, context.map(|context| &*context.request_id));
    let body = match context {
        Some(context) => context.answers.envelope.success(&outcome),
        None => Flat::new().success(&outcome),
    };
    match body {
        Ok(body) => {
            let mut answer = Answer::with(body, status, context);
            answer.language = outcome.language();
            answer
        }
        Err(problem) => failed(&format!("a success cannot be serialized: {problem}")),
    }
}

/// A success that came to nothing is answered as a panic is.
fn failed(problem: &str) -> Answer {
    if let Some(rejected) = Rejected::new(Rejection::Panic, problem) {
        return error(&rejected);
    }
    tracing::error!(target: "error_codes", "{problem}");
    Answer::empty(StatusCode::INTERNAL_SERVER_ERROR)
}

/// What is to be answered in place of a plain answer of the framework, if it is to be replaced.
pub(crate) fn in_place_of<'a>(
    context: &Context,
    status: StatusCode,
    media_type: impl FnOnce() -> Option<&'a str>,
) -> Option<Rejected> {
    if !context.answers.rewrites_plain {
        return None;
    }
    let kind = match status {
        StatusCode::NOT_FOUND => Rejection::Path,
        StatusCode::METHOD_NOT_ALLOWED => Rejection::Method,
        StatusCode::PAYLOAD_TOO_LARGE => Rejection::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Rejection::MediaType,
        StatusCode::UNPROCESSABLE_ENTITY => Rejection::Json,
        StatusCode::BAD_REQUEST | StatusCode::LENGTH_REQUIRED => Rejection::Other,
        // What a framework says of its own faults, or of a foreign error, is for the log.
        status if status.is_server_error() => Rejection::Panic,
        _ => return None,
    };
    if is_plain(media_type()) { Rejected::new(kind, status) } else { None }
}

/// Whether a body of this media type is one that frameworks refuse with.
pub(crate) fn is_plain(media_type: Option<&str>) -> bool {
    const PLAIN: &str = "text/plain";
    media_type.is_none_or(|given| {
        given.trim_start().get(..PLAIN.len()).is_some_and(|given| given.eq_ignore_ascii_case(PLAIN))
    })
}

/// What an answer keeps of the one that it replaces: `Allow` and whatever else was said, but not what describes the body, or how
/// long it is good.
pub(crate) fn is_kept(header: &str) -> bool {
    const OF_THE_BODY: [HeaderName; 12] = [
        ACCEPT_RANGES,
        CACHE_CONTROL,
        CONTENT_DISPOSITION,
        CONTENT_ENCODING,
        CONTENT_LANGUAGE,
        CONTENT_LENGTH,
        CONTENT_RANGE,
        CONTENT_TYPE,
        ETAG,
        EXPIRES,
        LAST_MODIFIED,
        TRANSFER_ENCODING,
    ];
    !OF_THE_BODY.iter().any(|name| name == header)
}
