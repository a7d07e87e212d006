//! The process: how it starts, what it logs, and how it ends.

use std::net::TcpListener;

use serde_json::json;

use crate::harness::{self, Assistant};

fn refusal(settings: &[(&str, &str)]) -> String {
    let output = harness::command(settings).output().expect("the assistant runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_setting_that_is_none_is_a_clear_message() {
    let message = refusal(&[("PORT", "eighty")]);
    let expected = "diet-assistant: 50001: PORT must be a number from 0 to 65535, found `eighty`";
    assert_eq!(message.trim_end(), expected);
}

#[test]
fn a_port_that_is_taken_is_a_clear_message() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let message = refusal(&[("PORT", &port)]);
    let expected = format!("diet-assistant: cannot listen on 127.0.0.1:{port}: ");
    assert!(message.starts_with(&expected), "{message}");
}

#[test]
fn every_error_is_logged_once() {
    let assistant = Assistant::start_with(&[("AI_QUOTA", "0")]);
    let alice = assistant.user("alice");
    alice.post("/foods", &json!({ "name": "rice", "calories": 130 })).success();
    let failed = alice.post("/plans", &json!({ "date": "2024-03-01", "calories": 1950 })).expect(50003);
    let id = failed.headers["x-request-id"].to_str().unwrap().to_owned();
    alice.post("/foods", &json!({ "name": "rice", "calories": -1 })).expect(40002);
    alice.get("/nowhere").expect(40401);
    let log = assistant.log();
    let lines = |code: i64| {
        let code = format!("error.code={code}");
        log.lines().filter(|line| line.contains(&code)).collect::<Vec<_>>()
    };
    for (code, level, says) in [
        (50003, " ERROR ", "insufficient_quota: you exceeded your current quota"),
        (40002, " WARN ", "calories must be greater than 0"),
        (40401, " INFO ", ""),
    ] {
        let [line] = lines(code)[..] else { panic!("{code} is not logged once: {log}") };
        assert!(line.contains(level) && line.contains(says), "{line}");
    }
    assert!(lines(50003)[0].contains(&id), "{log}");
    assert_eq!(log.matches("error.code=").count(), 3, "{log}");
}

#[cfg(unix)]
mod unix {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::process::Command;
    use std::time::Duration;

    use crate::harness::Assistant;

    fn send_signal(assistant: &Assistant, signal: &str) {
        let line = format!("kill -{signal} {}", assistant.child.id());
        assert!(Command::new("sh").args(["-c", &line]).status().expect("a shell").success());
    }

    #[test]
    fn signals_end_the_service_in_good_order() {
        for signal in ["TERM", "INT"] {
            let mut assistant = Assistant::start();
            // An idle connection that is kept alive does not hold it up.
            let client = assistant.anyone();
            client.get("/foods").success();
            send_signal(&assistant, signal);
            assert_eq!(assistant.wait().code(), Some(0), "{signal}");
        }
    }

    #[test]
    fn a_request_under_way_is_answered_before_the_end() {
        let mut assistant = Assistant::start();
        let mut stream = TcpStream::connect(assistant.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let (first, rest) = (r#"{"username":"#, r#""alice","password":"guess"}"#);
        let head = format!(
            "POST /sessions HTTP/1.1\r\nhost: diet\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            first.len() + rest.len()
        );
        stream.write_all(format!("{head}{first}").as_bytes()).unwrap();
        // The handler waits for the rest by the time the signal comes.
        std::thread::sleep(Duration::from_millis(300));
        send_signal(&assistant, "TERM");
        std::thread::sleep(Duration::from_millis(300));
        assert!(assistant.child.try_wait().unwrap().is_none(), "it left a request unanswered");
        stream.write_all(rest.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 401") && answer.contains("\"code\":40101"), "{answer}");
        assert_eq!(assistant.wait().code(), Some(0));
    }
}
