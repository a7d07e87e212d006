//! Starts the real service and talks HTTP to it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use error_codes::{ErrorCatalog, Retry};
use line_account::LineError;
use serde_json::{Value, json};
use ureq::http::{HeaderMap, Request};
use ureq::{Agent, SendBody};

/// A sub-account of the seed's first group, 11.
pub const CODE: &str = "2025-1221-1000";

/// A service of its own for each test: none sees what another did.
pub struct Service {
    pub child: Child,
    pub base: String,
    log: Arc<Mutex<Vec<String>>>,
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_line-account"));
    command.stdin(Stdio::null());
    command
}

impl Service {
    pub fn start() -> Self {
        Self::with(&[])
    }

    pub fn with(settings: &[(&str, &str)]) -> Self {
        let mut command = command();
        command.env("PORT", "0").envs(settings.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let log = Arc::new(Mutex::new(Vec::new()));
        let (lines, kept) =
            (BufReader::new(child.stderr.take().expect("stderr is piped")).lines(), log.clone());
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                kept.lock().unwrap().push(line);
            }
        });
        let mut greeting = BufReader::new(child.stdout.take().expect("stdout is piped")).lines();
        let base = greeting
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listening on ").map(str::to_owned));
        let service = Self { child, base: base.expect("it prints its address"), log };
        // Whoever reads to the end does not close the pipe under it.
        assert_eq!(greeting.map_while(Result::ok).take_while(|line| !line.contains("/sessions")).count(), 4);
        service
    }

    pub fn address(&self) -> &str {
        self.base.strip_prefix("http://").expect("an address")
    }

    /// A client that is not logged in.
    pub fn anyone(&self) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(30)));
        Client { base: self.base.clone(), agent: config.build().new_agent(), token: None, languages: None }
    }

    pub fn user(&self, username: &str, password: &str) -> Client {
        let client = self.anyone();
        let session = client.post("/sessions", &json!({ "username": username, "password": password }));
        Client { token: session.expect(1000).data()["token"].as_str().map(str::to_owned), ..client }
    }

    pub fn admin(&self) -> Client {
        self.user("admin", "Admin-2025")
    }

    /// She owns group 11.
    pub fn alice(&self) -> Client {
        self.user("alice", "Alice-2025")
    }

    /// He owns group 12.
    pub fn bob(&self) -> Client {
        self.user("bob", "Bobby-2025")
    }

    pub fn sub_account(&self) -> Client {
        self.activated(CODE, "Line-2025")
    }

    pub fn activated(&self, code: &str, password: &str) -> Client {
        let client = self.anyone();
        let form = json!({ "activation_code": code, "password": password });
        let session = client.post("/sessions/activation", &form).expect(1000);
        Client { token: session.data()["token"].as_str().map(str::to_owned), ..client }
    }

    /// The lines of the log with this text. They may be a moment late.
    pub fn logged(&self, text: &str) -> Vec<String> {
        let found = || -> Vec<String> {
            self.log.lock().unwrap().iter().filter(|line| line.contains(text)).cloned().collect()
        };
        let deadline = Instant::now() + Duration::from_secs(5);
        while found().is_empty() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(10));
        }
        // Were there a second line, it would be close behind.
        std::thread::sleep(Duration::from_millis(50));
        found()
    }

    /// How the service ended; panics where it goes on for ten seconds.
    pub fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                return status;
            }
            assert!(Instant::now() < deadline, "it does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended already, which is all that is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Client {
    pub base: String,
    agent: Agent,
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
        let mut request = self.agent.get(format!("{}{path}", self.base)).header("accept", accepted);
        if let Some(languages) = self.languages {
            request = request.header("accept-language", languages);
        }
        let mut response = request.call().expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
        (response.headers().clone(), response.body_mut().read_to_string().expect("a text"))
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None)
    }

    pub fn post(&self, path: &str, json: &Value) -> Answer {
        self.send("POST", path, Some(("application/json", json.to_string().as_bytes())))
    }

    pub fn put(&self, path: &str, json: &Value) -> Answer {
        self.send("PUT", path, Some(("application/json", json.to_string().as_bytes())))
    }

    pub fn csv(&self, path: &str, file: &str) -> Answer {
        self.send("POST", path, Some(("text/csv; charset=utf-8", file.as_bytes())))
    }

    pub fn send(&self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> Answer {
        let (status, headers, text) = self.exchange(method, path, body);
        Answer::checked(format!("{method} {path}"), status, headers, text)
    }

    /// The document of the service, which has no envelope.
    pub fn document(&self) -> Value {
        let (status, headers, text) = self.exchange("GET", "/openapi.json", None);
        assert_eq!((status, &headers["content-type"]), (200, &"application/json".parse().unwrap()));
        serde_json::from_str(&text).expect("the document is JSON")
    }

    fn exchange(&self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> (u16, HeaderMap, String) {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if let Some(languages) = self.languages {
            request = request.header("accept-language", languages);
        }
        if let Some((media_type, _)) = body {
            request = request.header("content-type", media_type);
        }
        let body = body.map_or_else(SendBody::none, |(_, body)| {
            SendBody::from_owned_reader(std::io::Cursor::new(body.to_vec()))
        });
        let request = request.body(body).expect("a request");
        let mut response = self.agent.run(request).expect("an answer");
        let text = response.body_mut().read_to_string().expect("a text");
        (response.status().as_u16(), response.headers().clone(), text)
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
    /// What holds for every answer: the four members, and an error that says what its entry says and no more.
    pub fn checked(request: String, status: u16, headers: HeaderMap, text: String) -> Self {
        let body: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{request}: {status} with no JSON ({error}): {text}"));
        assert_eq!(
            members(&body),
            BTreeSet::from(["code", "data", "message", "timestamp"]),
            "{request}: {text}"
        );
        assert_eq!(headers["content-type"], "application/json", "{request}");
        check_timestamp(&body["timestamp"]);
        let answer = Self { request, status, headers, text, body };
        match answer.code() {
            1000 | 9000.. => assert_eq!(answer.status, 200, "{answer:?}"),
            _ => answer.check_error(),
        }
        answer
    }

    fn check_error(&self) {
        let entry = LineError::CATALOG.get(self.code()).unwrap_or_else(|| panic!("unknown code: {self:?}"));
        assert_eq!(self.status, entry.status().as_u16(), "{self:?}");
        if self.headers["content-language"] == "zh-CN" {
            assert_eq!(self.message(), entry.text(), "{self:?}");
        }
        check_data(self.code(), self.data());
        for inside in [entry.description(), entry.key(), entry.name()] {
            assert!(inside == self.message() || !self.text.contains(inside), "{inside} leaks: {self:?}");
        }
        let waits = matches!(entry.retry(), Retry::After(_));
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

    #[track_caller]
    pub fn expect(self, code: i64) -> Self {
        assert_eq!(self.code(), code, "{}: {self:?}", self.request);
        self
    }

    #[track_caller]
    pub fn expect_data(self, code: i64, data: &Value) -> Self {
        let answer = self.expect(code);
        assert_eq!(answer.data(), data, "{answer:?}");
        answer
    }

    #[track_caller]
    pub fn expect_message(self, code: i64, message: &str) -> Self {
        let answer = self.expect(code);
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

/// `2025-12-21T10:00:00Z`
pub fn check_timestamp(timestamp: &Value) {
    let text = timestamp.as_str().expect("the timestamp is a text");
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(shape, "0000-00-00T00:00:00Z");
}

/// `data` holds the details of an error that has some, and is `null` for all others.
pub fn check_data(code: i64, data: &Value) {
    let entry = LineError::CATALOG.get(code).unwrap_or_else(|| panic!("unknown code: {code}"));
    if entry.details().next().is_none() {
        assert!(data.is_null(), "{code}: {data}");
    } else {
        assert_eq!(members(data), entry.details().collect(), "{code}");
    }
}

pub fn members(value: &Value) -> BTreeSet<&str> {
    value.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}
