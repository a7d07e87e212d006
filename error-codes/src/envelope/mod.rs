//! The JSON shape that a report or a success is sent in.
//!
//! One error in two of the provided shapes:
//!
//! ```
//! use error_codes::envelope::{Envelope, Flat, Nested};
//! use error_codes::{ErrorCatalog, Report};
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(keys = "user", http = 409)]
//! enum UserError {
//!     /// 手机号已被注册
//!     #[code(60101)]
//!     PhoneExists,
//! }
//!
//! let text = |envelope: &dyn Envelope| {
//!     let body = envelope.report(&Report::of(&UserError::PhoneExists)).unwrap();
//!     String::from_utf8(body.into_bytes()).unwrap()
//! };
//! assert_eq!(text(&Flat::new()), r#"{"code":60101,"message":"手机号已被注册","data":null}"#);
//! assert!(text(&Nested).starts_with(r#"{"error":{"code":"PHONE_EXISTS","numeric_code":60101,"#));
//! ```

mod detailed;
mod development;
mod flat;
mod nested;
mod object;
mod problem;
mod success;
mod time;
mod timestamped;

use std::borrow::Cow;

use serde_core::ser::Serialize;

pub use self::detailed::Detailed;
pub use self::development::Development;
pub use self::flat::Flat;
pub use self::nested::Nested;
#[cfg(feature = "client")]
pub(crate) use self::problem::MEMBERS as PROBLEM_MEMBERS;
pub use self::problem::Problem;
pub use self::success::Page;
pub use self::time::Timestamp;
#[cfg(feature = "utoipa")]
pub(crate) use self::time::at_sample_time;
pub use self::timestamped::Timestamped;
use crate::catalog::Entry;
pub use crate::catalog::success::Success;
use crate::report::Report;

/// A JSON shape for reports and successes.
///
/// | shape | an error | a success |
/// |---|---|---|
/// | [`Flat`] | `{code,message,data}` | `{code,message,data}` |
/// | [`Timestamped`] | `{code,message,data,timestamp}` | `{code,message,data,timestamp}` |
/// | [`Nested`] | `{error:{code,numeric_code,message,details}}` | the data |
/// | [`Development`] | `{code,message,error,timestamp}` | `{code,message,data,timestamp}` |
/// | [`Detailed`] | `{code,message,detail}` | `{code,message,data}` |
/// | [`Problem`] | `application/problem+json` (RFC 9457) | the data |
///
/// A team's own shape is a type of its own:
///
/// ```
/// use error_codes::envelope::{Body, Envelope, Outcome};
/// use error_codes::Report;
/// use serde::Serialize;
///
/// struct Nested;
///
/// #[derive(Serialize)]
/// struct Error<'a> {
///     code: &'a str,
///     numeric_code: i64,
///     message: &'a str,
/// }
///
/// #[derive(Serialize)]
/// struct Failed<'a> {
///     error: Error<'a>,
/// }
///
/// impl Envelope for Nested {
///     fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
///         let message = report.message();
///         Body::json(&Failed { error: Error { code: report.name(), numeric_code: report.code(), message: &message } })
///     }
///
///     fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
///         Body::json(outcome.data())
///     }
/// }
///
/// # use error_codes::ErrorCatalog;
/// # #[derive(ErrorCatalog)]
/// # #[catalog(keys = "bot", http = 404, success(0, msg = "ok"))]
/// # enum BotError {
/// #     /// there is no such bot
/// #     #[code(1001)]
/// #     BotNotFound,
/// # }
/// let body = Nested.report(&Report::of(&BotError::BotNotFound)).unwrap();
/// let expected = r#"{"error":{"code":"BOT_NOT_FOUND","numeric_code":1001,"message":"there is no such bot"}}"#;
/// assert_eq!(body.into_bytes(), expected.as_bytes());
/// let body = Nested.success(&BotError::success(7).outcome().unwrap()).unwrap();
/// assert_eq!(body.into_bytes(), b"7");
/// ```
pub trait Envelope: Send + Sync {
    /// The body that tells of an error.
    ///
    /// # Errors
    ///
    /// Where a `#[detail]` field cannot be serialized. The caller then asks again for the report without details.
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body>;

    /// The body that carries a success.
    ///
    /// # Errors
    ///
    /// Where the data cannot be serialized.
    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body>;
}

/// A serialized body and its media type.
///
/// ```
/// use error_codes::envelope::Body;
///
/// let body = Body::json(&("PHONE_EXISTS", 60101)).unwrap();
/// assert_eq!(body.media_type(), "application/json");
/// assert_eq!(body.into_bytes(), br#"["PHONE_EXISTS",60101]"#);
///
/// let body = Body::json_as("application/vnd.mall+json", &60101).unwrap();
/// assert_eq!(body.media_type(), "application/vnd.mall+json");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl Body {
    /// `value` as `application/json` (RFC 8259).
    ///
    /// # Errors
    ///
    /// Where `value` cannot be serialized, for instance a map with keys that are no strings.
    pub fn json<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Self> {
        Self::json_as("application/json", value)
    }

    /// `value` as JSON of another media type, such as `application/problem+json` (RFC 9457).
    ///
    /// # Errors
    ///
    /// Where `value` cannot be serialized.
    pub fn json_as<T: Serialize + ?Sized>(media_type: &'static str, value: &T) -> serde_json::Result<Self> {
        Ok(Self { media_type, bytes: serde_json::to_vec(value)? })
    }

    #[cfg(all(feature = "export", feature = "web"))]
    pub(crate) const fn new(media_type: &'static str, bytes: Vec<u8>) -> Self {
        Self { media_type, bytes }
    }

    /// The value for `Content-Type`.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The bytes to send.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// A success on its way into an envelope.
///
/// What an envelope of one's own reads:
///
/// ```
/// use error_codes::envelope::{Body, Outcome};
/// use error_codes::ErrorCatalog;
/// use serde_json::json;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(success(20000, msg = "ok"))]
/// enum MallError {}
///
/// fn body(outcome: &Outcome<'_>) -> serde_json::Result<Body> {
///     let data = serde_json::to_value(outcome.data())?;
///     Body::json(&json!({ "errno": outcome.code(), "msg": outcome.message(), "result": data }))
/// }
///
/// let success = MallError::success("7");
/// let outcome = success.outcome().unwrap();
/// assert_eq!(body(&outcome).unwrap().into_bytes(), br#"{"errno":20000,"msg":"ok","result":"7"}"#);
/// assert_eq!(outcome.entry().status(), 200);
/// assert_eq!((outcome.language(), outcome.request_id()), (None, None));
/// ```
#[derive(Clone)]
pub struct Outcome<'a> {
    entry: &'static Entry,
    message: Cow<'a, str>,
    language: Option<&'static str>,
    request_id: Option<&'a str>,
    data: &'a dyn erased_serde::Serialize,
}

impl<'a> Outcome<'a> {
    /// The row that the success answers with.
    #[must_use]
    pub const fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The success code.
    #[must_use]
    pub const fn code(&self) -> i64 {
        self.entry.code()
    }

    /// The text for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The locale that the text is in; `None` where it is from no language pack.
    #[must_use]
    pub const fn language(&self) -> Option<&'static str> {
        self.language
    }

    /// The request that this answers, where a layer knows it.
    #[must_use]
    pub const fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }

    /// What the handler answers.
    #[must_use]
    pub const fn data(&self) -> &'a dyn erased_serde::Serialize {
        self.data
    }
}
