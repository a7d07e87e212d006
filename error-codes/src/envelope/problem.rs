//! Problem details.

use super::{Body, Envelope, Outcome};
use crate::report::Report;

/// Problem details (RFC 9457): `application/problem+json` with `type`, `title`, `status` and `code`, and every `#[detail]`
/// field as an extension member.
///
/// `type` is the page of the code (`#[catalog(doc_url = …)]`, known where a layer is), else `about:blank`; `title` is the
/// message; `instance` is the id of the request, as a `urn:request:…`; `detail` is the diagnostic, there only where the service is
/// set to reveal it. Details that are called like one of these members are left out. A success is its bare data.
///
/// ```
/// use error_codes::envelope::{Envelope, Problem};
/// # use error_codes::{ErrorCatalog, Report};
/// # #[derive(ErrorCatalog)]
/// # #[catalog(keys = "stock", http = 409)]
/// # enum StockError {
/// #     /// Not enough in stock
/// #     #[code(60701)]
/// #     Insufficient { #[detail] left: u32 },
/// # }
/// let body = Problem.report(&Report::of(&StockError::Insufficient { left: 2 })).unwrap();
/// assert_eq!(body.media_type(), "application/problem+json");
/// let expected = r#"{"type":"about:blank","title":"Not enough in stock","status":409,"code":60701,"left":2}"#;
/// assert_eq!(body.into_bytes(), expected.as_bytes());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Problem;

/// The members of every problem.
pub(crate) const MEMBERS: [&str; 6] = ["type", "title", "status", "code", "detail", "instance"];

impl Envelope for Problem {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        Body::json_as("application/problem+json", &Details(report))
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Body::json(outcome.data())
    }
}

struct Details<'a>(&'a Report<'a>);

impl serde_core::Serialize for Details<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_core::ser::SerializeMap;

        let report = self.0;
        let mut problem = serializer.serialize_map(None)?;
        problem.serialize_entry("type", report.doc_url().as_deref().unwrap_or("about:blank"))?;
        problem.serialize_entry("title", &report.message())?;
        problem.serialize_entry("status", &report.status().as_u16())?;
        problem.serialize_entry("code", &report.code())?;
        if let Some(diagnostic) = report.diagnostic() {
            problem.serialize_entry("detail", &diagnostic)?;
        }
        if let Some(id) = report.request_id() {
            problem.serialize_entry("instance", &format!("urn:request:{id}"))?;
        }
        for (name, value) in report.details().iter().filter(|(name, _)| !MEMBERS.contains(name)) {
            problem.serialize_entry(name, value)?;
        }
        problem.end()
    }
}
