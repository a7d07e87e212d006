//! Registering, logging in and out, and who may do what.

use serde_json::json;

use crate::harness::{Assistant, registration};

#[test]
fn whoever_registers_can_log_in_and_out() {
    let assistant = Assistant::start();
    let alice = assistant.user("alice");
    alice.post("/foods", &json!({ "name": "rice", "calories": 130 })).success();
    alice.delete("/sessions").success();
    let answer = alice.delete("/sessions").expect(40101);
    assert_eq!((answer.status, answer.message()), (401, "unauthorized"));
    answer.hides(&["revoked", "token", "alice"]);
}

#[test]
fn a_name_registers_once() {
    let assistant = Assistant::start();
    let anyone = assistant.anyone();
    anyone.post("/users", &registration("alice")).success();
    let answer = anyone.post("/users", &registration("alice")).expect(40901);
    assert_eq!((answer.status, answer.message()), (409, "resource conflict"));
    answer.hides(&["alice", "username"]);
}

#[test]
fn data_that_breaks_a_rule_is_refused() {
    let assistant = Assistant::start();
    for (field, value) in [("username", "al"), ("email", "alice"), ("password", "12345678")] {
        let mut form = registration("alice");
        form[field] = json!(value);
        let answer = assistant.anyone().post("/users", &form).expect(40002);
        assert_eq!((answer.status, answer.message()), (400, "validation error"));
        answer.hides(&["must be"]);
    }
}

#[test]
fn a_wrong_password_and_an_unknown_user_answer_alike() {
    let assistant = Assistant::start();
    let anyone = assistant.anyone();
    anyone.post("/users", &registration("alice")).success();
    for username in ["alice", "bob"] {
        let form = json!({ "username": username, "password": "guess" });
        let answer = anyone.post("/sessions", &form).expect(40101);
        answer.hides(&["password", "wrong", "guess"]);
    }
}

#[test]
fn the_sixth_login_in_a_minute_has_to_wait() {
    let assistant = Assistant::start();
    let anyone = assistant.anyone();
    anyone.post("/users", &registration("alice")).success();
    for _ in 0..5 {
        anyone.post("/sessions", &json!({ "username": "alice", "password": "guess" })).expect(40101);
    }
    // The right password does not help now.
    let form = json!({ "username": "alice", "password": "Secret-123" });
    let answer = anyone.post("/sessions", &form).expect(42901);
    assert_eq!((answer.status, answer.message()), (429, "too many requests"));
    assert!((50..=60).contains(&answer.retry_after()), "{answer:?}");
    anyone.post("/sessions", &json!({ "username": "bob", "password": "guess" })).expect(40101);
}

#[test]
fn a_refresh_token_works_once() {
    let assistant = Assistant::start();
    let mut client = assistant.anyone();
    client.post("/users", &registration("alice")).success();
    let tokens = client.post("/sessions", &json!({ "username": "alice", "password": "Secret-123" }));
    let form = json!({ "refresh_token": tokens.success()["refresh_token"] });
    let tokens = client.post("/sessions/refresh", &form).success();
    client.post("/sessions/refresh", &form).expect(40101);
    client.token = tokens["refresh_token"].as_str().map(str::to_owned);
    client.get("/meals").expect(40101);
    client.token = tokens["access_token"].as_str().map(str::to_owned);
    client.get("/meals").success();
}

#[test]
fn a_key_that_is_none_is_an_encryption_error() {
    let assistant = Assistant::start_with(&[("TOKEN_KEY", "not-a-key")]);
    let answer = assistant.anyone().post("/users", &registration("alice")).expect(50004);
    assert_eq!((answer.status, answer.message()), (500, "encryption error"));
    answer.hides(&["TOKEN_KEY", "not-a-key", "hexadecimal"]);
    // What needs no key still works.
    assistant.anyone().get("/foods").success();
    let log = assistant.log();
    assert!(log.contains("TOKEN_KEY must be 32 hexadecimal digits"), "{log}");
    assert!(!log.contains("not-a-key"), "{log}");
}
