//! What the framework refuses by itself, in the same envelope.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;

use crate::harness::Mall;

#[test]
fn a_body_that_is_no_json() {
    let mall = Mall::start();
    let answer = mall.anyone().send("POST", "/sessions", Some(("application/json", "{\"phone\": ")));
    let answer = answer.expect(50901);
    assert_eq!((answer.status, answer.message()), (400, "请求体不是合法的 JSON"));
    // What the parser says stays inside.
    answer.hides(&["EOF", "line", "column", "problem"]);
}

#[test]
fn a_body_with_other_fields_than_wanted() {
    let mall = Mall::start();
    for body in [json!({}), json!({ "phone": 13, "password": "x" }), json!([])] {
        let answer = mall.anyone().post("/sessions", &body).expect(50902);
        assert_eq!(answer.status, 422);
        answer.hides(&["missing field", "invalid type", "problem"]);
    }
}

#[test]
fn a_body_of_another_media_type() {
    let mall = Mall::start();
    for media_type in ["text/plain", "application/x-www-form-urlencoded"] {
        let answer = mall.anyone().send("POST", "/sessions", Some((media_type, "{}"))).expect(50903);
        assert_eq!(answer.status, 415);
    }
    // No body has no media type either.
    mall.anyone().send("POST", "/sessions", None).expect(50903);
}

#[test]
fn a_body_that_is_too_large() {
    let mall = Mall::start();
    let form = json!({ "phone": "13800000001", "password": "x".repeat(17_000) });
    let answer = mall.anyone().post("/sessions", &form);
    let answer = answer.expect_data(50904, &json!({ "limit_bytes": 16_384 }));
    assert_eq!(answer.status, 413);
}

#[test]
fn a_method_that_a_path_does_not_have() {
    let mall = Mall::start();
    let answer = mall.anyone().delete("/products/1").expect(50906);
    assert_eq!(answer.status, 405);
    let allowed = answer.headers["allow"].to_str().unwrap().to_owned();
    let allowed: Vec<_> = allowed.split(',').map(str::trim).collect();
    assert_eq!(allowed, ["GET", "HEAD"]);
    let answer = mall.anyone().get("/sessions").expect(50906);
    assert_eq!(answer.headers["allow"], "POST");
}

#[test]
fn a_path_that_no_route_has() {
    let mall = Mall::start();
    for path in ["/nowhere", "/", "/products/1/", "/products"] {
        let answer = mall.anyone().get(path);
        let expected = if path == "/products" { (50906, 405) } else { (50907, 404) };
        assert_eq!((answer.code(), answer.status), expected, "{path}");
    }
}

#[test]
fn parameters_of_another_type() {
    let mall = Mall::start();
    for path in ["/products/tea", "/products/-1", "/products/99999999999999999999", "/users/%E4%BD%A0"] {
        let answer = mall.anyone().get(path).expect(50908);
        assert_eq!(answer.status, 400);
        answer.hides(&["Cannot parse", "u64", "problem"]);
    }
    mall.anyone().get("/shipments/%FF").expect(50908);
    let alice = mall.alice();
    for query in ["", "?total_fen=", "?total_fen=many", "?total=1"] {
        let answer = alice.get(&format!("/coupons/1/discount{query}")).expect(50909);
        assert_eq!(answer.status, 400);
        answer.hides(&["total_fen", "missing field", "problem"]);
    }
}

#[test]
fn the_login_comes_before_the_body() {
    let mall = Mall::start();
    mall.anyone().send("POST", "/orders", Some(("application/json", "{"))).expect(50911);
    mall.alice().send("POST", "/orders", Some(("application/json", "{"))).expect(50901);
}

#[test]
fn a_body_that_cannot_be_read() {
    let mall = Mall::start();
    let address = mall.base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    // The size of the first chunk is no number.
    let head = "POST /sessions HTTP/1.1\r\nhost: mall\r\ncontent-type: application/json\r\n\
                transfer-encoding: chunked\r\n\r\nZZ\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.ends_with(r#"{"code":50905,"message":"请求体读取失败","data":null}"#), "{answer}");
}
