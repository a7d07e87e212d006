//! The WebSocket, both ends of it (6xxx, 8003).

use std::net::TcpStream;
use std::time::{Duration, Instant};

use error_codes::ErrorCatalog;
use line_account::LineError;
use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::{Bytes, Message, WebSocket};

use crate::harness::{CODE, Client, Service, check_data, check_timestamp};

pub struct Socket(WebSocket<TcpStream>);

impl Socket {
    pub fn open(service: &Service) -> Self {
        Self::speaking(service, "zh-CN").expect("a WebSocket")
    }

    /// The status where there is none.
    fn speaking(service: &Service, languages: &str) -> Result<Self, u16> {
        let stream = TcpStream::connect(service.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let mut request = format!("ws://{}/ws", service.address()).into_client_request().unwrap();
        request.headers_mut().insert("accept-language", languages.parse().unwrap());
        match tungstenite::client(request, stream) {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(tungstenite::HandshakeError::Failure(tungstenite::Error::Http(response))) => {
                Err(response.status().as_u16())
            }
            Err(problem) => panic!("{problem}"),
        }
    }

    pub fn authenticated(service: &Service, client: &Client) -> Self {
        let mut socket = Self::open(service);
        socket.log_in(client);
        socket.expect("auth", 1000);
        socket
    }

    fn log_in(&mut self, client: &Client) {
        self.say(&json!({ "type": "auth", "data": { "token": client.token } }));
    }

    fn say(&mut self, message: &Value) {
        self.send(Message::from(message.to_string()));
    }

    fn send(&mut self, message: Message) {
        self.0.send(message).expect("it listens");
    }

    /// The next message, of this `type` and code. Its shape is the document's.
    #[track_caller]
    pub fn expect(&mut self, kind: &str, code: i64) -> Value {
        let text = loop {
            match self.0.read().expect("a message") {
                Message::Text(text) => break text,
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        };
        let message: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&message["type"], &message["code"]), (&json!(kind), &json!(code)), "{text}");
        let members: Vec<_> = text
            .match_indices("\":")
            .map(|(end, _)| {
                let begin = text[..end].rfind('"').unwrap() + 1;
                &text[begin..end]
            })
            .collect();
        assert_eq!(members[..4], ["type", "code", "message", "data"], "{text}");
        assert_eq!(members.last(), Some(&"timestamp"), "{text}");
        check_timestamp(&message["timestamp"]);
        if code != 1000 {
            check_data(code, &message["data"]);
        }
        message
    }

    /// The same, in the words of the source language.
    #[track_caller]
    fn expect_error(&mut self, code: i64) {
        let message = self.expect("error", code);
        assert_eq!(message["message"], LineError::CATALOG.get(code).unwrap().text());
    }

