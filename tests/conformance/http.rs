//! Statuses, headers and bodies.

use crate::catalogue::CHUNKS;
use crate::harness::{Framework, Service, answers};
use crate::log;

pub fn the_status_is_the_entrys(framework: Framework) {
    let service = framework.start();
    service.get("/fails").is(500, 5000);
    service.get("/slow").is(404, 2002);
    service.post("/users", r#"{"name":"taken"}"#).is(409, 2001);
}

/// For clients that look at the code alone. The log has the entry's.
pub fn the_status_is_always_200_where_the_service_says_so(framework: Framework) {
    log::keep();
    let service = framework.answering(answers().always_200(true));
    let id = uuid::Uuid::new_v4().to_string();
    service.ask("GET", "/fails").header("x-request-id", &id).send().is(200, 5000);
    assert_eq!(log::of(&id)[0].fields["http.response.status_code"], "500");
    service.get("/unknown").is(200, 1005);
    service.ask("PATCH", "/hello").send().is(200, 1002);
    service.post("/users", "{").is(200, 1001);
    service.post("/users", r#"{"name":"new"}"#).is(200, 20000);
    service.get("/panic").is(200, 1006);
    assert_eq!(service.ask("DELETE", "/users/7").send().status, 204);
}

/// Some frameworks see from the status alone that a guard has answered: it must not be lost before.
pub fn a_guard_keeps_the_handler_from_being_called(framework: Framework) {
    for (service, status) in
        [(framework.start(), 404), (framework.answering(answers().always_200(true)), 200)]
    {
        let refused = service.get("/guarded");
        refused.is(status, 2002);
        assert!(!refused.body.contains("the handler's"), "{refused:?}");
        let let_in = service.ask("GET", "/guarded").header("x-key", "1").send();
        assert_eq!(let_in.is(200, 20000).json()["data"], "the handler's");
    }
}

pub fn retry_after_is_what_the_entry_says(framework: Framework) {
    let service = framework.start();
    assert_eq!(service.get("/busy").is(503, 3001).header("retry-after"), "30");
    assert_eq!(service.get("/fails").header("retry-after"), "");
}

/// 1.5 seconds: a client that comes back too early would be sent away again.
pub fn retry_after_is_what_a_field_says_rounded_up(framework: Framework) {
    assert_eq!(framework.start().get("/locked").is(429, 3002).header("retry-after"), "2");
}

/// And the headers of the answer to GET (RFC 9110, section 9.3.2).
pub fn an_answer_to_head_has_no_body(framework: Framework) {
    let service = framework.start();
    for (path, status) in [("/hello", 200), ("/fails", 500), ("/unknown", 404)] {
        let head = bare(service, &format!("HEAD {path} HTTP/1.1"), status);
        assert!(head.contains("content-type: application/json\r\n"), "{head}");
        assert!(head.contains("content-language: zh-cn\r\n"), "{head}");
    }
}

pub fn an_answer_without_content_has_no_body(framework: Framework) {
    let service = framework.start();
    let head = bare(service, "DELETE /users/7 HTTP/1.1", 204);
    assert!(!head.contains("content-type"), "{head}");
}

/// The answer to a request, in lower case, which has this status and ends with its head.
fn bare(service: Service, request: &str, status: u16) -> String {
    let answer = service.raw(&[request], "").to_lowercase();
    assert!(answer.starts_with(&format!("http/1.1 {status} ")), "{answer}");
    assert!(answer.ends_with("\r\n\r\n") && answer.matches("\r\n\r\n").count() == 1, "{answer}");
    assert!(answer.contains("x-request-id: ") && answer.contains("vary: accept-language\r\n"), "{answer}");
    answer
}

pub fn a_streaming_body_is_left_alone(framework: Framework) {
    let service = framework.start();
    assert_eq!(service.get("/stream").body, CHUNKS.concat());
    // Chunk by chunk: nobody has gathered them.
    let answer = service.raw(&["GET /stream HTTP/1.1"], "");
    assert!(answer.to_lowercase().contains("transfer-encoding: chunked\r\n"), "{answer}");
    for chunk in CHUNKS {
        assert!(answer.contains(&format!("{:X}\r\n{chunk}\r\n", chunk.len())), "{answer}");
    }
}
