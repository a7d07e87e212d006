//! The process: how it starts, what it logs, and how it ends (8xxx).

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::harness::{self, Service};
use crate::websocket::Socket;

#[test]
fn a_setting_that_is_no_number_is_a_clear_message() {
    for (variable, value) in
        [("PORT", "eighty"), ("PORT", "65536"), ("HEARTBEAT_SECONDS", "-1"), ("MAX_CONNECTIONS", "")]
    {
        let output = harness::command().env("PORT", "0").env(variable, value).output().expect("it runs");
        let message = String::from_utf8(output.stderr).unwrap();
        let expected =
            format!("line-account: 8004 配置错误: {variable} must be a number that is not too large");
        assert_eq!(message.trim_end(), expected);
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_port_that_is_taken_is_a_clear_message() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = harness::command().env("PORT", &port).output().expect("it runs");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with(&format!("line-account: cannot listen on 127.0.0.1:{port}: ")), "{message}");
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
fn send_signal(service: &Service, signal: &str) {
    let line = format!("kill -{signal} {}", service.child.id());
    assert!(Command::new("sh").args(["-c", &line]).status().expect("a shell").success());
}

#[cfg(unix)]
#[test]
fn signals_end_the_service_in_good_order() {
    for signal in ["TERM", "INT"] {
        let mut service = Service::start();
        // An idle connection that is kept alive does not hold it up.
        let client = service.sub_account();
        let mut socket = Socket::authenticated(&service, &client);
        send_signal(&service, signal);
        // Who is connected is told.
        socket.expect("error", 8002);
        socket.expect_end();
        assert_eq!(service.wait().code(), Some(0), "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let mut service = Service::start();
    let mut stream = TcpStream::connect(service.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let body = r#"{"username":"alice","password":"Alice-2025"}"#;
    let head = format!(
        "POST /sessions HTTP/1.1\r\nhost: line\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let (first, rest) = body.split_at(10);
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(first.as_bytes()).unwrap();
    // The service waits for the rest by the time the signal comes.
    std::thread::sleep(Duration::from_millis(300));
    send_signal(&service, "TERM");
    std::thread::sleep(Duration::from_millis(300));
    assert!(service.child.try_wait().unwrap().is_none(), "it left a request unanswered");
    stream.write_all(rest.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"code\":1000"), "{answer}");
    assert_eq!(service.wait().code(), Some(0));
}

#[test]
fn the_catalogue_is_exported_as_json() {
    let output = Command::new(env!("CARGO_BIN_EXE_line-account-codes")).args(["export", "json"]).output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let exported: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(exported["entries"].as_array().unwrap().len(), 80);
    assert_eq!(exported["success"]["code"], 1000);
}
