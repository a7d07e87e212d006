//! Starts the real service and talks HTTP to it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use error_codes::{ErrorCatalog, Retry};
use mall::MallError;
use reqwest::header::HeaderMap;
use serde_json::Value;

/// A mall of its own for each test: none sees what another did.
pub struct Mall {
    pub child: Child,
    pub base: String,
    /// What it printed before it was ready.
    pub greeting: Vec<String>,
    _stdout: BufReader<ChildStdout>,
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mall"));
    command.stdin(Stdio::null());
    command
}

impl Mall {
    pub fn start() -> Self {
        let mut command = command();
        command.env("PORT", "0").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the mall starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let mut greeting = Vec::new();
        let mut base = None;
        // The third line after `try:` is the last.
        while greeting.iter().rev().nth(3).is_none_or(|line| line != "try:") {
            let mut line = String::new();
            let read = stdout.read_line(&mut line).expect("the mall prints text");
            assert!(read > 0, "the mall ended early: {greeting:#?}");
            if let Some(address) = line.trim_end().strip_prefix("listening on ") {
                base = Some(address.to_owned());
            }
            greeting.push(line.trim_end().to_owned());
        }
        let base = base.expect("the mall prints its address");
        Self { child, base, greeting, _stdout: stdout }
    }

    /// A client that is not logged in.
    pub fn anyone(&self) -> Client {
        let http = reqwest::blocking::Client::builder().no_proxy().timeout(Duration::from_secs(30));
        let http = http.build().expect("a client");
        Client { base: self.base.clone(), http, token: None, languages: None }
    }

    pub fn log_in(&self, phone: &str, password: &str) -> Client {
        let client = self.anyone();
        let form = serde_json::json!({ "phone": phone, "password": password });
        let session = client.post("/sessions", &form).expect(20000);
        Client { token: session.data()["access_token"].as_str().map(str::to_owned), ..client }
    }

    pub fn alice(&self) -> Client {
        self.log_in("13800000001", "Alice-2024")
    }

    pub fn carol(&self) -> Client {
        self.log_in("13800000003", "Carol-2024")
    }

    /// How the mall ended; panics where it goes on for ten seconds.
    pub fn wait(&mut self) -> std::process::ExitStatus {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            if let Some(status) = self.child.try_wait().expect("the mall can be waited for") {
                return status;
            }
            assert!(Instant::now() < deadline, "the mall does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Mall {
    fn drop(&mut self) {
        // It may have ended already, which is all that is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Client {
    pub base: String,
    http: reqwest::blocking::Client,
    pub token: Option<String>,
    languages: Option<&'static str>,
}

impl Client {
    /// The same client, which asks for these languages.
    pub fn speaking(self, languages: &'static str) -> Self {
        Self { languages: Some(languages), ..self }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None)
    }

    /// What a browser is answered.
    pub fn browse(&self, path: &str) -> (HeaderMap, String) {
        let accepted = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        let mut request = self.http.get(format!("{}{path}", self.base)).header("accept", accepted);
        if let Some(languages) = self.languages {
            request = request.header("accept-language", languages);
        }
        let response = request.send().expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
        (response.headers().clone(), response.text().expect("a text"))
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None)
    }

    pub fn post(&self, path: &str, json: &Value) -> Answer {
        self.send("POST", path, Some(("application/json", &json.to_string())))
    }

    pub fn put(&self, path: &str, json: &Value) -> Answer {
        self.send("PUT", path, Some(("application/json", &json.to_string())))
    }

    pub fn send(&self, method: &str, path: &str, body: Option<(&str, &str)>) -> Answer {
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.http.request(method.clone(), format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(languages) = self.languages {
            request = request.header("accept-language", languages);
        }
        if let Some((media_type, body)) = body {
            request = request.header("content-type", media_type).body(body.to_owned());
        }
        let response = request.send().expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().expect("a text");
        Answer::checked(self.languages.unwrap_or_default(), format!("{method} {path}"), status, headers, text)
    }
}

/// An answer whose envelope has been checked.
#[derive(Debug)]
pub struct Answer {
    request: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    body: Value,
}

impl Answer {
    /// What holds for every answer of the mall: the three members, and an error that says what its entry says and no
    /// more.
    fn checked(languages: &str, request: String, status: u16, headers: HeaderMap, text: String) -> Self {
        let body: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{request}: {status} with no JSON ({error}): {text}"));
        assert_eq!(members(&body), BTreeSet::from(["code", "data", "message"]), "{request}: {text}");
        assert_eq!(headers["content-type"], "application/json", "{request}");
        let varies = headers["vary"].to_str().is_ok_and(|vary| vary.starts_with("accept-language"));
        assert!(varies, "{request}: {headers:?}");
        assert!(headers.contains_key("x-request-id"), "{request}");
        let answer = Self { request, status, headers, text, body };
        if answer.code() == 20000 {
            assert_eq!(answer.status, 200, "{answer:?}");
        } else {
            answer.check_error(languages);
        }
        answer
    }

    fn check_error(&self, languages: &str) {
        let entry = MallError::CATALOG.get(self.code()).unwrap_or_else(|| panic!("unknown code: {self:?}"));
        assert_eq!(self.status, entry.status().as_u16(), "{self:?}");
        let filled = entry.parameters().fold(entry.message(languages).to_owned(), |text, name| {
            text.replace(&format!("{{{name}}}"), &self.data()[name].to_string())
        });
        assert_eq!(self.message(), filled, "{self:?}");
        if entry.details().next().is_none() {
            assert!(self.data().is_null(), "{self:?}");
        } else {
            assert_eq!(members(self.data()), entry.details().collect(), "{self:?}");
        }
        let told = [entry.description(), entry.key(), entry.name()];
        for inside in told.into_iter().chain(entry.hint()).filter(|text| !text.is_empty()) {
            assert!(!self.text.contains(inside), "{inside} leaks: {self:?}");
        }
        let waits = matches!(entry.retry(), Retry::After(_) | Retry::AfterField(_));
        assert_eq!(self.headers.contains_key("retry-after"), waits, "{self:?}");
    }

    pub fn code(&self) -> i64 {
        self.body["code"].as_i64().expect("the code is a number")
    }

    pub fn message(&self) -> &str {
        self.body["message"].as_str().expect("the message is a text")
    }

    pub fn data(&self) -> &Value {
        &self.body["data"]
    }

    pub fn id(&self) -> u64 {
        self.data()["id"].as_u64().expect("the data has an id")
    }

    pub fn retry_after(&self) -> u64 {
        self.headers["retry-after"].to_str().unwrap().parse().expect("whole seconds")
    }

    #[track_caller]
    pub fn expect(self, code: i64) -> Self {
        assert_eq!(self.code(), code, "{}: {self:?}", self.request);
        self
    }

    /// An error with these details.
    #[track_caller]
    pub fn expect_data(self, code: i64, data: &Value) -> Self {
        let answer = self.expect(code);
        assert_eq!(answer.data(), data, "{answer:?}");
        answer
    }

    #[track_caller]
    pub fn expect_message(self, message: &str) -> Self {
        let answer = self.expect(20000);
        assert_eq!(answer.message(), message, "{answer:?}");
        answer
    }

    /// None of these texts is anywhere in the body or the headers.
    #[track_caller]
    pub fn hides(&self, texts: &[&str]) {
        for text in texts {
            assert!(!self.text.contains(text), "{text} leaks: {self:?}");
            assert!(!format!("{:?}", self.headers).contains(text), "{text} leaks: {self:?}");
        }
    }
}

pub fn members(value: &Value) -> BTreeSet<&str> {
    value.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}
