//! The process: how it starts, what it logs, and how it ends.

use std::net::TcpListener;

use serde_json::json;

use crate::harness::{self, Planner, registration};

fn refusal(settings: &[(&str, &str)]) -> String {
    let output = harness::command(settings).output().expect("the planner runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_setting_that_is_none_is_a_clear_message() {
    let message = refusal(&[("PORT", "eighty")]);
    let expected = "meal-plan: 500 服务器内部错误: PORT must be a number from 0 to 65535, found `eighty`";
    assert_eq!(message.trim_end(), expected);
}

#[test]
fn a_port_that_is_taken_is_a_clear_message() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let message = refusal(&[("PORT", &port)]);
    let expected = format!("meal-plan: cannot listen on 127.0.0.1:{port}: ");
    assert!(message.starts_with(&expected), "{message}");
}

#[test]
fn every_error_is_logged_once() {
    let planner = Planner::start();
    let mut form = registration("user123");
    form["email"] = json!("user123@nowhere.invalid");
    let failed = planner.anyone().post("/api/v1/auth/register", &form).expect(500);
    let id = failed.headers["x-request-id"].to_str().unwrap().to_owned();
    planner.anyone().get("/api/v1/plans").expect(401);
    planner.anyone().get("/api/v1/auth/login").expect(405);
    let log = planner.log();
    let lines = |code: i64| {
        let code = format!("error.code={code} ");
        log.lines().filter(|line| line.contains(&code)).collect::<Vec<_>>()
    };
    for (code, level, says) in [
        (500, " ERROR ", "smtp: 550 5.1.2 no host"),
        (401, " INFO ", "UNAUTHENTICATED"),
        (405, " INFO ", "METHOD_NOT_ALLOWED"),
    ] {
        let [line] = lines(code)[..] else { panic!("{code} is not logged once: {log}") };
        assert!(line.contains(level) && line.contains(says), "{line}");
    }
    assert!(lines(500)[0].contains(&id), "{log}");
    assert_eq!(log.matches("error.code=").count(), 3, "{log}");
}

#[cfg(unix)]
mod unix {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::process::Command;
    use std::time::Duration;

    use crate::harness::Planner;

    fn send_signal(planner: &Planner, signal: &str) {
        let line = format!("kill -{signal} {}", planner.child.id());
        assert!(Command::new("sh").args(["-c", &line]).status().expect("a shell").success());
    }

    #[test]
    fn signals_end_the_service_in_good_order() {
        for signal in ["TERM", "INT"] {
            let mut planner = Planner::start();
            // An idle connection that is kept alive does not hold it up.
            let client = planner.anyone();
            client.get("/errors").success();
            send_signal(&planner, signal);
            assert_eq!(planner.wait().code(), Some(0), "{signal}");
        }
    }

    #[test]
    fn a_request_under_way_is_answered_before_the_end() {
        let mut planner = Planner::start();
        let mut stream = TcpStream::connect(planner.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let (first, rest) = (r#"{"login":"#, r#""alice","password":"guess"}"#);
        let head = format!(
            "POST /api/v1/auth/login HTTP/1.1\r\nhost: meals\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            first.len() + rest.len()
        );
        stream.write_all(format!("{head}{first}").as_bytes()).unwrap();
        // The handler waits for the rest by the time the signal comes.
        std::thread::sleep(Duration::from_millis(300));
        send_signal(&planner, "TERM");
        std::thread::sleep(Duration::from_millis(300));
        assert!(planner.child.try_wait().unwrap().is_none(), "it left a request unanswered");
        stream.write_all(rest.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 404") && answer.contains("\"code\":404"), "{answer}");
        assert_eq!(planner.wait().code(), Some(0));
    }
}
