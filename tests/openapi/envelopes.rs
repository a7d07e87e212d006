//! What each envelope makes of an entry.

use error_codes::envelope::{Body, Detailed, Development, Nested, Outcome, Problem, Timestamp, Timestamped};
use error_codes::web::Answers;
use error_codes::{Envelope, Report};
use serde_json::{Value, json};

use super::{JSON, shop};

/// An envelope of a team's own, with everything that differs from one answer to the next.
pub struct Own;

impl Envelope for Own {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        let (id, page) = (report.request_id(), report.doc_url());
        Body::json_as(
            "application/vnd.own+json",
            &json!({ "no": report.code(), "id": id, "page": page, "at": Timestamp::Unix }),
        )
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Body::json(&json!({ "ok": { "all": [serde_json::to_value(outcome.data())?] } }))
    }
}

/// The media type, what 60701 looks like, and the types of its members.
pub fn envelopes() -> [(Answers, &'static str, Value, Value); 7] {
    let time = "2025-12-21T10:00:00Z";
    let message = "库存不足，仅剩 {left} 件";
    let details = json!({ "left": "{left}", "detail": "{detail}" });
    let (integer, string) = (json!({ "type": "integer" }), json!({ "type": "string" }));
    // Only 60701 has details: there are answers without.
    let any = json!({
        "type": ["object", "null"], "properties": { "left": {}, "detail": {} }, "required": ["detail", "left"],
    });
    [
        (
            shop(),
            JSON,
            json!({ "code": 60701, "message": message, "data": details }),
            json!({ "code": integer, "message": string, "data": any }),
        ),
        (
            shop().envelope(Timestamped::rfc3339()),
            JSON,
            json!({ "code": 60701, "message": message, "data": details, "timestamp": time }),
            json!({ "code": integer, "message": string, "data": any, "timestamp": string }),
        ),
        (
            shop().envelope(Nested),
            JSON,
            json!({ "error": { "code": "INSUFFICIENT", "numeric_code": 60701, "message": message, "details": details } }),
            json!({ "error": {
                "type": "object",
                "required": ["code", "details", "message", "numeric_code"],
                "properties": { "code": string, "numeric_code": integer, "message": string, "details": any },
            } }),
        ),
        (
            shop().envelope(Development::unix()).reveal(true),
            JSON,
            json!({ "code": 60701, "message": message, "timestamp": 1_766_311_200 }),
            json!({ "code": integer, "message": string, "timestamp": integer }),
        ),
        (
            shop().envelope(Detailed),
            JSON,
            json!({ "code": 60701, "message": message, "detail": "{detail}" }),
            json!({ "code": integer, "message": string, "detail": {} }),
        ),
        (
            shop().envelope(Problem),
            "application/problem+json",
            json!({
                "type": "https://a.example/60701", "title": message, "status": 409, "code": 60701,
                "instance": "urn:request:00000000-0000-4000-8000-000000000000", "left": "{left}",
            }),
            json!({
                "type": string, "title": string, "status": integer, "code": integer, "instance": string, "left": {},
            }),
        ),
        (
            shop().envelope(Own),
            "application/vnd.own+json",
            json!({
                "no": 60701, "id": "00000000-0000-4000-8000-000000000000", "page": "https://a.example/60701",
                "at": 1_766_311_200,
            }),
            json!({ "no": integer, "id": string, "page": string, "at": integer }),
        ),
    ]
}
