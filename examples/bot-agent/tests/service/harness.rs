//! Starts the real service and talks HTTP to it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use bot_agent::AgentError;
use error_codes::{ErrorCatalog, Retry};
use serde_json::{Value, json};
use ureq::http::{HeaderMap, Request};
use ureq::{Agent, SendBody};

/// A service of its own for each test: none sees what another did.
pub struct Service {
    pub child: Child,
    pub base: String,
    /// What it printed before it was ready.
    pub greeting: Vec<String>,
    log: Arc<Mutex<String>>,
    _stdout: BufReader<ChildStdout>,
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bot-agent"));
    command.stdin(Stdio::null());
    for variable in ["PORT", "JOURNAL", "CALENDAR", "MODEL"] {
        command.env_remove(variable);
    }
    command
}

impl Service {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// With these variables in its environment.
    pub fn start_with(variables: &[(&str, &str)]) -> Self {
        let mut command = command();
        command.env("PORT", "0").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.envs(variables.iter().copied()).spawn().expect("the service starts");
        let mut stderr = BufReader::new(child.stderr.take().expect("stderr is piped"));
        let log = Arc::<Mutex<String>>::default();
        let copy = log.clone();
        thread::spawn(move || {
            let mut line = String::new();
            while stderr.read_line(&mut line).is_ok_and(|read| read > 0) {
                copy.lock().unwrap().push_str(&std::mem::take(&mut line));
            }
        });
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let mut greeting = Vec::new();
        // The third line after `try:` is the last.
        while greeting.iter().rev().nth(3).is_none_or(|line| line != "try:") {
            let mut line = String::new();
            let read = stdout.read_line(&mut line).expect("the service prints text");
            assert!(read > 0, "the service ended early: {greeting:#?} {}", log.lock().unwrap());
            greeting.push(line.trim_end().to_owned());
        }
        let base = greeting[0].strip_prefix("listening on ").expect("the address comes first").to_owned();
        Self { child, base, greeting, log, _stdout: stdout }
    }

    pub fn address(&self) -> &str {
        self.base.strip_prefix("http://").unwrap()
    }

    /// What was logged so far. The log is read by another thread: whoever waits for something gives it the time.
    pub fn log(&self) -> String {
        thread::sleep(Duration::from_millis(200));
        self.log.lock().unwrap().clone()
    }

