//! What comes over the wire and is no proper request: nothing of it ends the service.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::harness::{Client, Service};

/// What is answered to these bytes until the connection ends; empty where nothing is.
fn raw(service: &Service, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(service.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    // The service may have heard enough before all of it is sent.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn post(client: &Client, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let token = client.token.as_deref().unwrap_or("none");
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n\
         authorization: Bearer {token}\r\n{headers}content-length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// Whoever comes next is served.
#[track_caller]
fn still_serves(service: &Service) {
    service.alice().get("/bots").expect_ok(200);
}

#[track_caller]
fn refused(answer: &str, status: &str, name: &str) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
    assert!(answer.contains(&format!("{{\"error\":{{\"code\":\"{name}\"")), "{answer}");
}

#[test]
fn json_that_is_nested_deeply() {
    let service = Service::start();
    let alice = service.alice();
    for body in ["[".repeat(100_000), "{\"name\":".repeat(50_000)] {
        let answer = raw(&service, &post(&alice, "/bots", "", body.as_bytes()));
        refused(&answer, "400", "INVALID_REQUEST_FORMAT");
    }
    still_serves(&service);
}

#[test]
fn ten_megabytes() {
    let service = Service::start();
    let alice = service.alice();
    let body = vec![b'x'; 10 * 1024 * 1024];
    let answer = raw(&service, &post(&alice, "/knowledge", "", &body));
    // Whoever goes on sending may find the connection closed before the answer is read.
    if !answer.is_empty() {
        refused(&answer, "413", "PAYLOAD_TOO_LARGE");
    }
    still_serves(&service);
}

#[test]
fn a_flood_of_headers() {
    let service = Service::start();
    let many = (0..10_000).map(|number| format!("x-{number}: x\r\n")).collect::<Vec<_>>().concat();
    let long = format!("x-long: {}\r\n", "x".repeat(1024 * 1024));
    for headers in [many, long] {
        let answer = raw(&service, &post(&service.alice(), "/bots", &headers, b"{}"));
        // Refused before it is a request: there is nothing that could be answered in an envelope.
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    still_serves(&service);
}

#[test]
fn a_request_that_ends_in_the_middle() {
    let service = Service::start();
    let body = b"{\"name\":\"x\",\"model\":\"echo-1\"}";
    let whole = post(&service.alice(), "/bots", "", body);
    let head = whole.len() - body.len();
    for length in [0, 1, 20, 60, head - 1] {
        let answer = raw(&service, &whole[..length]);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{length}: {answer}");
    }
    // From here on it is a request, and whoever still listens is told what is wrong with it.
    for length in [head, head + 1, whole.len() - 1] {
        refused(&raw(&service, &whole[..length]), "400", "INVALID_REQUEST_FORMAT");
    }
    // All of it is answered, though the other half of the connection is closed.
    let answer = raw(&service, &whole);
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    still_serves(&service);
}

#[test]
fn what_is_no_http_at_all() {
    let service = Service::start();
    let nonsense: [&[u8]; 5] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\xff\xfe\xfd\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nhost: x\r\n\r\n",
        b"\r\n\r\n\r\n\r\n",
    ];
    for bytes in nonsense {
        let answer = raw(&service, bytes);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{bytes:?}: {answer}");
    }
    let chunk = "POST /sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                 transfer-encoding: chunked\r\n\r\nZZ\r\n";
    refused(&raw(&service, chunk.as_bytes()), "400", "INVALID_REQUEST_FORMAT");
    still_serves(&service);
}

#[test]
fn headers_that_are_not_text() {
    let service = Service::start();
    let alice = service.alice();
    let mut request = post(&alice, "/bots", "accept-language: X\r\n", b"{}");
    let at = request.windows(3).position(|bytes| bytes == b": X").unwrap() + 2;
    request[at] = 0xff;
    refused(&raw(&service, &request), "400", "INVALID_REQUEST_FORMAT");
    let request = b"GET /bots HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer \xff\r\n\r\n";
    refused(&raw(&service, request), "401", "AUTHENTICATION_FAILED");
    still_serves(&service);
}
