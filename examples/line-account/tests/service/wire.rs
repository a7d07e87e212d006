//! Bytes that are no good HTTP: none of them ends the service.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use crate::harness::Service;

fn connect(service: &Service) -> TcpStream {
    let stream = TcpStream::connect(service.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream
}

/// What is answered to these bytes, as far as the connection lets it through.
fn answer(service: &Service, bytes: &[u8]) -> String {
    let mut stream = connect(service);
    // It may have answered, and closed, before it has read all.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_body_that_cannot_be_read() {
    let service = Service::start();
    let head = "POST /sessions HTTP/1.1\r\nhost: line\r\ncontent-type: application/json\r\n\
                transfer-encoding: chunked\r\n\r\nZZ\r\n";
    let answer = answer(&service, head.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains(r#"{"code":1001,"message":"参数错误","data":null,"timestamp":""#), "{answer}");
}

#[test]
fn what_is_no_http_is_survived() {
    let service = Service::start();
    let flood = format!("GET /errors HTTP/1.1\r\nhost: line\r\n{}\r\n", "x-flood: 1\r\n".repeat(20_000));
    let long = format!("GET /{} HTTP/1.1\r\nhost: line\r\n\r\n", "x".repeat(1_000_000));
    let nonsense: [&[u8]; 5] =
        [b"\x16\x03\x01\x02\x00\x01\x00", b"\r\n\r\n\r\n\r\n", b"GET", flood.as_bytes(), long.as_bytes()];
    for bytes in nonsense {
        let mut stream = connect(&service);
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    service.anyone().get("/errors").expect(1000);
}

#[test]
fn a_header_that_is_no_text_is_a_bad_token() {
    let service = Service::start();
    let request =
        b"GET /groups HTTP/1.1\r\nhost: line\r\nconnection: close\r\nauthorization: Bearer \xff\xfe\r\n\r\n";
    let answer = answer(&service, request);
    assert!(answer.contains(r#"{"code":2002,"#), "{answer}");
}

/// hyper takes the end of what a client sends for the end of the client, whether it still listens or not.
#[test]
fn a_client_that_only_listens_is_survived() {
    let service = Service::start();
    for _ in 0..20 {
        let mut stream = connect(&service);
        stream.write_all(b"GET /groups HTTP/1.1\r\nhost: line\r\n\r\n").unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.is_empty() || answer.contains(r#"{"code":2001,"#), "{answer}");
    }
    service.anyone().get("/errors").expect(1000);
}

#[test]
fn a_client_that_leaves_half_way_is_survived() {
    let service = Service::start();
    for _ in 0..20 {
        let mut stream = connect(&service);
        let head = "POST /sessions HTTP/1.1\r\nhost: line\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{";
        stream.write_all(head.as_bytes()).unwrap();
    }
    service.anyone().get("/errors").expect(1000);
}
