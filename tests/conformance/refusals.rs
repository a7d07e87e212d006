//! What the framework refuses by itself: the entry that `#[catalog(rejections(…))]` names answers it.

use crate::catalogue::{LIMIT, SECRET};
use crate::harness::{Framework, answers};

pub fn a_body_that_is_no_json_is_refused(framework: Framework) {
    let service = framework.start();
    for body in ["", "{", "{\"name\":", "name=x", "\u{0}", &"[".repeat(500)] {
        let answer = service.post("/users", body);
        answer.is(400, 1001);
        // What the parser says stays inside.
        assert_eq!(answer.message(), "请求体不是所需的 JSON");
    }
}

pub fn a_body_of_another_shape_is_refused(framework: Framework) {
    let service = framework.start();
    for body in ["{}", "[]", "null", r#"{"name":7}"#] {
        service.post("/users", body).is(400, 1001);
    }
}

pub fn a_body_of_another_media_type_is_refused(framework: Framework) {
    let service = framework.start();
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "nonsense"] {
        service.ask("POST", "/users").body(media_type, r#"{"name":"x"}"#).send().is(415, 1004);
    }
    // No body has no media type either.
    service.ask("POST", "/users").send().is(415, 1004);
    service
        .ask("POST", "/users")
        .body("application/json; charset=utf-8", r#"{"name":"x"}"#)
        .send()
        .is(201, 20000);
}

/// Whether it says how large it is or not.
pub fn a_body_that_is_too_large_is_refused(framework: Framework) {
    let service = framework.start();
    let body = format!(r#"{{"name":"{}"}}"#, "x".repeat(LIMIT));
    service.post("/users", &body).is(413, 1003);
    let chunked = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    let head = ["POST /users HTTP/1.1", "content-type: application/json", "transfer-encoding: chunked"];
    let answer = service.raw(&head, &chunked);
    assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains(r#""code":1003,"#), "{answer}");
}

/// With `Allow` (RFC 9110, section 15.5.6), where the framework knows.
pub fn a_method_that_the_path_does_not_have_is_refused(framework: Framework) {
    let service = framework.start();
    let answer = service.ask("PATCH", "/hello").send();
    answer.is(405, 1002);
    let allowed: Vec<_> = answer.header("allow").split(',').map(str::trim).collect();
    if framework.says_allow {
        assert!(allowed.contains(&"GET") && allowed.contains(&"HEAD") && allowed.len() == 2, "{answer:?}");
    } else {
        assert_eq!(allowed, [""]);
    }
}

pub fn an_unknown_path_is_refused(framework: Framework) {
    let service = framework.start();
    for path in ["/", "/unknown", "/users/7/more", "/%F0%9F", "/hello/../x"] {
        service.get(path).is(404, 1005);
    }
    service.ask("PATCH", "/unknown").send().is(404, 1005);
}

pub fn a_query_of_another_shape_is_refused(framework: Framework) {
    let service = framework.start();
    for query in ["", "?", "?page=x", "?page=-1", "?page=%FF", "?other=1"] {
        service.get(&format!("/search{query}")).is(400, 1007);
    }
}

pub fn a_path_parameter_of_another_type_is_refused(framework: Framework) {
    let service = framework.start();
    for id in ["x", "-1", "%FF", "18446744073709551616"] {
        service.get(&format!("/users/{id}")).is(400, 1007);
    }
    assert_eq!(service.get("/users/7").is(200, 20000).json()["data"], 7);
}

/// What it panicked with, and what it had begun to say, stays inside.
pub fn a_panic_is_answered_and_the_service_goes_on(framework: Framework) {
    let service = framework.start();
    for _ in 0..3 {
        service.get("/panic").is(500, 1006);
        service.get("/hello").is(200, 20000);
    }
}

/// What the framework makes of an error that has no code is plain text, and may hold anything.
pub fn a_foreign_error_is_answered_as_a_panic_and_says_nothing(framework: Framework) {
    let answer = framework.start().get("/foreign");
    assert!(!answer.body.contains(SECRET), "{answer:?}");
    answer.is(500, 1006);
}

pub fn data_that_cannot_be_serialized_is_answered_as_a_panic(framework: Framework) {
    framework.start().get("/unserializable").is(500, 1006);
}

/// It is recognised by its status, and not as precisely.
pub fn what_the_frameworks_own_extractor_refuses_is_refused_in_the_envelope(framework: Framework) {
    let service = framework.start();
    for body in ["{", "{}"] {
        let answer = service.post("/bare", body);
        assert!([1001, 1007].contains(&answer.code()), "{answer:?}");
        assert_eq!((answer.status, answer.header("content-type")), (400, "application/json"));
        for word in ["line", "column", "name", "EOF"] {
            assert!(!answer.body.contains(word), "{answer:?}");
        }
    }
}

pub fn a_plain_answer_is_replaced_unless_the_service_says_no(framework: Framework) {
    framework.start().get("/plain").is(404, 1005);
    let service = framework.answering(answers().rewrite_plain(false));
    let answer = service.get("/plain");
    assert_eq!((answer.status, answer.body.as_str()), (404, "the handler's own"));
    // The framework's own is left as well, and errors of the catalogue are still in the envelope.
    let unknown = service.get("/unknown");
    assert_eq!((unknown.status, unknown.body.contains("1005")), (404, false));
    service.post("/users", "{").is(400, 1001);
    service.get("/slow").is(404, 2002);
}

pub fn an_answer_of_another_media_type_is_left_alone(framework: Framework) {
    let answer = framework.start().get("/json");
    assert_eq!((answer.status, answer.body.as_str()), (404, r#""the handler's own""#));
}
