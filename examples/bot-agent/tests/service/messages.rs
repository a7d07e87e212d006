//! 40xx: conversations and messages.

use serde_json::{Value, json};

use crate::harness::{Client, Service};
use crate::upstream::serve;

fn conversation(client: &Client, bot: &str) -> String {
    let made = client.post("/conversations", &json!({ "bot_id": bot })).expect_ok(201);
    format!("/conversations/{}/messages", made.body["conversation_id"].as_str().unwrap())
}

#[test]
fn a_message_is_sent_and_answered() {
    let service = Service::start();
    let (alice, bob) = (service.alice(), service.bob());
    let path = conversation(&bob, &alice.bot("one"));
    let message = bob.post(&path, &json!({ "text": "你好", "request_id": "r1" })).expect_ok(201);
    assert_eq!((&message.body["state"], &message.body["reply"]), (&json!("sent"), &json!("你好")));
    let again = bob.post(&path, &json!({ "text": "你好", "request_id": "r1" }));
    again.expect_details(4009, &json!({ "request_id": "r1" }));
    bob.get("/messages/msg_001").expect_ok(200);
    alice.get("/messages/msg_001").expect_details(4002, &json!({ "message_id": "msg_001" }));
    alice
        .post(&path, &json!({ "text": "x" }))
        .expect_details(4006, &json!({ "conversation_id": "conv_001" }));
}

#[test]
fn what_is_not_sent() {
    let service = Service::start();
    let (alice, ops) = (service.alice(), service.ops());
    let bot = alice.bot("one");
    let path = conversation(&alice, &bot);
    let say = |text: &str| alice.post(&path, &json!({ "text": text }));
    say(" ").expect(4003);
    say(&"长".repeat(2001)).expect_details(4004, &json!({ "limit": 2000, "length": 2001 }));
    let banned = say("去赌博吧").expect(4005);
    banned.hides(&["赌博", "found"]);
    assert!(service.log().contains("found 赌博"), "{}", service.log());
    for _ in 0..5 {
        say("hello").expect_ok(201);
    }
    let often = say("hello").expect(4007);
    let wait = often.details()["retry_after"].as_u64().unwrap();
    assert!((1..=10).contains(&wait), "{often:?}");
    assert_eq!(often.details(), &json!({ "retry_after": wait, "limit": 5, "window": "10s" }));
    assert_eq!(often.headers["retry-after"], wait.to_string());
    let other = conversation(&ops, &bot);
    ops.post(&format!("/bots/{bot}/suspension"), &Value::Null).expect_ok(200);
    ops.post(&other, &json!({ "text": "hello" })).expect(1003);
    alice.delete(&format!("/bots/{bot}")).expect_ok(204);
    ops.post(&other, &json!({ "text": "hello" })).expect(1001);
    alice.make("/bots", &json!({ "name": "asleep", "model": "echo-1" }));
    ops.post(&conversation(&ops, "bot_002"), &json!({ "text": "hello" })).expect(1002);
}

#[test]
fn a_bot_on_another_server_that_does_not_answer() {
    let result = |service: &Service| {
        let alice = service.alice();
        let bot = alice.bot_of("far", "remote-1");
        let answer = alice.post(&conversation(&alice, &bot), &json!({ "text": "hello" }));
        (answer, alice.get("/messages/msg_001").expect_ok(200).body["state"].clone())
    };
    let (answer, state) = result(&Service::start());
    let details = json!({ "bot_id": "bot_001", "message_id": "msg_001" });
    assert_eq!(answer.expect_details(4008, &details).status, 503);
    assert_eq!(state, "failed");
    let broken = serve("HTTP/1.0 500 Broken\r\n\r\n");
    let (answer, state) = result(&Service::start_with(&[("MODEL", &broken)]));
    assert_eq!(answer.expect_details(9009, &json!({ "service": "model" })).status, 502);
    assert_eq!(state, "failed");
    let good = serve("HTTP/1.0 200 OK\r\n\r\nhi");
    let (answer, state) = result(&Service::start_with(&[("MODEL", &good)]));
    assert_eq!(answer.expect_ok(201).body["reply"], "hi");
    assert_eq!(state, "sent");
}
