//! The other side of the wire: what a service answered, read back.
//!
//! A [`Decoder`] takes a response, in any of the provided [envelopes](crate::envelope), to an [`Answer`]: code, entry, message,
//! details and advice on trying again. A code that nobody knows and a body that is no envelope are values too, so that a gateway
//! can pass on whatever it gets: [`Answer::reemit`] gives the response back as it came.
//!
//! ```
//! use std::time::Duration;
//!
//! use error_codes::client::Decoder;
//! use error_codes::{ErrorCatalog, Retry};
//!
//! #[derive(Debug, ErrorCatalog)]
//! #[catalog(error, keys = "user", success(20000, msg = "ok"))]
//! enum UserError {
//!     /// 请 {wait_seconds} 秒后再试
//!     #[code(50912, http = 429, retry = after(wait_seconds))]
//!     TooFrequent {
//!         #[detail]
//!         wait_seconds: u32,
//!     },
//! }
//!
//! // What any client of HTTP gives: a status, headers, bytes.
//! let response = http::Response::builder()
//!     .status(429)
//!     .header("content-type", "application/json")
//!     .header("retry-after", "60")
//!     .body(r#"{"code":50912,"message":"请 60 秒后再试","data":{"wait_seconds":60}}"#)?;
//!
//! let answer = Decoder::new().catalog(UserError::CATALOG).decode(response);
//! assert!(!answer.is_success());
//! assert_eq!(answer.code(), Some(50912));
//! assert_eq!(answer.entry().unwrap().name(), "TOO_FREQUENT");
//! assert_eq!(answer.message(), Some("请 60 秒后再试"));
//! assert_eq!(answer.details().unwrap()["wait_seconds"], 60);
//! assert_eq!(answer.retry(), Some(Retry::After(60)));
//! assert_eq!(answer.reemit().headers()["retry-after"], "60");
//! # Ok::<(), http::Error>(())
//! ```

mod shape;

use std::fmt;

use http::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use serde_json::Value;

use self::shape::{Kind, Told};
use crate::catalog::{Catalog, Entry, Retry};

