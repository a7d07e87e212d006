//! Clients that do not keep to HTTP, or only just.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::harness::Planner;

/// Says this, and what comes back until the connection is closed. A broken connection is an answer like any other.
fn say(planner: &Planner, text: &[u8], then: Option<Shutdown>) -> String {
    let mut stream = TcpStream::connect(planner.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let _ = stream.write_all(text);
    if let Some(then) = then {
        let _ = stream.shutdown(then);
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn lives(planner: &Planner) {
    planner.anyone().get("/errors").success();
}

#[test]
fn a_body_that_cannot_be_read_is_an_invalid_parameter() {
    let planner = Planner::start();
    let head = "POST /api/v1/auth/login HTTP/1.1\r\nhost: meals\r\ncontent-type: application/json\r\n";
    // The size of the first chunk is no number.
    let answer = say(&planner, format!("{head}transfer-encoding: chunked\r\n\r\nZZ\r\n").as_bytes(), None);
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains(r#"{"code":400,"message":"请求参数错误","detail":"#), "{answer}");
    lives(&planner);
}

#[test]
fn whatever_comes_the_service_lives_on() {
    let planner = Planner::start();
    let flood = format!("GET /errors HTTP/1.1\r\nhost: meals\r\n{}\r\n", "x-flood: 1\r\n".repeat(10_000));
    let long = format!("GET /{} HTTP/1.1\r\nhost: meals\r\n\r\n", "a".repeat(1_000_000));
    let half = b"POST /api/v1/auth/login HTTP/1.1\r\nhost: meals\r\ncontent-length: 100\r\n\r\n{\"user";
    for text in [flood.as_bytes(), long.as_bytes(), half, b"\xff\xfe\x00\r\n\r\n", b"GET", b"", b"\r\n\r\n"] {
        for then in [Shutdown::Write, Shutdown::Both] {
            let answer = say(&planner, text, Some(then));
            assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
            lives(&planner);
        }
    }
}

/// Who has said all may close their side.
#[test]
fn a_half_closed_connection_is_answered() {
    let planner = Planner::start();
    for number in 0..20 {
        let body = format!(r#"{{"login":"user-{number}","password":"guess"}}"#);
        let head = "POST /api/v1/auth/login HTTP/1.1\r\nhost: meals\r\ncontent-type: application/json\r\n";
        let text = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
        let answer = say(&planner, text.as_bytes(), Some(Shutdown::Write));
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    }
}

#[test]
fn odd_headers_are_no_problem() {
    let planner = Planner::start();
    let odd = b"GET /api/v1/plans HTTP/1.1\r\nhost: meals\r\nconnection: close\r\nauthorization: Bearer \xff\xfe\r\n\
                accept-language: \xff;q=2, *;q=nan\r\nx-request-id: a b\r\n\r\n";
    let answer = say(&planner, odd, None);
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    assert!(answer.contains(r#"{"code":401,"message":"未认证，请重新登录","detail":"#), "{answer}");
    lives(&planner);
}
