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
    #[must_use]
    pub const fn unix() -> Self {
        Self { flat: Flat::new(), timestamp: Name::new("timestamp"), format: Timestamp::Unix }
    }

    /// The other members as this one writes them, and the name of the timestamp.
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
