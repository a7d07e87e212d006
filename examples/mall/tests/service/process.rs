//! The process: what it prints, how it starts and how it ends.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use error_codes::ErrorCatalog;
use mall::MallError;

use crate::harness::{self, Mall};

/// Columns on a terminal, for the characters that the table uses.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

#[test]
fn the_catalogue_is_printed_as_a_table_of_80_columns() {
    let mall = Mall::start();
    let mut columns = Vec::new();
    for entry in MallError::CATALOG.entries() {
        let code = entry.code().to_string();
        let line = mall.greeting.iter().find(|line| line.trim_start().starts_with(&code));
        let line = line.unwrap_or_else(|| panic!("{code} is not printed"));
        assert!(width(line) <= 80, "{line}");
        for part in [entry.status().as_str(), entry.name()] {
            assert!(line.contains(part), "{line}");
        }
        let text = line.find(entry.text()).unwrap_or_else(|| panic!("no text: {line}"));
        columns.push(width(&line[..text]));
    }
    columns.dedup();
    assert_eq!(columns.len(), 1, "the texts begin in one column");
}

#[test]
fn the_curl_lines_work_as_printed() {
    let mall = Mall::start();
    let lines: Vec<_> = mall.greeting.iter().filter(|line| line.starts_with("curl ")).collect();
    assert_eq!(lines.len(), 3);
    if Command::new("curl").arg("--version").output().is_err() {
        println!("skipped: no curl on this machine");
        return;
    }
    for (line, code) in lines.into_iter().zip([60502, 50101, 60201]) {
        let output = Command::new("sh").args(["-c", line]).env("NO_PROXY", "*").output().expect("a shell");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains(&format!("{{\"code\":{code},")), "{line}: {output:?}");
    }
}

#[test]
fn a_port_that_is_no_number_is_a_clear_message() {
    let output = harness::command().env("PORT", "eighty").output().expect("the mall runs");
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        message.trim_end(),
        "mall: 50003 配置错误: PORT must be a number from 0 to 65535, found `eighty`"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_port_that_is_taken_is_a_clear_message() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = harness::command().env("PORT", &port).output().expect("the mall runs");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with(&format!("mall: cannot listen on 127.0.0.1:{port}: ")), "{message}");
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
fn send_signal(mall: &Mall, signal: &str) {
    let line = format!("kill -{signal} {}", mall.child.id());
    assert!(Command::new("sh").args(["-c", &line]).status().expect("a shell").success());
}

#[cfg(unix)]
#[test]
fn signals_end_the_service_in_good_order() {
    for signal in ["TERM", "INT"] {
        let mut mall = Mall::start();
        // An idle connection that is kept alive does not hold it up.
        let client = mall.anyone();
        client.get("/products/1").expect(20000);
        send_signal(&mall, signal);
        let status = mall.wait();
        assert_eq!(status.code(), Some(0), "{signal}");
    }
}

/// It ends some seconds after the signal, whoever keeps it waiting.
#[cfg(unix)]
#[test]
fn a_request_that_never_ends_is_not_waited_for() {
    let mut mall = Mall::start();
    let mut stream = TcpStream::connect(mall.base.strip_prefix("http://").unwrap()).unwrap();
    stream.write_all(b"GET /products/1 HTTP/1.1\r\nho").unwrap();
    std::thread::sleep(Duration::from_millis(200));
    send_signal(&mall, "TERM");
    assert_eq!(mall.wait().code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let mut mall = Mall::start();
    let address = mall.base.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let body = r#"{"phone":"13800000001","password":"Alice-2024"}"#;
    let head = format!(
        "POST /sessions HTTP/1.1\r\nhost: mall\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let (first, rest) = body.split_at(10);
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(first.as_bytes()).unwrap();
    // The handler waits for the rest by the time the signal comes.
    std::thread::sleep(Duration::from_millis(300));
    send_signal(&mall, "TERM");
    std::thread::sleep(Duration::from_millis(300));
    assert!(mall.child.try_wait().unwrap().is_none(), "it left a request unanswered");
    stream.write_all(rest.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"code\":20000"), "{answer}");
    assert_eq!(mall.wait().code(), Some(0));
}