    /// A client that is not logged in.
    pub fn anyone(&self) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(30)));
        Client { base: self.base.clone(), agent: config.build().new_agent(), token: None, languages: None }
    }

    pub fn log_in(&self, name: &str, password: &str) -> Client {
        let client = self.anyone();
        let session = client.post("/sessions", &json!({ "name": name, "password": password })).expect_ok(201);
        Client { token: session.body["token"].as_str().map(str::to_owned), ..client }
    }

    pub fn alice(&self) -> Client {
        self.log_in("alice", "Alice-2024")
    }

    pub fn bob(&self) -> Client {
        self.log_in("bob", "Bobby-2024")
    }

    pub fn ops(&self) -> Client {
        self.log_in("ops", "Ops-2024")
    }

    /// How the service ended; panics where it goes on for fifteen seconds.
    pub fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + Duration::from_secs(15);
        loop {
            if let Some(status) = self.child.try_wait().expect("the service can be waited for") {
                return status;
            }
            assert!(Instant::now() < deadline, "the service does not stop");
            thread::sleep(Duration::from_millis(20));
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

#[derive(Clone)]
pub struct Client {
    base: String,
    agent: Agent,
    pub token: Option<String>,
    languages: Option<&'static str>,
}

impl Client {
    /// The same client, which asks for these languages.
    pub fn speaking(self, languages: &'static str) -> Self {
        Self { languages: Some(languages), ..self }
    }

    /// The same client, with this token.
    pub fn bearing(self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self }
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

    pub fn send(&self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> Answer {
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
        let mut text = String::new();
        response.body_mut().as_reader().read_to_string(&mut text).expect("a text");
        Answer::checked(
            format!("{method} {path}"),
            response.status().as_u16(),
            response.headers().clone(),
            text,
        )
    }

    /// The identifier of what is made with `form`.
    #[track_caller]
    pub fn make(&self, path: &str, form: &Value) -> String {
        let made = self.post(path, form).expect_ok(201);
        let id =
            made.body.as_object().and_then(|members| members.iter().find(|(key, _)| key.ends_with("_id")));
        id.and_then(|(_, id)| id.as_str()).expect("an identifier comes first").to_owned()
    }

    /// A bot that is online.
    #[track_caller]
    pub fn bot(&self, name: &str) -> String {
        self.bot_of(name, "echo-1")
    }

    #[track_caller]
    pub fn bot_of(&self, name: &str, model: &str) -> String {
        let bot = self.post("/bots", &json!({ "name": name, "model": model })).expect_ok(201);
        let id = bot.body["bot_id"].as_str().unwrap();
        self.post(&format!("/bots/{id}/activation"), &Value::Null).expect_ok(200);
        id.to_owned()
    }
}

/// An answer whose envelope has been checked.
#[derive(Debug)]
pub struct Answer {
    request: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    /// `null` where there is none.
    pub body: Value,
}

impl Answer {
    /// What holds for every answer: a success is bare data, and an error says what its entry says and no more.
    fn checked(request: String, status: u16, headers: HeaderMap, text: String) -> Self {
        let body = if status == 204 {
            assert_eq!(text, "", "{request}");
            Value::Null
        } else {
            assert_eq!(headers["content-type"], "application/json", "{request}: {text}");
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{request}: {status} {error}: {text}"))
        };
        assert!(headers.contains_key("x-request-id"), "{request}");
        let answer = Self { request, status, headers, text, body };
        if answer.status >= 300 {
            answer.check_error();
        }
        answer
    }

    fn check_error(&self) {
        assert_eq!(members(&self.body), BTreeSet::from(["error"]), "{self:?}");
        let wanted = BTreeSet::from(["code", "details", "message", "numeric_code"]);
        assert_eq!(members(&self.body["error"]), wanted, "{self:?}");
        let entry = AgentError::CATALOG.get(self.code()).unwrap_or_else(|| panic!("unknown code: {self:?}"));
        assert_eq!(self.body["error"]["code"], entry.name(), "{self:?}");
        assert_eq!(self.status, entry.status().as_u16(), "{self:?}");
        let language = self.headers["content-language"].to_str().unwrap();
        assert_eq!(self.message(), entry.message(language), "{self:?}");
        // What the framework refuses is under an entry that may have details, and has none.
        if !members(self.details()).is_empty() {
            assert_eq!(members(self.details()), entry.details().collect(), "{self:?}");
        }
        for inside in [Some(entry.key()), entry.hint()].into_iter().flatten() {
            assert!(!self.text.contains(inside), "{inside} leaks: {self:?}");
        }
        let waits = matches!(entry.retry(), Retry::After(_) | Retry::AfterField(_));
        assert_eq!(self.headers.contains_key("retry-after"), waits, "{self:?}");
    }

    /// The number of the error; 0 of a success.
    pub fn code(&self) -> i64 {
        self.body["error"]["numeric_code"].as_i64().unwrap_or(0)
    }

    pub fn message(&self) -> &str {
        self.body["error"]["message"].as_str().expect("the message is a text")
    }

    pub fn details(&self) -> &Value {
        &self.body["error"]["details"]
    }

    #[track_caller]
    pub fn expect_ok(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {self:?}", self.request);
        self
    }

    #[track_caller]
    pub fn expect(self, code: i64) -> Self {
        assert_eq!(self.code(), code, "{}: {self:?}", self.request);
        self
    }

    /// An error with these details.
    #[track_caller]
    pub fn expect_details(self, code: i64, details: &Value) -> Self {
        let answer = self.expect(code);
        assert_eq!(answer.details(), details, "{answer:?}");
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
