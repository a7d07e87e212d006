//! The envelope with one public detail.

use super::object::{Name, Object};
use super::{Body, Envelope, Flat, Outcome};
use crate::report::Report;

/// `{"code","message","detail"}`: `detail` is the `#[detail]` field of that name, else `null`. It is never the diagnostic.
/// A success is `{"code","message","data"}`.
///
/// ```
/// use error_codes::envelope::{Detailed, Envelope};
/// # use error_codes::{ErrorCatalog, Report};
/// # #[derive(ErrorCatalog)]
/// # #[catalog(keys = "plan", http = 403)]
/// # enum PlanError {
/// #     /// 饮食计划不存在
/// #     #[code(403)]
/// #     NotFound { #[detail] detail: &'static str },
/// # }
/// let error = PlanError::NotFound { detail: "Plan with id 'x' not found" };
/// let body = Detailed.report(&Report::of(&error)).unwrap();
/// let expected = r#"{"code":403,"message":"饮食计划不存在","detail":"Plan with id 'x' not found"}"#;
/// assert_eq!(body.into_bytes(), expected.as_bytes());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Detailed;

impl Envelope for Detailed {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        let details = report.details();
        let detail = details.iter().find(|(name, _)| *name == "detail").map(|(_, value)| value);
        let mut object = Object::new();
        object.member(const { Name::new("code") }, &report.code())?;
        object.member(const { Name::new("message") }, &report.rendered())?;
        object.member(const { Name::new("detail") }, &detail)?;
        Ok(object.end())
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Flat::new().success(outcome)
    }
}
