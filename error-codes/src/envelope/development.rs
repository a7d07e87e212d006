//! The envelope with the diagnostic for developers.

use super::members::Members;
use super::time::Timestamp;
use super::{Body, Envelope, Outcome};
use crate::report::Report;

/// `{"code","message","error","timestamp"}`: `error` is the diagnostic, there only where the service is set to reveal it.
/// A success is `{"code","message","data","timestamp"}`.
///
/// ```
/// use error_codes::envelope::{Development, Envelope};
/// # use error_codes::{ErrorCatalog, Report};
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, keys = "plan", http = 404)]
/// # enum PlanError {
/// #     /// resource not found
/// #     #[code(40401)]
/// #     NotFound,
/// # }
/// let report = Report::of(&PlanError::NotFound);
/// let text = |report| String::from_utf8(Development::unix().report(&report).unwrap().into_bytes()).unwrap();
/// assert!(text(report).starts_with(r#"{"code":40401,"message":"resource not found","timestamp":1"#));
/// assert!(text(report.reveal(true)).contains(r#""error":"resource not found""#));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Development(Timestamp);

impl Development {
    /// With a timestamp such as `"2025-12-21T10:00:00Z"` (RFC 3339), in UTC.
    #[must_use]
    pub const fn rfc3339() -> Self {
        Self(Timestamp::Rfc3339)
    }

    /// With a timestamp in whole seconds since 1970, such as `1766311200`.
    #[must_use]
    pub const fn unix() -> Self {
        Self(Timestamp::Unix)
    }
}

impl Envelope for Development {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        let diagnostic = report.diagnostic();
        Body::json(&Members([
            ("code", Some(&report.code())),
            ("message", Some(&report.message())),
            ("error", diagnostic.as_ref().map(|diagnostic| diagnostic as _)),
            ("timestamp", Some(&self.0)),
        ]))
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Body::json(&Members([
            ("code", Some(&outcome.code())),
            ("message", Some(&outcome.message())),
            ("data", Some(&outcome.data())),
            ("timestamp", Some(&self.0)),
        ]))
    }
}
