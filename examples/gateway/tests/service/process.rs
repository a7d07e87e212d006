//! The process: how it starts and how it ends.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use crate::harness::{self, Gateway, mall, nobody, own, sent, upstream};

#[test]
fn a_setting_that_is_wrong_is_a_clear_message() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("its address").port().to_string();
    let settings = [
        ("PORT", "eighty", "PORT must be a number from 0 to 65535, found `eighty`"),
        ("PORT", &*port, "cannot listen on 127.0.0.1:"),
        ("UPSTREAM", "mall", "UPSTREAM must be an address such as http://127.0.0.1:8080, found `mall`"),
        ("UPSTREAM", "https://a.example", "UPSTREAM must be an address such as http://127.0.0.1:8080"),
        ("UPSTREAM_TIMEOUT", "0", "UPSTREAM_TIMEOUT must be 1 second or more"),
    ];
    for (name, value, message) in settings {
        let output = harness::command().env("PORT", "0").env(name, value).output().expect("the gateway runs");
        let told = String::from_utf8(output.stderr).expect("text");
        assert!(told.starts_with(&format!("gateway: {message}")), "{name}={value}: {told}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[cfg(unix)]
fn send_signal(gateway: &Gateway, signal: &str) {
    let line = format!("kill -{signal} {}", gateway.child.id());
    assert!(Command::new("sh").args(["-c", &line]).status().expect("a shell").success());
}

/// It ends some seconds after the signal, whoever keeps it waiting.
#[cfg(unix)]
#[test]
fn a_request_that_never_ends_is_not_waited_for() {
    let mut gateway = Gateway::before(&nobody());
    let address = gateway.base.strip_prefix("http://").expect("an address");
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.write_all(b"GET /mall/products/1 HTTP/1.1\r\nho").expect("a part of a request");
    std::thread::sleep(Duration::from_millis(200));
    send_signal(&gateway, "TERM");
    assert_eq!(gateway.wait().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn signals_end_the_gateway_after_what_is_under_way() {
    let answer =
        "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"code\":20000,\"message\":\"late\",\"data\":null}";
    for signal in ["TERM", "INT"] {
        let (upstream, asked) = upstream(answer, Duration::from_millis(600));
        let mut gateway = Gateway::before(&upstream);
        let request = gateway.get("/mall/products/1");
        let late = std::thread::spawn(|| sent(request));
        asked.recv().expect("the upstream is asked");
        send_signal(&gateway, signal);
        assert!(late.join().expect("an answer").body().ends_with(b"\"late\",\"data\":null}"), "{signal}");
        assert_eq!(gateway.wait().code(), Some(0), "{signal}");
    }
}

/// The causes of an error are for the log, and for it alone.
#[test]
fn each_error_is_logged_once() {
    let nobody = nobody();
    let gateway = Gateway::before(&nobody);
    own(gateway.get("/mall/products/1"), 70101);
    let log = gateway.log();
    assert_eq!(log.lines().count(), 1, "{log}");
    for part in
        ["ERROR", "UPSTREAM_UNREACHABLE", "70101", nobody.strip_prefix("http://").expect("an address")]
    {
        assert!(log.contains(part), "{part} is missing: {log}");
    }
    let gateway = Gateway::before(&mall());
    assert_eq!(sent(gateway.get("/mall/products/1")).status(), 200);
    assert_eq!(sent(gateway.get("/mall/products/999")).status(), 404);
    let log = gateway.log();
    assert_eq!(log.lines().count(), 1, "{log}");
    assert!(log.contains("INFO") && log.contains("60501") && log.contains("passed on"), "{log}");
}
