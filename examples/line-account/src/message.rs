//! What is said on a WebSocket: the envelope of the document with a `type` in front.

use error_codes::envelope::{Body, Envelope, Outcome, Timestamp};
use error_codes::web::Answers;
use error_codes::{ErrorCatalog, Locale, Report};
use serde::Serialize;

use crate::error::{LineError, StorageError};

/// The `type` of every message that tells of an error.
const ERROR: &str = "error";

/// `{"type","code","message","data","timestamp"}`
struct Typed(&'static str);

#[derive(Serialize)]
struct Framed<'a, D> {
    r#type: &'static str,
    code: i64,
    message: &'a str,
    data: D,
    timestamp: Timestamp,
}

impl Envelope for Typed {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        let (code, message, data) = (report.code(), &*report.message(), report.details());
        Body::json(&Framed { r#type: self.0, code, message, data, timestamp: Timestamp::Rfc3339 })
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        let (code, message, data) = (outcome.code(), outcome.message(), outcome.data());
        Body::json(&Framed { r#type: self.0, code, message, data, timestamp: Timestamp::Rfc3339 })
    }
}

/// A success of this `type`, with the message of `key`.
pub fn success(
    kind: &'static str,
    key: &'static str,
    data: impl Serialize,
    locale: &Locale,
) -> Result<String, StorageError> {
    let success = LineError::success(data).message(key).locale(locale);
    let Some(outcome) = success.outcome() else { return Ok(String::new()) };
    let body = Typed(kind).success(&outcome);
    body.map(text).map_err(|cause| StorageError::DataFormatInvalid { cause: cause.into() })
}

/// An error. It is logged, as the layer logs those that a request is answered with.
pub fn error(error: &LineError, locale: &Locale) -> String {
    let answers = Answers::of::<LineError>().envelope(Typed(ERROR));
    answers.report(error, locale).map(text).unwrap_or_default()
}

fn text(body: Body) -> String {
    // JSON is UTF-8.
    String::from_utf8(body.into_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::clock;
    use crate::error::{BusinessError, SocketError};

    fn said(text: &str) -> Value {
        let mut value: Value = serde_json::from_str(text).unwrap();
        let timestamp = value.as_object_mut().unwrap().remove("timestamp").unwrap();
        assert!(clock::parse(timestamp.as_str().unwrap()).is_some(), "{timestamp}");
        value
    }

    #[test]
    fn a_message_is_the_documents() {
        let text = success("incoming", "incoming.updated", [1], &Locale::ANY).unwrap();
        assert!(text.starts_with(
            r#"{"type":"incoming","code":1000,"message":"进线数据更新","data":[1],"timestamp":"#
        ));
    }

    #[test]
    fn an_error_is_told_in_the_language_of_the_connection() {
        let timeout = LineError::from(SocketError::HeartbeatTimeout);
        let expected = json!({ "type": "error", "code": 6005, "message": "WebSocket心跳超时", "data": null });
        assert_eq!(said(&error(&timeout, &Locale::ANY)), expected);
        let invalid = LineError::from(BusinessError::IncomingInvalid { field: "line_id" });
        let expected = json!({
            "type": "error", "code": 4013, "message": "The incoming-line data is invalid",
            "data": { "field": "line_id" },
        });
        assert_eq!(said(&error(&invalid, &Locale::from("en"))), expected);
    }
}