    #[track_caller]
    pub fn expect_end(&mut self) {
        loop {
            match self.0.read() {
                Ok(Message::Close(_)) | Err(tungstenite::Error::ConnectionClosed) => return,
                Ok(Message::Ping(_) | Message::Pong(_)) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

fn line(line_id: &str) -> Value {
    json!({ "account": 21, "line_id": line_id })
}

#[test]
fn a_request_that_is_no_handshake() {
    let service = Service::start();
    let answer = service.anyone().get("/ws").expect_message(6001, "WebSocket连接失败");
    assert_eq!(answer.status, 400);
    answer.hides(&["upgrade"]);
}

#[test]
fn who_does_not_say_who_it_is_is_sent_away() {
    let service = Service::start();
    let wrong = [
        json!({ "type": "auth", "data": { "token": "made-up" } }),
        json!({ "type": "auth", "data": { "token": 1 } }),
        json!({ "type": "auth" }),
        json!({ "type": "ping" }),
        json!({ "type": "auth", "data": { "token": service.alice().token } }),
    ];
    for message in wrong {
        let mut socket = Socket::open(&service);
        socket.say(&message);
        socket.expect_error(6002);
        socket.expect_end();
    }
    assert_eq!(service.logged("WebSocket认证失败: Token无效").len(), 1);

    let client = service.sub_account();
    service.alice().put("/groups/11", &json!({ "disabled": true })).expect(1000);
    let mut socket = Socket::open(&service);
    socket.log_in(&client);
    socket.expect_error(6002);
}

#[test]
fn a_message_that_cannot_be_read() {
    let service = Service::start();
    let mut socket = Socket::authenticated(&service, &service.sub_account());
    for text in ["", "{", "[]", "{}", r#"{"type":1}"#, "你好"] {
        socket.send(Message::from(text));
        socket.expect_error(6003);
    }
    socket.send(Message::Binary(Bytes::from_static(b"\xff")));
    socket.expect_error(6003);
    for kind in ["dance", "auth", ""] {
        socket.say(&json!({ "type": kind }));
        socket.expect_error(6004);
    }
    // It is still there.
    socket.say(&json!({ "type": "ping" }));
    assert_eq!(socket.expect("pong", 1000)["data"], Value::Null);
    assert_eq!(service.logged("error.code=6004").len(), 3);
}

#[test]
fn a_message_that_is_too_large() {
    let service = Service::start();
    let mut socket = Socket::authenticated(&service, &service.sub_account());
    socket.send(Message::from("x".repeat(65 * 1024)));
    socket.expect_error(6003);
    socket.say(&json!({ "type": "ping" }));
    socket.expect("pong", 1000);
    // One that is far too large ends the connection, whether it hears why or not.
    let sent = socket.0.send(Message::from("x".repeat(2 * 1024 * 1024)));
    while sent.is_ok() && socket.0.read().is_ok() {}
    assert_eq!(service.logged("error.code=6003").len(), 2);
    // The place is free again.
    Socket::authenticated(&service, &service.sub_account());
}

#[test]
fn silence_ends_a_connection_and_a_heartbeat_keeps_it() {
    let service = Service::with(&[("HEARTBEAT_SECONDS", "1")]);
    let mut stranger = Socket::open(&service);
    let begin = Instant::now();
    let mut socket = Socket::authenticated(&service, &service.sub_account());
    for _ in 0..3 {
        std::thread::sleep(Duration::from_millis(400));
        socket.say(&json!({ "type": "ping" }));
        socket.expect("pong", 1000);
    }
    socket.send(Message::Ping(Bytes::new()));
    assert!(begin.elapsed() > Duration::from_secs(1));
    socket.expect_error(6005);
    socket.expect_end();
    stranger.expect_error(6005);
}

#[test]
fn an_activation_code_has_one_connection() {
    let service = Service::start();
    let client = service.sub_account();
    let mut first = Socket::authenticated(&service, &client);
    let mut second = Socket::open(&service);
    second.log_in(&client);
    second.expect_error(6006);
    second.expect_end();
    first.say(&json!({ "type": "ping" }));
    first.expect("pong", 1000);
    first.0.close(None).unwrap();
    first.expect_end();
    Socket::authenticated(&service, &client);
}

#[test]
fn who_vanishes_leaves_its_place_and_no_error() {
    let service = Service::start();
    let client = service.sub_account();
    drop(Socket::authenticated(&service, &client));
    std::thread::sleep(Duration::from_millis(100));
    Socket::authenticated(&service, &client);
    client.get("/nowhere").expect(3009);
    service.logged("error.code=3009");
    assert_eq!(service.logged("error.code=").len(), 1);
}

#[test]
fn incoming_lines_are_told_to_the_whole_group() {
    let service = Service::start();
    let (alice, client) = (service.alice(), service.sub_account());
    let issued = alice.post("/groups/11/activation-codes", &json!({ "password": "Line-2026" })).expect(1000);
    let code = issued.data()["activation_code"].as_str().unwrap();
    let mut first = Socket::authenticated(&service, &client);
    let mut second = Socket::speaking(&service, "en").unwrap();
    second.log_in(&service.activated(code, "Line-2026"));
    second.expect("auth", 1000);

    client.post("/incoming", &line("new-one")).expect(1000);
    let message = first.expect("incoming", 1000);
    assert_eq!(message["message"], "进线数据更新");
    assert_eq!(
        (&message["data"]["line_id"], &message["data"]["duplicate"]),
        (&json!("new-one"), &json!(false))
    );
    assert_eq!(second.expect("incoming", 1000)["message"], "New incoming-line data");

    second.say(&json!({ "type": "incoming", "data": line("new-one") }));
    for socket in [&mut first, &mut second] {
        assert_eq!(socket.expect("incoming", 1000)["data"]["duplicate"], true);
    }
    // Another group's lines are not for them, and an error only for who caused it.
    service.bob().post("/incoming", &json!({ "account": 22, "line_id": "new-two" })).expect(1000);
    second.say(&json!({ "type": "incoming", "data": line("?") }));
    let error = second.expect("error", 4013);
    assert_eq!(
        (&error["message"], &error["data"]),
        (&json!("The incoming-line data is invalid"), &json!({ "field": "line_id" }))
    );
    first.say(&json!({ "type": "incoming", "data": 7 }));
    first.expect_error(4013);
    first.say(&json!({ "type": "incoming", "data": { "account": 77, "line_id": "new-two" } }));
    first.expect_error(3004);
    alice.put("/groups/11", &json!({ "disabled": true })).expect(1000);
    first.say(&json!({ "type": "incoming", "data": line("new-two") }));
    first.expect_error(2010);
}

#[test]
fn who_does_not_keep_up_is_known() {
    let service = Service::start();
    let (alice, client) = (service.alice(), service.sub_account());
    let mut socket = Socket::authenticated(&service, &client);
    let path = format!("/activation-codes/{CODE}/messages");
    alice.post(&path, &json!({ "text": "hello" })).expect(1000);
    assert_eq!(socket.expect("notice", 1000)["data"], json!({ "text": "hello" }));
    // Nobody reads these: they fill the network, and then the queue.
    let text = json!({ "text": "x".repeat(500_000) });
    let refused = (0..200).map(|_| alice.post(&path, &text)).find(|answer| answer.code() != 1000);
    let refused = refused.expect("a queue has an end").expect_message(6009, "WebSocket广播失败");
    assert_eq!(refused.status, 400);
}

#[test]
fn there_are_only_so_many_connections() {
    let service = Service::with(&[("MAX_CONNECTIONS", "1")]);
    let first = Socket::open(&service);
    assert_eq!(Socket::speaking(&service, "zh-CN").err(), Some(503));
    let logged = service.logged("error.code=8003");
    assert!(logged.len() == 1 && logged[0].contains("服务过载"), "{logged:?}");
    drop(first);
    std::thread::sleep(Duration::from_millis(100));
    assert!(Socket::speaking(&service, "zh-CN").is_ok());
}
