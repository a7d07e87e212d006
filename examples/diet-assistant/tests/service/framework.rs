//! What the framework refuses by itself, in the same envelope.

use serde_json::json;

use crate::harness::Assistant;

fn json_body(text: impl Into<Vec<u8>>) -> (&'static str, Vec<u8>) {
    ("application/json", text.into())
}

#[test]
fn a_body_that_is_no_form_is_an_invalid_parameter() {
    let assistant = Assistant::start();
    let anyone = assistant.anyone();
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let wrong = ["", "{\"username\": ", "{}", "[]", "null", "{\"username\": 1, \"password\": 2}", &deep];
    for body in wrong.map(|text| text.as_bytes().to_vec()).into_iter().chain([b"\"\xff\xfe\"".to_vec()]) {
        let answer = anyone.send("POST", "/sessions", Some(json_body(body))).expect(40001);
        assert_eq!((answer.status, answer.message()), (400, "invalid parameters"));
        // What the parser says stays inside.
        answer.hides(&["line", "column", "missing field", "recursion", "EOF"]);
    }
}

#[test]
fn a_body_of_another_media_type_is_refused() {
    let assistant = Assistant::start();
    for media_type in ["text/plain", "application/x-www-form-urlencoded"] {
        let body = Some((media_type, b"{}".to_vec()));
        assert_eq!(assistant.anyone().send("POST", "/sessions", body).expect(41501).status, 415);
    }
    // No body has no media type either.
    assistant.anyone().send("POST", "/sessions", None).expect(41501);
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let assistant = Assistant::start();
    for size in [17_000, 10_000_000] {
        let form = json!({ "username": "alice", "password": "x".repeat(size) });
        assert_eq!(assistant.anyone().post("/sessions", &form).expect(41301).status, 413);
        // Wherever it is sent to.
        assistant.anyone().post("/nowhere", &form).expect(41301);
    }
    let form = json!({ "username": "alice", "password": "x".repeat(16_000) });
    assistant.anyone().post("/sessions", &form).expect(40101);
}

#[test]
fn a_method_that_a_path_does_not_have_is_refused() {
    let assistant = Assistant::start();
    let answer = assistant.anyone().get("/sessions").expect(40501);
    assert_eq!((answer.status, answer.message()), (405, "method not allowed"));
    assistant.anyone().delete("/foods").expect(40501);
}

#[test]
fn a_path_that_no_route_has_is_not_found() {
    let assistant = Assistant::start();
    for path in ["/", "/nowhere", "/foods/1/2", "/Foods"] {
        assert_eq!(assistant.anyone().get(path).expect(40401).status, 404, "{path}");
    }
}

#[test]
fn ids_are_numbers() {
    let assistant = Assistant::start();
    for id in ["rice", "-1", "99999999999999999999", "%FF", "%E4%BD%A0"] {
        let answer = assistant.anyone().get(&format!("/foods/{id}")).expect(40001);
        assert_eq!(answer.status, 400, "{id}");
        answer.hides(&["u64", "parse"]);
    }
    assistant.anyone().get("/foods/1").expect(40401);
}

#[test]
fn the_login_comes_before_the_body() {
    let assistant = Assistant::start();
    assistant.anyone().send("POST", "/meals", Some(json_body("{"))).expect(40101);
    assistant.user("alice").send("POST", "/meals", Some(json_body("{"))).expect(40001);
}
