//! The catalogue for whoever reads an answer: a page for browsers, JSON for programs.

use std::borrow::Cow;
use std::fmt;
use std::hash::{DefaultHasher, Hasher};
use std::sync::{Arc, OnceLock};

use http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_LANGUAGE, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH, VARY,
};
use http::{HeaderMap, StatusCode};

use super::answer::{self, Answer};
use crate::catalog::{Catalog, ErrorCatalog};
use crate::envelope::{Body, Success};
use crate::export::{self, Snapshot};
use crate::message::{Locale, negotiate, weight};

/// `GET /errors`: the [public view](Catalog::public_view) of a catalogue, as the page of [`export::html`] to browsers (`Accept:
/// text/html`), and as a success in the service's envelope to everyone else; both in the language of the request.
///
/// It is a handler of every framework that the service is built with:
///
/// | framework | the route |
/// |---|---|
/// | axum | `router.route("/errors", get(Errors::of::<MallError>()))` |
/// | actix-web | `app.service(resource("/errors").route(get().to(errors.clone())))`, with one `errors` for all workers |
/// | poem | `route.at("/errors", get(Errors::of::<MallError>()))` |
/// | salvo | `Router::with_path("errors").get(Errors::of::<MallError>())` |
///
/// A page is rendered when it is first asked for in its language, once for all clones, and has an `ETag`. Nothing but the public view
/// is in it ([`Snapshot::public`]).
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, success(20000, msg = "ok"))]
/// # enum MallError {}
/// use error_codes::web::Errors;
///
/// let errors = Errors::of::<MallError>().message("found");
/// ```
#[derive(Clone)]
pub struct Errors {
    message: Option<Cow<'static, str>>,
    view: Arc<View>,
}

struct View {
    catalog: &'static Catalog,
    snapshot: Snapshot,
    pages: Vec<(String, OnceLock<Page>)>,
}

impl Errors {
    /// The errors of `E`.
    #[must_use]
    pub fn of<E: ErrorCatalog>() -> Self {
        let snapshot = Snapshot::of(E::CATALOG).public();
        let pages = export::languages(&snapshot)
            .into_iter()
            .map(|language| (language.to_owned(), OnceLock::new()))
            .collect();
        Self { message: None, view: Arc::new(View { catalog: E::CATALOG, snapshot, pages }) }
    }

    /// Answers programs with another message than that of the success entry, as [`Success::message`] does.
    #[must_use]
    pub fn message(mut self, key: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(key.into());
        self
    }

    /// The answer to a request with these headers, and headers of its own.
    pub(super) fn answer(&self, headers: &HeaderMap) -> (Answer, HeaderMap) {
        let locale = Locale::from_headers(headers);
        let (answer, mut own) = if wants_page(headers) {
            let page = self.view.page(&locale);
            (page.answer(headers), page.headers.clone())
        } else {
            let view = self.view.catalog.public_view().locale(&locale);
            let mut success = Success::of(self.view.catalog, view);
            if let Some(message) = &self.message {
                success = success.message(message.clone());
            }
            (answer::success(&success), HeaderMap::new())
        };
        own.insert(VARY, HeaderValue::from_static("accept-language, accept"));
        (answer, own)
    }
}

impl fmt::Debug for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Errors")
            .field("catalog", &self.view.catalog)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl View {
    fn page(&self, languages: &str) -> &Page {
        let known: Vec<&str> = self.pages.iter().map(|(language, _)| &**language).collect();
        let chosen = negotiate(&known, languages);
        // A page has the languages of its own words at least.
        let at = known.iter().position(|language| Some(*language) == chosen).unwrap_or_default();
        let (language, page) = &self.pages[at];
        page.get_or_init(|| Page::new(language, export::html_in(&self.snapshot, language)))
    }
}

struct Page {
    headers: HeaderMap,
    tag: String,
    html: String,
}

impl Page {
    fn new(language: &str, html: String) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(html.as_bytes());
        let tag = format!("\"{:016x}\"", hasher.finish());
        // The page is as good as the process: a newer one may have another.
        let mut headers = HeaderMap::from_iter([(CACHE_CONTROL, HeaderValue::from_static("no-cache"))]);
        for (name, value) in [(ETAG, &*tag), (CONTENT_LANGUAGE, language)] {
            headers.extend(HeaderValue::from_str(value).ok().map(|value| (name, value)));
        }
        Self { headers, tag, html }
    }

    fn answer(&self, headers: &HeaderMap) -> Answer {
        let known = values(headers, &IF_NONE_MATCH).any(|tag| tag.trim_start_matches("W/") == self.tag);
        let (status, body) = if known {
            (StatusCode::NOT_MODIFIED, None)
        } else {
            (StatusCode::OK, Some(Body::new("text/html; charset=utf-8", self.html.clone().into_bytes())))
        };
        Answer { status, own_status: status, language: None, retry_after: None, body }
    }
}

/// Whether these are of a browser: of who names HTML, and names no JSON that it would like as much (RFC 9110, section 12.5.1).
fn wants_page(headers: &HeaderMap) -> bool {
    let weigh = |wanted: &str| {
        let weights = values(headers, &ACCEPT).filter_map(|range| {
            let (media_type, parameters) = range.split_once(';').unwrap_or((range, ""));
            media_type.trim_end().eq_ignore_ascii_case(wanted).then(|| weight(parameters)).flatten()
        });
        weights.max().unwrap_or_default()
    };
    weigh("text/html") > weigh("application/json")
}

/// The elements of a list that may be spread over several headers (RFC 9110, section 5.3).
fn values<'a>(headers: &'a HeaderMap, name: &'a HeaderName) -> impl Iterator<Item = &'a str> {
    let lists = headers.get_all(name).into_iter().filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).map(str::trim)
}
