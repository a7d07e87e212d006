//! What leaves the service, and in which envelope.

use error_codes::Report;
use error_codes::envelope::{Body, Development, Envelope, Flat, Outcome, Problem};
use serde_json::json;

use crate::catalogue::SECRET;
use crate::harness::{Framework, answers};

/// Neither the source of an error nor a field that is no detail, in the body or in a header.
pub fn nothing_but_the_text_and_the_details_leaves_a_service(framework: Framework) {
    let service = framework.start();
    let failed = service.get("/fails");
    failed.is(500, 5000);
    assert_eq!(failed.json(), json!({ "code": 5000, "message": "未知错误", "data": null }));
    let taken = service.post("/users", r#"{"name":"taken"}"#);
    taken.is(409, 2001);
    let expected = json!({ "code": 2001, "message": "用户 taken 已存在", "data": { "name": "taken" } });
    assert_eq!(taken.json(), expected);
}

/// Whatever the build profile, and only in an envelope that has a place for it.
pub fn the_diagnostic_is_sent_where_the_service_reveals_it(framework: Framework) {
    let developing = answers().envelope(Development::unix());
    let revealing = framework.answering(developing.clone().reveal(true));
    let failed = revealing.get("/fails").json();
    assert!(failed["error"].as_str().is_some_and(|error| error.contains(SECRET)), "{failed}");
    assert!(failed["timestamp"].is_u64(), "{failed}");
    let concealing = framework.answering(developing);
    let failed = concealing.get("/fails");
    assert_eq!(failed.keeps_secrets().json().get("error"), None);
    framework.answering(answers().reveal(true)).get("/fails").is(500, 5000);
}

/// Problem details (RFC 9457): also for what the framework answered in plain text.
pub fn an_envelope_has_its_own_media_type(framework: Framework) {
    let service = framework.answering(answers().envelope(Problem));
    for (path, status, code) in [("/slow", 404, 2002), ("/unknown", 404, 1005), ("/fails", 500, 5000)] {
        let answer = service.ask("GET", path).header("x-request-id", "r-1").send();
        let problem = answer.keeps_secrets().json();
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!((&problem["code"], &problem["status"]), (&json!(code), &json!(status)));
        assert_eq!(problem["type"], format!("https://shop.example/errors/{code}"));
        assert_eq!(problem["instance"], "urn:request:r-1");
    }
}

/// For clients that take JSON under no other name.
struct PlainText;

impl Envelope for PlainText {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        Body::json_as("text/plain", &report.code())
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Flat::new().success(outcome)
    }
}

/// It is not taken for the framework's own words.
pub fn an_envelope_may_be_plain_text(framework: Framework) {
    let service = framework.answering(answers().envelope(PlainText));
    for (path, body) in [("/slow", "2002"), ("/unknown", "1005"), ("/guarded", "2002"), ("/users/x", "1007")]
    {
        let answer = service.get(path);
        assert_eq!((answer.header("content-type"), answer.body.as_str()), ("text/plain", body), "{path}");
    }
}