/// How the answers of a service are read. It recognizes each of the provided envelopes by its members, and needs to be told only
/// of what the service names in its own way.
///
/// A success that is bare data, as those of [`Nested`](crate::envelope::Nested) and [`Problem`](crate::envelope::Problem) are, is
/// read as an envelope where the data has the members of one. [`Answer::response`] has it whole.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::client::Decoder;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "user", http = 409)]
/// enum UserError {
///     /// 手机号已被注册
///     #[code(60101, was(20101))]
///     PhoneExists,
/// }
///
/// const USERS: Decoder = Decoder::new().catalog(UserError::CATALOG);
///
/// // An older instance still sends the old number.
/// let body = r#"{"code":20101,"message":"taken","data":null}"#;
/// let answer = USERS.decode(http::Response::builder().status(409).body(body)?);
/// assert_eq!((answer.code(), answer.entry().unwrap().code()), (Some(20101), 60101));
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Decoder {
    catalog: Option<&'static Catalog>,
    members: [&'static str; 3],
    always_200: bool,
    limit: usize,
}

impl Decoder {
    /// For a service of which nothing is known. Bodies of up to 1 MiB are read.
    #[must_use]
    pub const fn new() -> Self {
        Self { catalog: None, members: ["code", "message", "data"], always_200: false, limit: 1 << 20 }
    }

    /// For a service with this catalogue: codes lead to their entries.
    #[must_use]
    pub const fn catalog(mut self, catalog: &'static Catalog) -> Self {
        self.catalog = Some(catalog);
        self
    }

    /// For a service whose flat envelope has these names: those of [`Flat::named`](crate::envelope::Flat::named).
    ///
    /// ```
    /// let response = http::Response::builder().status(404).body(r#"{"errno":7,"msg":"gone","payload":null}"#)?;
    /// let answer = error_codes::client::Decoder::new().named("errno", "msg", "payload").decode(response);
    /// assert_eq!((answer.code(), answer.message()), (Some(7), Some("gone")));
    /// # Ok::<(), http::Error>(())
    /// ```
    #[must_use]
    pub const fn named(mut self, code: &'static str, message: &'static str, data: &'static str) -> Self {
        self.members = [code, message, data];
        self
    }

    /// For a service whose HTTP status is always 200, and says nothing (`Answers::always_200`). It takes the service's catalogue to
    /// know a success of it: a code that the catalogue does not have is then an error's, and so is a
    /// body that cannot be read.
    ///
    /// ```
    /// use error_codes::ErrorCatalog;
    /// use error_codes::client::Decoder;
    ///
    /// #[derive(ErrorCatalog)]
    /// #[catalog(success(20000, msg = "ok"))]
    /// enum MallError {}
    ///
    /// let decoder = Decoder::new().catalog(MallError::CATALOG).always_200(true);
    /// let answer = |body| decoder.decode(http::Response::new(body));
    /// assert!(answer(r#"{"code":20000,"message":"ok","data":7}"#).is_success());
    /// assert!(!answer(r#"{"code":60101,"message":"taken","data":null}"#).is_success());
    /// ```
    #[must_use]
    pub const fn always_200(mut self, always: bool) -> Self {
        self.always_200 = always;
        self
    }

    /// Reads bodies of up to this many bytes. A larger one is not looked at.
    ///
    /// ```
    /// use error_codes::client::{Decoder, Foreign};
    ///
    /// let response = http::Response::new(r#"{"code":0,"message":"ok","data":"a long story"}"#);
    /// assert_eq!(Decoder::new().limit(16).decode(response).foreign(), Some(Foreign::TooLarge));
    /// ```
    #[must_use]
    pub const fn limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// What `response` says. Never fails: what cannot be read is told by [`Answer::foreign`].
    #[must_use]
    pub fn decode<B: AsRef<[u8]>>(&self, response: http::Response<B>) -> Answer<B> {
        let told = self.read(&response);
        let entry = told.as_ref().ok().and_then(|told| self.entry(told.code?, told.name.as_deref()));
        let is_success = match &told {
            Ok(Told { kind: Kind::Error, .. }) => false,
            Ok(Told { kind: Kind::Either, .. }) if entry.is_some() || self.always_200 => {
                entry.is_some_and(|entry| entry.status().is_success())
            }
            Err(_) if self.always_200 => false,
            _ => response.status().is_success(),
        };
        let wait = retry_after(response.headers()).map(Retry::After);
        Answer { retry: wait.or(entry.map(Entry::retry)), response, told, entry, is_success }
    }

    fn read<B: AsRef<[u8]>>(&self, response: &http::Response<B>) -> Result<Told, Foreign> {
        let bytes = response.body().as_ref();
        if bytes.is_empty() {
            return Err(Foreign::Empty);
        }
        if bytes.len() > self.limit {
            return Err(Foreign::TooLarge);
        }
        let media_type = response.headers().get(CONTENT_TYPE).map(|value| media_type(value.as_bytes()));
        // A service that does not say what it sends may still send JSON.
        let media_type = media_type.as_deref().unwrap_or("application/json");
        if media_type != "application/json" && !media_type.ends_with("+json") {
            return Err(Foreign::NotJson);
        }
        let value = serde_json::from_slice(bytes).map_err(|_| Foreign::NotJson)?;
        let told = match media_type {
            "application/problem+json" => shape::problem(value),
            _ => shape::told(value, self.members, response.status().is_success()),
        };
        told.ok_or(Foreign::Shape)
    }

    fn entry(&self, code: i64, name: Option<&str>) -> Option<&'static Entry> {
        let catalog = self.catalog?;
        let success = catalog.success_entry().filter(|entry| entry.code() == code);
        let named = || catalog.get_all(code).iter().find(|entry| Some(entry.name()) == name);
        success.or_else(named).or_else(|| catalog.get(code)).or_else(|| catalog.legacy(code))
    }
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

/// What a service answered, and the response as it came.
///
/// ```
/// use error_codes::client::Decoder;
/// use error_codes::{ErrorCatalog, Retry};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "stock", http = 409)]
/// enum StockError {
///     /// 库存不足
///     #[code(60701)]
///     Insufficient {
///         #[detail]
///         left: u32,
///     },
/// }
///
/// let body = r#"{"error":{"code":"INSUFFICIENT","numeric_code":60701,"message":"缺货","details":{"left":2}}}"#;
/// let response = http::Response::builder().status(409).body(body)?;
/// let answer = Decoder::new().catalog(StockError::CATALOG).decode(response);
///
/// assert!(!answer.is_success());
/// assert_eq!((answer.code(), answer.name()), (Some(60701), Some("INSUFFICIENT")));
/// assert_eq!(answer.message(), Some("缺货"));
/// assert_eq!(answer.details().unwrap()["left"], 2);
/// assert_eq!(answer.entry().unwrap().key(), "stock.insufficient");
/// assert_eq!(answer.retry(), Some(Retry::No));
/// assert_eq!(answer.foreign(), None);
/// // A gateway reads it, and sends it on as it came.
/// assert_eq!(answer.response().status(), 409);
/// assert_eq!(*answer.reemit().body(), body);
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Answer<B> {
    response: http::Response<B>,
    told: Result<Told, Foreign>,
    entry: Option<&'static Entry>,
    retry: Option<Retry>,
    is_success: bool,
}

impl<B> Answer<B> {
    /// Whether this is a success. A code that the catalogue has says so itself, by the status of its entry; an error of
    /// [`Nested`](crate::envelope::Nested) or [`Problem`](crate::envelope::Problem) says that it is one by its shape; else a status of
    /// 2xx is a success (RFC 9110, section 15.3).
    #[must_use]
    pub const fn is_success(&self) -> bool {
        self.is_success
    }

    /// The business code. `None` for a foreign body, and for a success that is bare data, as those of
    /// [`Nested`](crate::envelope::Nested) and [`Problem`](crate::envelope::Problem) are.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        self.told()?.code
    }

    /// The entry of the code; `None` without a catalogue, and for a code that it does not have. An old number leads to the entry
    /// that has it as a legacy code. Of entries that share a code it is the one with the name that was sent, else the first.
    #[must_use]
    pub const fn entry(&self) -> Option<&'static Entry> {
        self.entry
    }

    /// The published name, where the envelope sends it, as [`Nested`](crate::envelope::Nested) does.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.told()?.name.as_deref()
    }

    /// The text for people, in the language of the header `Content-Language`.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.told()?.message.as_deref()
    }

    /// The details of an error, an object with a member for each, or the data of a success; `None` where there are none.
    /// [`Detailed`](crate::envelope::Detailed) sends only the detail of that name, and
    /// [`Development`](crate::envelope::Development) none.
    ///
    /// Numbers with a fraction may differ in the last digit from those that were sent. [`reemit`](Self::reemit) sends them as they
    /// came.
    #[must_use]
    pub fn details(&self) -> Option<&Value> {
        self.told()?.details.as_ref()
    }

    /// Whether and when to try again: after the seconds of the header `Retry-After` (RFC 9110, section 10.2.3) where it has some,
    /// else as the entry says. A `Retry-After` with a date is not read.
    #[must_use]
    pub const fn retry(&self) -> Option<Retry> {
        self.retry
    }

    /// Why the body is none of the provided envelopes, where it is none.
    #[must_use]
    pub fn foreign(&self) -> Option<Foreign> {
        self.told.as_ref().err().copied()
    }

    /// The response as it came.
    #[must_use]
    pub const fn response(&self) -> &http::Response<B> {
        &self.response
    }

    /// The response as it came, to send it on: status, headers and bytes are unchanged.
    ///
    /// A proxy leaves out the headers that are for one connection only (RFC 9110, section 7.6.1) before it does.
    #[must_use]
    pub fn reemit(self) -> http::Response<B> {
        self.response
    }

    fn told(&self) -> Option<&Told> {
        self.told.as_ref().ok()
    }
}

