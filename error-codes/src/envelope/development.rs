//! The envelope with the diagnostic for developers.

use super::object::{Name, Object};
use super::time::Timestamp;
use super::{Body, Envelope, Flat, Outcome};
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
/// // Or with a time that people read:
/// let body = Development::rfc3339().report(&report).unwrap();
/// assert!(body.into_bytes().ends_with(br#"Z"}"#));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Development(Timestamp);

const TIMESTAMP: Name = Name::new("timestamp");

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
        let mut object = Object::new();
        object.member(const { Name::new("code") }, &report.code())?;
        object.member(const { Name::new("message") }, &report.rendered())?;
        if let Some(diagnostic) = report.diagnostic() {
            object.member(const { Name::new("error") }, &diagnostic)?;
        }
        object.member(TIMESTAMP, &self.0)?;
        Ok(object.end())
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Flat::new().success_body(outcome, Some((TIMESTAMP, self.0)))
    }
}
