//! A service on a port of its own, and a client that talks HTTP to it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use error_codes::web::Answers;
use http::header::{HeaderMap, HeaderName};
use serde_json::Value;

use crate::catalogue::{SECRET, ShopError};

/// A framework, and the service that is written in it.
#[derive(Clone, Copy)]
pub struct Framework {
    /// Serves on this socket, forever: all routes answer by the first settings, those below `/inner` by the second.
    pub serve: fn(TcpListener, Answers, Answers),
    /// Whether the framework says which methods a path has.
    pub says_allow: bool,
}

impl Framework {
    /// The service as it is where nothing is set.
    pub fn start(self) -> Service {
        self.answering(answers())
    }

    pub fn answering(self, answers: Answers) -> Service {
        self.nesting(answers, self::answers())
    }

    pub fn nesting(self, outer: Answers, inner: Answers) -> Service {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("the runtimes want it so");
        let address = listener.local_addr().expect("an address");
        std::thread::spawn(move || (self.serve)(listener, outer, inner));
        Service { address }
    }
}

/// How the services answer where a case sets nothing.
pub fn answers() -> Answers {
    Answers::of::<ShopError>()
}

/// A runtime of one thread: all requests of a service share its thread-locals.
pub fn block_on(future: impl Future<Output = ()>) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().expect("a runtime").block_on(future);
}

#[derive(Clone, Copy)]
pub struct Service {
    address: SocketAddr,
}

impl Service {
    pub fn get(self, path: &str) -> Answer {
        self.ask("GET", path).send()
    }

    pub fn post(self, path: &str, json: &str) -> Answer {
        self.ask("POST", path).body("application/json", json).send()
    }

    pub fn ask(self, method: &str, path: &str) -> Ask {
        Ask { service: self, head: vec![format!("{method} {path} HTTP/1.1")], body: String::new() }
    }

    /// What comes back, byte by byte, for a request with these headers and this body. It is sent in one piece: a service that
    /// refuses a body unread closes the connection.
    pub fn raw(self, head: &[&str], body: &str) -> String {
        let request = format!("{}\r\nhost: localhost\r\nconnection: close\r\n\r\n{body}", head.join("\r\n"));
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

pub struct Ask {
    service: Service,
    head: Vec<String>,
    body: String,
}

impl Ask {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.head.push(format!("{name}: {value}"));
        self
    }

    pub fn body(self, media_type: &str, body: &str) -> Self {
        let length = body.len().to_string();
        Self {
            body: body.to_owned(),
            ..self.header("content-type", media_type).header("content-length", &length)
        }
    }

    pub fn send(self) -> Answer {
        let head: Vec<&str> = self.head.iter().map(String::as_str).collect();
        Answer::read(&self.service.raw(&head, &self.body))
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    fn read(answer: &str) -> Self {
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let (line, fields) = head.split_once("\r\n").expect("a line for the status");
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut headers = HeaderMap::new();
        for (name, value) in fields.split("\r\n").filter_map(|field| field.split_once(':')) {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
            headers.append(name, value.trim().parse().expect("a value"));
        }
        let is_chunked = headers.get("transfer-encoding").is_some_and(|encoding| encoding == "chunked");
        Self { status, headers, body: if is_chunked { gathered(body) } else { body.to_owned() } }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("it should be JSON: {self:?}"))
    }

    pub fn code(&self) -> i64 {
        self.json()["code"].as_i64().unwrap_or_else(|| panic!("it should have a code: {self:?}"))
    }

    pub fn message(&self) -> String {
        self.json()["message"].as_str().unwrap_or_default().to_owned()
    }

    /// The one value of a header; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map_or("", |value| value.to_str().expect("a text"));
        assert!(values.next().is_none(), "`{name}` should be said once: {self:?}");
        value
    }

    /// Whether status and code are these, nothing secret is told, and the rest is as it is for every answer.
    #[track_caller]
    pub fn is(&self, status: u16, code: i64) -> &Self {
        assert_eq!((self.status, self.code()), (status, code), "{self:?}");
        assert_eq!(self.header("content-type"), "application/json", "{self:?}");
        self.keeps_secrets()
    }

    #[track_caller]
    pub fn keeps_secrets(&self) -> &Self {
        assert!(!format!("{self:?}").contains(SECRET), "{self:?}");
        self
    }
}

/// The chunks of a body as one (RFC 9112, section 7.1).
fn gathered(mut chunks: &str) -> String {
    let mut body = String::new();
    while let Some((size, rest)) = chunks.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).expect("a size");
        body.push_str(&rest[..size]);
        chunks = rest[size..].strip_prefix("\r\n").expect("the end of a chunk");
    }
    body
}
