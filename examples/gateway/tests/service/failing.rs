//! What the gateway says when the upstream has nothing to say.

use std::time::Duration;

use error_codes::Retry;
use serde_json::json;

use crate::harness::{Gateway, answering, client, nobody, own, upstream};

#[test]
fn an_upstream_that_is_not_there() {
    let nobody = nobody();
    let gateway = Gateway::before(&nobody);
    let told = [("en", "The upstream service cannot be reached", "en-US"), ("zh", "上游服务不可达", "zh-CN")];
    for (languages, message, language) in told {
        let answer = own(gateway.get("/mall/products/1").header("accept-language", languages), 70101);
        assert_eq!(answer.message(), Some(message));
        assert_eq!(answer.response().headers()["content-language"], language);
        assert_eq!((answer.details(), answer.retry()), (None, Some(Retry::Backoff)));
        let text = format!("{answer:?}");
        assert!(!text.contains(nobody.strip_prefix("http://").expect("an address")), "{text}");
    }
}

#[test]
fn an_upstream_that_breaks_off() {
    for bytes in ["", "nonsense", "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"code\":1"] {
        let gateway = Gateway::before(&answering(bytes));
        own(gateway.get("/mall/products/1"), 70101);
    }
}

#[test]
fn an_upstream_that_does_not_answer_in_time() {
    let (silent, _asked) = upstream("", Duration::from_secs(5));
    let gateway = Gateway::before(&silent);
    let answer = own(gateway.get("/mall/products/1"), 70102);
    assert_eq!((answer.response().status().as_u16(), answer.retry()), (504, Some(Retry::Backoff)));
}

#[test]
fn an_answer_that_is_not_the_upstreams() {
    let large = format!("{{\"code\":20000,\"message\":\"ok\",\"data\":\"{}\"}}", "x".repeat(9 << 20));
    let answers = [
        (200, "text/html", "<h1>Welcome, 10.0.0.7</h1>"),
        (502, "text/html", "<h1>Bad Gateway of 10.0.0.7</h1>"),
        (404, "text/plain", "not found on 10.0.0.7"),
        (404, "application/json", ""),
        (200, "application/json", "{\"host\":\"10.0.0.7\"}"),
        (200, "application/json", "\"10.0.0.7\""),
        (500, "application/json", "{\"error\":\"10.0.0.7\"}"),
        (500, "application/json", "\u{1f}\u{8b}"),
        (200, "application/json", &large),
    ];
    for (status, media_type, body) in answers {
        let head = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\nx-inside: 10.0.0.7\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let gateway = Gateway::before(&answering([head.as_bytes(), body.as_bytes()].concat()));
        let answer = own(gateway.get("/mall/products/1"), 70103);
        assert_eq!(answer.details(), Some(&json!({ "upstream_status": status })));
        assert!(!format!("{answer:?}").contains("10.0.0.7"), "it leaks: {answer:?}");
    }
}

#[test]
fn a_request_that_the_gateway_refuses() {
    let gateway = Gateway::before(&nobody());
    let post = |path: &str, size| client().post(format!("{}{path}", gateway.base)).body("x".repeat(size));
    let answer = own(post("/mall/captchas", (1 << 20) + 1), 70003);
    assert_eq!(answer.details(), Some(&json!({ "limit_bytes": 1 << 20 })));
    own(post("/mall/captchas", 1 << 20), 70101);
    let answer = own(post("/errors", 0), 70002);
    assert!(answer.response().headers().contains_key("allow"));
    for path in ["/", "/products/1", "/mall", "/mall/", "/malls/1"] {
        own(gateway.get(path), 70001);
    }
}
