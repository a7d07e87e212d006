//! What the framework refuses by itself, in the same envelope.

use serde_json::json;

use crate::harness::{Service, members};

#[test]
fn a_body_that_is_no_json_or_another_than_wanted() {
    let service = Service::start();
    let alice = service.alice();
    let wrong: [&[u8]; 6] = [b"{\"name\": ", b"", b"[]", b"{}", b"{\"name\": 1, \"model\": 2}", b"\xff\xfe"];
    for body in wrong {
        let answer = alice.send("POST", "/bots", Some(("application/json", body))).expect(9012);
        assert_eq!((answer.status, answer.message()), (400, "请求格式无效"));
        // What the parser says stays inside.
        answer.hides(&["EOF", "line", "column", "expected", "missing field", "invalid type"]);
        assert!(members(answer.details()).is_empty(), "{answer:?}");
    }
    // A name that is not UTF-8, in JSON that is otherwise as wanted.
    let body = b"{\"name\": \"\xc3\x28\", \"model\": \"echo-1\"}";
    alice.send("POST", "/bots", Some(("application/json", body))).expect(9012);
    // Numbers that no number type holds.
    for temperature in ["1e999", "-1e999", "NaN", "99999999999999999999999999999999"] {
        let body = format!("{{\"name\": \"x\", \"model\": \"echo-1\", \"temperature\": {temperature}}}");
        alice.send("POST", "/bots", Some(("application/json", body.as_bytes()))).expect(9012);
    }
}

#[test]
fn a_body_of_another_media_type() {
    let service = Service::start();
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "image/png"] {
        let body = Some((media_type, &b"{}"[..]));
        assert_eq!(service.anyone().send("POST", "/sessions", body).expect(9054).status, 415);
    }
}

#[test]
fn a_body_that_is_too_large() {
    let service = Service::start();
    let form = json!({ "name": "a.txt", "content": "x".repeat(600_000) });
    let answer = service.alice().post("/knowledge", &form).expect(9053);
    assert_eq!((answer.status, answer.message()), (413, "请求体过大"));
}

#[test]
fn a_method_that_a_path_does_not_have() {
    let service = Service::start();
    let answer = service.alice().delete("/bots").expect(9052);
    assert_eq!(answer.status, 405);
    let allowed = answer.headers.get_all("allow").iter().map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(allowed.collect::<Vec<_>>().join(", "), "GET, POST");
    assert_eq!(service.anyone().get("/sessions").expect(9052).headers["allow"], "POST");
}

#[test]
fn a_path_that_no_route_has() {
    let service = Service::start();
    for path in ["/nowhere", "/", "/bots/", "/bots/bot_001/x", "/%FF", "/..%2f..%2fetc/passwd"] {
        let answer = service.alice().get(path);
        assert_eq!((answer.code(), answer.status), (9051, 404), "{path}");
    }
}

#[test]
fn parameters_that_cannot_be_read() {
    let service = Service::start();
    let alice = service.alice();
    for query in ["", "?word=tea", "?words=a&words=b"] {
        let answer = alice.get(&format!("/knowledge{query}")).expect(9012);
        answer.hides(&["missing field", "duplicate", "words"]);
    }
    // An identifier is any text: one that is not UTF-8 is none that anything has.
    let answer = alice.get("/bots/%FF");
    assert!([1001, 9012].contains(&answer.code()), "{answer:?}");
}

#[test]
fn the_login_comes_before_the_body() {
    let service = Service::start();
    let body = Some(("application/json", &b"{"[..]));
    service.anyone().send("POST", "/bots", body).expect(9001);
    service.alice().send("POST", "/bots", body).expect(9012);
}

#[test]
fn a_request_keeps_its_id() {
    let service = Service::start();
    let ids = [(); 2].map(|()| service.anyone().get("/bots").headers["x-request-id"].clone());
    assert_ne!(ids[0], ids[1]);
}
