//! Bad input over the wire: the mall answers in its envelope where HTTP lets it, and goes on.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::harness::Mall;

/// What the mall answers to these bytes, sent as they are.
fn exchange(mall: &Mall, bytes: &[u8]) -> String {
    let mut stream = connect(mall);
    // The mall may have answered and closed before all is sent.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn connect(mall: &Mall) -> TcpStream {
    let stream = TcpStream::connect(mall.base.strip_prefix("http://").unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream
}

fn post(path: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: mall\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

#[track_caller]
fn assert_alive(mall: &Mall) {
    mall.anyone().get("/products/1").expect(20000);
}

#[test]
fn text_that_is_no_utf8() {
    let mall = Mall::start();
    let answer = exchange(&mall, &post("/sessions", b"{\"phone\":\"\xff\xfe\",\"password\":\"x\"}"));
    assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("\"code\":50901"), "{answer}");
    assert_alive(&mall);
}

#[test]
fn json_that_is_nested_without_end() {
    let mall = Mall::start();
    for body in ["[".repeat(16_000), "{\"a\":".repeat(3_000)] {
        let answer = exchange(&mall, &post("/sessions", body.as_bytes()));
        assert!(answer.contains("\"code\":50901") || answer.contains("\"code\":50902"), "{answer}");
    }
    assert_alive(&mall);
}

#[test]
fn a_body_of_ten_megabytes() {
    let mall = Mall::start();
    let answer = exchange(&mall, &post("/sessions", &vec![b' '; 10 * 1024 * 1024]));
    assert!(answer.is_empty() || answer.contains("\"code\":50904"), "{answer}");
    assert_alive(&mall);
}

#[test]
fn a_flood_of_headers() {
    let mall = Mall::start();
    let flood = "x-one-more: header\r\n".repeat(5_000);
    let answer = exchange(&mall, format!("GET /products/1 HTTP/1.1\r\nhost: mall\r\n{flood}\r\n").as_bytes());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
    let languages = "x;q=0.5,".repeat(8_000);
    let answer = exchange(
        &mall,
        format!("GET /products/1 HTTP/1.1\r\nhost: mall\r\nconnection: close\r\naccept-language: {languages}en\r\n\r\n").as_bytes(),
    );
    assert!(answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.1 431"), "{answer}");
    assert_alive(&mall);
}

#[test]
fn a_connection_that_is_half_closed() {
    let mall = Mall::start();
    let mut stream = connect(&mall);
    stream.write_all(b"GET /products/999 HTTP/1.1\r\nhost: mall\r\nconnection: close\r\n\r\n").unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.is_empty() || answer.contains("\"code\":60501"), "{answer}");
    // The rest of the body never comes.
    let mut stream = connect(&mall);
    stream.write_all(&post("/sessions", b"{\"phone\":\"138\"}")[..120]).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.is_empty() || answer.contains("\"code\":509"), "{answer}");
    assert_alive(&mall);
}

#[test]
fn bytes_that_are_no_http() {
    let mall = Mall::start();
    for bytes in
        [&b"\x00\x01\x02\x03\r\n\r\n"[..], b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", b""]
    {
        let mut stream = connect(&mall);
        stream.write_all(bytes).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
    }
    assert_alive(&mall);
}

#[test]
fn a_request_id_that_would_forge_a_line_of_the_log() {
    let mall = Mall::start();
    let get = |id: &str| {
        exchange(
            &mall,
            format!(
                "GET /products/1 HTTP/1.1\r\nhost: mall\r\nconnection: close\r\nx-request-id: {id}\r\n\r\n"
            )
            .as_bytes(),
        )
    };
    assert!(get("order-7.a").contains("x-request-id: order-7.a\r\n"));
    for hostile in ["a b", "\u{1b}[31m", "é", &"x".repeat(200)] {
        let answer = get(hostile);
        assert!(answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.1 400"), "{answer}");
        assert!(!answer.contains(&format!("x-request-id: {hostile}\r\n")), "{answer}");
    }
}
