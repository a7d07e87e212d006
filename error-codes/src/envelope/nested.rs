//! The nested envelope.

use super::object::{Name, Object};
use super::{Body, Envelope, Outcome};
use crate::report::Report;

/// `{"error":{"code":"BOT_NOT_FOUND","numeric_code":1001,"message","details"}}`: the published name as code, the number beside
/// it. `details` is `null` where there are none. A success is its bare data.
///
/// ```
/// use error_codes::envelope::{Envelope, Nested};
/// # use error_codes::{ErrorCatalog, Report};
/// # #[derive(ErrorCatalog)]
/// # #[catalog(keys = "bot", names = "BOT_", http = 404)]
/// # enum BotError {
/// #     /// Bot不存在
/// #     #[code(1001)]
/// #     NotFound { #[detail] bot_id: &'static str },
/// # }
/// let error = BotError::NotFound { bot_id: "work_bot_001" };
/// let body = Nested.report(&Report::of(&error)).unwrap();
/// let expected = r#"{"error":{"code":"BOT_NOT_FOUND","numeric_code":1001,"message":"Bot不存在","details":{"bot_id":"work_bot_001"}}}"#;
/// assert_eq!(body.into_bytes(), expected.as_bytes());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nested;

impl Envelope for Nested {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        let mut object = Object::new();
        object.object(const { Name::new("error") }, |error| {
            error.member(const { Name::new("code") }, report.name())?;
            error.member(const { Name::new("numeric_code") }, &report.code())?;
            error.member(const { Name::new("message") }, &report.rendered())?;
            error.details(const { Name::new("details") }, &report.details())
        })?;
        Ok(object.end())
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Body::json(outcome.data())
    }
}
