//! The process: how it starts, what it logs, and how it ends.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use serde_json::json;

use crate::harness::{self, Service};

#[test]
fn the_curl_lines_work_as_printed() {
    let service = Service::start();
    let lines: Vec<_> = service.greeting.iter().filter(|line| line.starts_with("curl ")).collect();
    assert_eq!(lines.len(), 3);
    if Command::new("curl").arg("--version").output().is_err() {
        println!("skipped: no curl on this machine");
        return;
    }
    for (line, text) in lines.into_iter().zip(["\"BOT_NOT_FOUND\"", "\"AUTHENTICATION_FAILED\"", "\"token\""])
    {
        let output = Command::new("sh").args(["-c", line]).env("NO_PROXY", "*").output().expect("a shell");
        assert!(String::from_utf8_lossy(&output.stdout).contains(text), "{line}: {output:?}");
    }
}

#[test]
fn settings_that_make_no_sense_are_a_clear_message() {
    for (variable, value) in [
        ("PORT", "eighty"),
        ("PORT", "65536"),
        ("CALENDAR", "nowhere"),
        ("MODEL", "127.0.0.1"),
        ("JOURNAL", "/nowhere/at/all"),
    ] {
        let output = harness::command().env(variable, value).output().expect("the service runs");
        let message = String::from_utf8(output.stderr).unwrap();
        let expected = format!("bot-agent: CONFIGURATION_ERROR: {variable}: ");
        assert!(message.starts_with(&expected), "{variable}={value}: {message}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_port_that_is_taken_is_a_clear_message() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = harness::command().env("PORT", &port).output().expect("the service runs");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with(&format!("bot-agent: cannot listen on 127.0.0.1:{port}: ")), "{message}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn each_error_is_logged_once() {
    let service = Service::start();
    let alice = service.alice();
    alice.get("/bots/bot_999").expect(1001);
    alice.send("POST", "/bots", Some(("application/json", b"{"))).expect(9012);
    alice.delete("/bots").expect(9052);
    alice.put("/maintenance", &json!({ "on": true })).expect(9004);
    let log = service.log();
    assert!(log.contains("alice wanted to begin or end maintenance"), "the cause is logged: {log}");
    for name in ["BOT_NOT_FOUND", "INVALID_REQUEST_FORMAT", "METHOD_NOT_ALLOWED", "PERMISSION_DENIED"] {
        let lines: Vec<_> = log.lines().filter(|line| line.contains(name)).collect();
        assert_eq!(lines.len(), 1, "{name}: {log}");
        assert!(lines[0].contains("error.code=") && lines[0].contains("request.id="), "{log}");
    }
    assert_eq!(log.lines().filter(|line| line.contains("error.code")).count(), 4, "{log}");
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
        let client = service.anyone();
        client.get("/errors").expect_ok(200);
        send_signal(&service, signal);
        assert_eq!(service.wait().code(), Some(0), "{signal}: {}", service.log());
    }
}

#[cfg(unix)]
#[test]
fn a_request_under_way_is_answered_before_the_end() {
    for signal in ["TERM", "INT"] {
        let mut service = Service::start();
        let mut stream = TcpStream::connect(service.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let body = r#"{"name":"alice","password":"Alice-2024"}"#;
        let head = format!(
            "POST /sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let (first, rest) = body.split_at(10);
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(first.as_bytes()).unwrap();
        // The handler waits for the rest by the time the signal comes.
        std::thread::sleep(Duration::from_millis(300));
        send_signal(&service, signal);
        std::thread::sleep(Duration::from_millis(300));
        assert!(service.child.try_wait().unwrap().is_none(), "it left a request unanswered");
        stream.write_all(rest.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201") && answer.contains("\"token\""), "{answer}");
        assert_eq!(service.wait().code(), Some(0));
    }
}
