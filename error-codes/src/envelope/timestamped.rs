//! The flat envelope with a time.

use super::object::Name;
use super::time::Timestamp;
use super::{Body, Envelope, Flat, Outcome};
use crate::report::Report;

/// `{"code","message","data","timestamp"}`: [`Flat`], and the time of the answer.
///
/// ```
/// use error_codes::envelope::{Envelope, Timestamped};
/// # use error_codes::{ErrorCatalog, Report};
/// # #[derive(ErrorCatalog)]
/// # #[catalog(keys = "line", http = 401)]
/// # enum LoginError {
/// #     /// 登录失败
/// #     #[code(2004)]
/// #     Failed,
/// # }
/// let body = Timestamped::rfc3339().report(&Report::of(&LoginError::Failed)).unwrap();
/// let text = String::from_utf8(body.into_bytes()).unwrap();
/// assert!(text.starts_with(r#"{"code":2004,"message":"登录失败","data":null,"timestamp":"2"#));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamped {
    flat: Flat,
    timestamp: Name,
    format: Timestamp,
}

impl Timestamped {
    /// With a timestamp such as `"2025-12-21T10:00:00Z"` (RFC 3339), in UTC.
    #[must_use]
    pub const fn rfc3339() -> Self {
        Self { flat: Flat::new(), timestamp: Name::new("timestamp"), format: Timestamp::Rfc3339 }
    }

    /// With a timestamp in whole seconds since 1970, such as `1766311200`.
    ///
    /// ```
    /// use error_codes::ErrorCatalog;
    /// use error_codes::envelope::{Envelope, Timestamped};
    ///
    /// # #[derive(ErrorCatalog)]
    /// # #[catalog(success(20000, msg = "ok"))]
    /// # enum LineError {}
    /// let success = LineError::success(7);
    /// let body = Timestamped::unix().success(&success.outcome().unwrap()).unwrap();
    /// let value: serde_json::Value = serde_json::from_slice(&body.into_bytes()).unwrap();
    /// assert!(value["timestamp"].as_u64().unwrap() > 1_766_311_200);
    /// ```
    #[must_use]
    pub const fn unix() -> Self {
        Self { flat: Flat::new(), timestamp: Name::new("timestamp"), format: Timestamp::Unix }
    }

    /// The other members as this one writes them, and the name of the timestamp.
    ///
    /// ```
    /// use error_codes::envelope::{Envelope, Flat, Timestamped};
    /// # use error_codes::{ErrorCatalog, Report};
    /// # #[derive(ErrorCatalog)]
    /// # #[catalog(keys = "line", http = 401)]
    /// # enum LoginError {
    /// #     /// 登录失败
    /// #     #[code(2004)]
    /// #     Failed,
    /// # }
    /// let envelope = Timestamped::unix().named(Flat::new().named("code", "msg", "data"), "time");
    /// let body = envelope.report(&Report::of(&LoginError::Failed)).unwrap();
    /// let text = String::from_utf8(body.into_bytes()).unwrap();
    /// assert!(text.starts_with(r#"{"code":2004,"msg":"登录失败","data":null,"time":1"#));
    /// ```
    #[must_use]
    pub const fn named(mut self, flat: Flat, timestamp: &'static str) -> Self {
        (self.flat, self.timestamp) = (flat, Name::new(timestamp));
        self
    }
}

impl Envelope for Timestamped {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        self.flat.report_body(report, Some((self.timestamp, self.format)))
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        self.flat.success_body(outcome, Some((self.timestamp, self.format)))
    }
}