/// Why a body is none of the provided envelopes.
///
/// ```
/// use error_codes::client::{Decoder, Foreign};
///
/// let response = http::Response::builder().status(502).header("content-type", "text/html");
/// let answer = Decoder::new().decode(response.body("<h1>Bad Gateway</h1>")?);
/// assert_eq!(answer.foreign(), Some(Foreign::NotJson));
/// assert_eq!(answer.foreign().unwrap().to_string(), "the body is not JSON");
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// There is no body, as after `204 No Content` and in answers to `HEAD`.
    Empty,
    /// The body is larger than the decoder's [limit](Decoder::limit).
    TooLarge,
    /// The media type is not JSON's, or the body is not JSON.
    NotJson,
    /// The body is JSON of another shape.
    Shape,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is no body",
            Self::TooLarge => "the body is too large to be read",
            Self::NotJson => "the body is not JSON",
            Self::Shape => "the body is JSON of another shape",
        })
    }
}

impl std::error::Error for Foreign {}

/// Type and subtype without parameters, in the case that they are compared in (RFC 9110, section 8.3.1).
fn media_type(value: &[u8]) -> String {
    let essence = value.split(|byte| *byte == b';').next().unwrap_or_default();
    String::from_utf8_lossy(essence.trim_ascii()).to_ascii_lowercase()
}

/// The seconds of `Retry-After`: digits, and nothing else.
fn retry_after(headers: &HeaderMap) -> Option<u64> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
    if value.bytes().all(|byte| byte.is_ascii_digit()) { value.parse().ok() } else { None }
}
