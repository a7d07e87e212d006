//! What the framework refuses by itself, in the same envelope.

use serde_json::{Value, json};

use crate::harness::Planner;

const LOGIN: &str = "/api/v1/auth/login";

fn json_body(text: impl Into<Vec<u8>>) -> (&'static str, Vec<u8>) {
    ("application/json", text.into())
}

#[test]
fn a_body_that_is_no_form_is_an_invalid_parameter() {
    let planner = Planner::start();
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let wrong = ["", "{\"login\": ", "[]", "null", "{\"login\": 1}", &deep];
    for body in wrong.map(|text| text.as_bytes().to_vec()).into_iter().chain([b"\"\xff\xfe\"".to_vec()]) {
        let answer = planner.anyone().send("POST", LOGIN, Some(json_body(body)));
        let answer = answer.expect_error(400, "PARAMETER_INVALID");
        assert_eq!((answer.message(), answer.detail()), ("请求参数错误", &Value::Null));
        // What the parser says stays inside.
        answer.hides(&["line", "column", "invalid type", "recursion", "EOF"]);
    }
}

#[test]
fn a_body_of_another_media_type_is_refused() {
    let planner = Planner::start();
    for media_type in ["text/plain", "application/x-www-form-urlencoded"] {
        let body = Some((media_type, b"{}".to_vec()));
        assert_eq!(planner.anyone().send("POST", LOGIN, body).expect(415).status, 415);
    }
    // No body has no media type either.
    planner.anyone().send("POST", LOGIN, None).expect(415);
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let planner = Planner::start();
    for size in [17_000, 10_000_000] {
        let form = json!({ "login": "user123", "password": "x".repeat(size) });
        let answer = planner.anyone().post(LOGIN, &form).expect(413);
        assert_eq!((answer.status, answer.message()), (413, "请求体过大"));
        // Wherever it is sent to.
        planner.anyone().post("/nowhere", &form).expect(413);
    }
    let form = json!({ "login": "user123", "password": "x".repeat(16_000) });
    planner.anyone().post(LOGIN, &form).expect(404);
}

#[test]
fn a_method_that_a_path_does_not_have_is_refused() {
    let planner = Planner::start();
    let answer = planner.anyone().get(LOGIN).expect_error(405, "METHOD_NOT_ALLOWED");
    assert_eq!(answer.status, 405);
    assert_eq!(answer.headers["allow"], "POST");
}

#[test]
fn a_path_that_no_route_has_is_not_found() {
    let planner = Planner::start();
    for path in ["/", "/nowhere", "/api/v1", "/api/v1/plans/1/2", "/%FF"] {
        let answer = planner.anyone().get(path).expect_error(404, "PATH_NOT_FOUND");
        assert_eq!((answer.status, answer.message()), (404, "接口不存在"), "{path}");
    }
}

#[test]
fn the_login_comes_before_the_body() {
    let planner = Planner::start();
    planner.anyone().send("POST", "/api/v1/plans", Some(json_body("{"))).expect(401);
    planner.user("user123").send("POST", "/api/v1/plans", Some(json_body("{"))).expect(400);
}
