//! A service on a port of its own, and as much of `curl` as the chapter types.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use axum::Router;

#[derive(Clone, Copy)]
pub struct Service(SocketAddr);

impl Service {
    pub fn start(router: fn() -> Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("tokio wants it so");
        let address = listener.local_addr().expect("an address");
        std::thread::spawn(move || {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            runtime.enable_all().build().expect("a runtime").block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
                axum::serve(listener, router()).await.expect("it serves");
            });
        });
        Self(address)
    }

    /// What this line of a shell prints: `curl [-i] [-X METHOD] [-H HEADER] [--json BODY] localhost:3000/PATH`.
    pub fn curl(self, line: &str) -> Answer {
        let mut words = words(line).into_iter();
        assert_eq!(words.next().as_deref(), Some("curl"), "{line}");
        let (mut method, mut path, mut body) = ("GET".to_owned(), None, String::new());
        let mut fields = Vec::new();
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_else(|| panic!("`{word}` wants a value: {line}"));
            match &*word {
                "-i" => {}
                "-X" => method = value(),
                "-H" => fields.push(value()),
                "--json" => {
                    (method, body) = ("POST".to_owned(), value());
                    fields.push("content-type: application/json".to_owned());
                    fields.push(format!("content-length: {}", body.len()));
                }
                url => {
                    path =
                        Some(url.strip_prefix("localhost:3000").expect("the service's address").to_owned());
                }
            }
        }
        let path = path.unwrap_or_else(|| panic!("where to? {line}"));
        let fields: String = fields.iter().flat_map(|field| [field, "\r\n"]).collect();
        self.send(&format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{fields}\r\n{body}"
        ))
    }

    fn send(self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(self.0).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        match answer.split_once("\r\n\r\n") {
            Some((head, body)) => Answer { head: head.replace("\r\n", "\n"), body: body.to_owned() },
            None if answer.is_empty() => Answer { head: String::new(), body: EMPTY.to_owned() },
            None => panic!("{answer}"),
        }
    }
}

/// What `curl` says where the service hung up.
const EMPTY: &str = "curl: (52) Empty reply from server";

#[derive(Debug)]
pub struct Answer {
    /// The line of the status, and the headers.
    pub head: String,
    pub body: String,
}

impl Answer {
    /// 0 where the service hung up.
    pub fn status(&self) -> u16 {
        self.head.split(' ').nth(1).map_or(0, |status| status.parse().expect("a status"))
    }
}

/// A line in words, as a shell has them that knows single quotes.
fn words(line: &str) -> Vec<String> {
    let quoted = |(index, part): (usize, &str)| match index % 2 {
        0 => part.split_whitespace().map(ToOwned::to_owned).collect(),
        _ => vec![part.to_owned()],
    };
    line.split('\'').enumerate().flat_map(quoted).collect()
}
