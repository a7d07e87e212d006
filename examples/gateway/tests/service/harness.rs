//! Starts the real gateway, and upstreams for it in this process.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use error_codes::ErrorCatalog;
use error_codes::client::{Answer, Decoder};
use gateway::GatewayError;
use reqwest::blocking::{Client, RequestBuilder};

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gateway"));
    command.stdin(Stdio::null());
    command
}

pub fn client() -> Client {
    let client = Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    client.timeout(Duration::from_secs(30)).build().expect("a client")
}

/// What was answered, as bytes.
pub fn sent(request: RequestBuilder) -> axum::http::Response<Vec<u8>> {
    let mut response = request.send().expect("an answer");
    let mut bytes = Vec::new();
    response.copy_to(&mut bytes).expect("a body");
    let mut answer = axum::http::Response::new(bytes);
    *answer.status_mut() = response.status();
    *answer.headers_mut() = response.headers().clone();
    answer
}

/// A gateway before an upstream.
pub struct Gateway {
    pub child: Child,
    pub base: String,
    _stdout: BufReader<ChildStdout>,
}

impl Gateway {
    pub fn before(upstream: &str) -> Self {
        let mut command = command();
        command.env("PORT", "0").env("UPSTREAM", upstream).env("UPSTREAM_TIMEOUT", "1");
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the gateway starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the gateway prints text");
        let base = line.trim_end().strip_prefix("listening on ").and_then(|rest| rest.split(',').next());
        let base = base.unwrap_or_else(|| panic!("no address: {line}")).to_owned();
        Self { child, base, _stdout: stdout }
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        client().get(format!("{}{path}", self.base))
    }

    /// Ends the gateway, and says what it logged.
    pub fn log(mut self) -> String {
        self.child.kill().expect("the gateway runs");
        let mut log = String::new();
        let stderr = self.child.stderr.as_mut().expect("stderr is piped");
        stderr.read_to_string(&mut log).expect("text");
        log
    }

    /// How the gateway ended; panics where it goes on for ten seconds.
    pub fn wait(&mut self) -> std::process::ExitStatus {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            if let Some(status) = self.child.try_wait().expect("the gateway can be waited for") {
                return status;
            }
            assert!(Instant::now() < deadline, "the gateway does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// An answer that is the gateway's own.
#[track_caller]
pub fn own(request: RequestBuilder, code: i64) -> Answer<Vec<u8>> {
    let answer = Decoder::new().catalog(GatewayError::CATALOG).decode(sent(request));
    assert_eq!(answer.code(), Some(code), "{answer:?}");
    let entry = answer.entry().expect("the gateway knows its codes");
    assert_eq!(answer.response().status(), entry.status());
    assert_eq!(answer.response().headers()["vary"], "accept-language");
    answer
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // It may have ended already, which is all that is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("its address"));
    (listener, base)
}

/// The mall itself, on a thread that ends with the tests.
pub fn mall() -> String {
    let (listener, base) = listener();
    listener.set_nonblocking(true).expect("a listener for tokio");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            axum::serve(listener, mall::router()).await.expect("the mall serves");
        });
    });
    base
}

/// An upstream that answers every request with these bytes after `delay`, and tells what it was asked.
pub fn upstream(answer: impl Into<Vec<u8>>, delay: Duration) -> (String, Receiver<String>) {
    let (listener, base) = listener();
    let (answer, (tell, told)) = (answer.into(), channel());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let asked = head(&mut stream);
            // Not every test asks.
            let _ = tell.send(asked);
            std::thread::sleep(delay);
            // The gateway may have given up.
            let _ = stream.write_all(&answer);
            let _ = stream.shutdown(Shutdown::Write);
        }
    });
    (base, told)
}

/// An upstream that answers at once.
pub fn answering(answer: impl Into<Vec<u8>>) -> String {
    upstream(answer, Duration::ZERO).0
}

fn head(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        bytes.push(byte[0]);
    }
    String::from_utf8_lossy(&bytes).to_ascii_lowercase()
}

/// An address where nobody listens.
pub fn nobody() -> String {
    listener().1
}
