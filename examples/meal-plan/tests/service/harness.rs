//! Starts the real service and talks HTTP to it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use error_codes::{Entry, ErrorCatalog, Retry};
use meal_plan::MealPlanError;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

/// A planner of its own for each test: none sees what another did.
pub struct Planner {
    pub child: Child,
    pub base: String,
    _stdout: BufReader<ChildStdout>,
}

pub fn command(settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_meal-plan"));
    command.env_remove("PORT").env_remove("TASK_SECONDS").envs(settings.iter().copied());
    command.stdin(Stdio::null());
    command
}

impl Planner {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    pub fn start_with(settings: &[(&str, &str)]) -> Self {
        let mut command = command(settings);
        command.env("PORT", "0").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the planner starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the planner prints text");
        let base = line.trim_end().strip_prefix("listening on ").expect("the planner prints its address");
        Self { child, base: base.to_owned(), _stdout: stdout }
    }

    /// A client that is not logged in.
    pub fn anyone(&self) -> Client {
        let http = reqwest::blocking::Client::builder().no_proxy().timeout(Duration::from_secs(30));
        let http = http.build().expect("a client");
        Client { base: self.base.clone(), http, token: None, languages: None }
    }

    /// A client that has registered, and so is logged in.
    pub fn user(&self, username: &str) -> Client {
        let client = self.anyone();
        let sent = client.post("/api/v1/auth/register", &registration(username)).success();
        let form = json!({ "email": sent["email"], "code": sent["demo_code"] });
        let tokens = client.post("/api/v1/auth/verify-register", &form).success();
        Client { token: tokens["access_token"].as_str().map(str::to_owned), ..client }
    }

    /// Where the service listens, for who speaks no HTTP.
    pub fn address(&self) -> &str {
        self.base.strip_prefix("http://").expect("plain HTTP")
    }

    /// Ends the service and says what it logged.
    pub fn log(mut self) -> String {
        self.child.kill().expect("the planner runs until now");
        let mut log = String::new();
        let mut stderr = self.child.stderr.take().expect("stderr is piped");
        stderr.read_to_string(&mut log).expect("a text");
        log
    }

    /// How the planner ended; panics where it goes on for ten seconds.
    pub fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            if let Some(status) = self.child.try_wait().expect("the planner can be waited for") {
                return status;
            }
            assert!(Instant::now() < deadline, "the planner does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Planner {
    fn drop(&mut self) {
        // It may have ended already, which is all that is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn registration(username: &str) -> Value {
    let email = format!("{username}@example.com");
    json!({ "username": username, "email": email, "password": "Secret-123" })
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
        self.send("POST", path, Some(("application/json", json.to_string().into())))
    }

    pub fn send(&self, method: &str, path: &str, body: Option<(&str, Vec<u8>)>) -> Answer {
        let name = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.http.request(name, format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(languages) = self.languages {
            request = request.header("accept-language", languages);
        }
        if let Some((media_type, body)) = body {
            request = request.header("content-type", media_type).body(body);
        }
        let response = request.send().expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().expect("a text");
        Answer::checked(format!("{method} {path}"), status, headers, text)
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
    /// What holds for every answer: its members, and an error that says what an entry of its code says and no more.
    fn checked(request: String, status: u16, headers: HeaderMap, text: String) -> Self {
        let body: Value = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{request}: {status} with no JSON ({error}): {text}"));
        let answer = Self { request, status, headers, text, body };
        assert_eq!(answer.headers["content-type"], "application/json", "{answer:?}");
        assert!(answer.headers.contains_key("x-request-id"), "{answer:?}");
        let last = if answer.code() == 0 { "data" } else { "detail" };
        assert_eq!(members(&answer.body), BTreeSet::from(["code", "message", last]), "{answer:?}");
        match answer.code() {
            0 => assert_eq!(answer.status, 200, "{answer:?}"),
            _ => answer.check_error(),
        }
        answer
    }

    fn check_error(&self) {
        let entry = self.entry();
        assert_eq!(self.status, entry.status().as_u16(), "{self:?}");
        let has_detail = entry.details().next().is_some();
        assert!(has_detail || self.detail().is_null(), "{self:?}");
        let waits = matches!(entry.retry(), Retry::After(_) | Retry::AfterField(_));
        assert_eq!(self.headers.contains_key("retry-after"), waits, "{self:?}");
    }

    /// The entry whose message this is: a code has several.
    pub fn entry(&self) -> &'static Entry {
        let language = self.headers["content-language"].to_str().unwrap();
        let says = |entry: &&Entry| match entry.message(language).split_once('{') {
            Some((before, _)) => self.message().starts_with(before),
            None => self.message() == entry.message(language),
        };
        let found = MealPlanError::CATALOG.get_all(self.code()).iter().find(says);
        found.unwrap_or_else(|| panic!("no entry says so: {self:?}"))
    }

    pub fn code(&self) -> i64 {
        self.body["code"].as_i64().expect("the code is a number")
    }

    pub fn message(&self) -> &str {
        self.body["message"].as_str().expect("the message is a text")
    }

    pub fn detail(&self) -> &Value {
        &self.body["detail"]
    }

    pub fn retry_after(&self) -> u64 {
        self.headers["retry-after"].to_str().unwrap().parse().expect("whole seconds")
    }

    #[track_caller]
    pub fn expect(self, code: i64) -> Self {
        assert_eq!(self.code(), code, "{}: {self:?}", self.request);
        self
    }

    /// The error of this name.
    #[track_caller]
    pub fn expect_error(self, code: i64, name: &str) -> Self {
        let answer = self.expect(code);
        assert_eq!(answer.entry().name(), name, "{answer:?}");
        answer
    }

    /// The data of a success.
    #[track_caller]
    pub fn success(self) -> Value {
        let mut answer = self.expect(0);
        answer.body["data"].take()
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
