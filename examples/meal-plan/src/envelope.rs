//! The envelope of the document: `{code,message,detail}` for errors, `{code,message,data}` for the rest.

use error_codes::Report;
use error_codes::envelope::{Body, Detailed, Envelope, Outcome};
use serde::Serialize;

/// The code of what nobody foresaw.
const UNEXPECTED: i64 = -1;

/// [`Detailed`], and one detail more: the document's sample of -1 says "Internal server error", which a panic cannot bring
/// along.
pub struct Documented;

#[derive(Serialize)]
struct Unexpected<'a> {
    code: i64,
    message: &'a str,
    detail: &'static str,
}

impl Envelope for Documented {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        if report.code() != UNEXPECTED || !report.details().is_empty() {
            return Detailed.report(report);
        }
        let message = report.message();
        Body::json(&Unexpected { code: UNEXPECTED, message: &message, detail: "Internal server error" })
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Detailed.success(outcome)
    }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCatalog;

    use super::*;
    use crate::error::MealPlanError;

    struct Bare(&'static error_codes::Entry);

    impl error_codes::ErrorCode for Bare {
        fn entry(&self) -> &'static error_codes::Entry {
            self.0
        }
    }

    #[test]
    fn what_nobody_foresaw_says_what_the_documents_sample_says() {
        let panic = MealPlanError::CATALOG.rejection(error_codes::catalog::Rejection::Panic).unwrap();
        let body = Documented.report(&Report::of(&Bare(panic))).unwrap();
        let expected = r#"{"code":-1,"message":"服务器内部错误","detail":"Internal server error"}"#;
        assert_eq!(body.into_bytes(), expected.as_bytes());
    }
}
