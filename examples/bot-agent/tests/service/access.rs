//! 90xx: who is asking, how often, and in which language.

use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::harness::Service;

#[test]
fn nobody_comes_in_without_a_token_that_works() {
    let service = Service::start();
    let anyone = service.anyone();
    let answer = anyone.get("/bots").expect(9001);
    assert_eq!((answer.status, answer.message()), (401, "认证失败"));
    for (name, password) in [("alice", "guess"), ("nobody", "guess")] {
        let answer = anyone.post("/sessions", &json!({ "name": name, "password": password })).expect(9001);
        answer.hides(&["user", "wrong", "password"]);
    }
    anyone.clone().bearing("guess").get("/bots").expect(9003);
    let form = json!({ "name": "alice", "password": "Alice-2024", "seconds": 1 });
    let session = anyone.post("/sessions", &form).expect_ok(201);
    let brief = anyone.bearing(session.body["token"].as_str().unwrap());
    thread::sleep(Duration::from_millis(1100));
    brief.get("/bots").expect(9002);
}

#[test]
fn a_hundred_requests_a_minute() {
    let service = Service::start();
    let alice = service.alice();
    for _ in 0..100 {
        alice.get("/bots").expect_ok(200);
    }
    let answer = alice.get("/bots").expect(9005);
    let wait = answer.details()["retry_after"].as_u64().unwrap();
    assert!((1..=60).contains(&wait), "{answer:?}");
    let body = json!({ "error": { "code": "RATE_LIMIT_EXCEEDED", "numeric_code": 9005,
        "message": "超过请求频率限制", "details": { "retry_after": wait, "limit": 100, "window": "1m" } } });
    assert_eq!(answer.body, body);
    assert_eq!((answer.status, answer.headers["retry-after"].to_str().unwrap()), (429, &*wait.to_string()));
    service.bob().get("/bots").expect_ok(200);
}

#[test]
fn maintenance_is_for_administrators() {
    let service = Service::start();
    let (alice, ops) = (service.alice(), service.ops());
    alice.put("/maintenance", &json!({ "on": true })).expect(9004);
    ops.put("/maintenance", &json!({ "on": true })).expect_ok(200);
    assert_eq!(alice.get("/bots").expect(9007).status, 503);
    ops.get("/bots").expect_ok(200);
    ops.put("/maintenance", &json!({ "on": false })).expect_ok(200);
    alice.get("/bots").expect_ok(200);
}

#[test]
fn errors_are_told_in_the_language_of_the_request() {
    let service = Service::start();
    for (languages, language, message) in [
        ("en-GB, en;q=0.9", "en-US", "Authentication failed"),
        ("fr, zh;q=0.5", "zh-CN", "认证失败"),
        ("fr", "zh-CN", "认证失败"),
        ("nonsense;;;", "zh-CN", "认证失败"),
    ] {
        let answer = service.anyone().speaking(languages).get("/bots").expect(9001);
        assert_eq!(answer.message(), message, "{languages}");
        assert_eq!(answer.headers["content-language"], language);
        assert_eq!(answer.headers["vary"], "accept-language");
    }
}
