//! 10xx and 50xx: bots, their states and their memories.

use serde_json::{Value, json};

use crate::harness::Service;

#[test]
fn a_bot_is_made_changed_and_deleted() {
    let service = Service::start();
    let alice = service.alice();
    let bot = alice.post("/bots", &json!({ "name": "one", "model": "echo-1" })).expect_ok(201);
    assert_eq!(bot.body["state"], "offline");
    let changed = json!({ "name": "uno", "model": "remote-1", "temperature": 0.1, "context": 50 });
    let changed = alice.put("/bots/bot_001", &changed).expect_ok(200);
    assert_eq!((&changed.body["name"], &changed.body["owner"]), (&json!("uno"), &json!("alice")));
    assert_eq!(alice.get("/bots").expect_ok(200).body, json!([changed.body]));
    alice.delete("/bots/bot_001").expect_ok(204);
    let details = json!({ "bot_id": "bot_001", "reason": "未找到指定的Bot" });
    let gone = alice.get("/bots/bot_001").expect_details(1001, &details);
    assert_eq!((gone.status, gone.message()), (404, "Bot不存在"));
}

#[test]
fn a_bot_that_cannot_be() {
    let service = Service::start();
    let alice = service.alice();
    let make = |name: &str, model: &str, context| {
        alice.post("/bots", &json!({ "name": name, "model": model, "context": context }))
    };
    make("1", "echo-1", 20).expect_ok(201);
    make("1", "echo-1", 0).expect_details(1004, &json!({ "name": "1" }));
    make("2", "echo-1", 21).expect_details(1006, &json!({ "parameter": "context", "maximum": 20 }));
    let available = json!({ "model": "gone-1", "available": ["echo-1", "remote-1"] });
    make("2", "gone-1", 0).expect_details(1007, &available);
    for name in ["2", "3", "4", "5"] {
        make(name, "echo-1", 0).expect_ok(201);
    }
    make("6", "echo-1", 0).expect_details(1005, &json!({ "limit": 5 }));
}

#[test]
fn all_bad_fields_are_named_in_the_language_of_the_reader() {
    let service = Service::start();
    let alice = service.alice();
    let form = json!({ "name": "名".repeat(51), "model": "echo-1", "temperature": 2.1 });
    let field = |field: &str, message: &str| json!({ "field": field, "message": message });
    let chinese = [field("name", "名称长度不能超过50个字符"), field("temperature", "温度值必须在0-2之间")];
    let answer = alice.post("/bots", &form).expect_details(9012, &json!({ "fields": chinese }));
    assert_eq!((answer.status, answer.message()), (400, "请求格式无效"));
    let english = [
        field("name", "the name must not be longer than 50 characters"),
        field("temperature", "the temperature must be from 0 to 2"),
    ];
    let answer =
        alice.speaking("en").post("/bots", &form).expect_details(9012, &json!({ "fields": english }));
    assert_eq!(answer.message(), "The format of the request is invalid");
}

#[test]
fn only_an_administrator_suspends_a_bot_and_lets_it_speak_again() {
    let service = Service::start();
    let (alice, bob, ops) = (service.alice(), service.bob(), service.ops());
    let bot = alice.bot("one");
    let to = |what: &str| format!("/bots/{bot}/{what}");
    alice.post(&to("suspension"), &Value::Null).expect(9004);
    bob.post(&to("activation"), &Value::Null).expect(9004);
    assert_eq!(ops.post(&to("suspension"), &Value::Null).expect_ok(200).body["state"], "suspended");
    ops.post(&to("suspension"), &Value::Null).expect(1003);
    alice.post(&to("activation"), &Value::Null).expect_details(1003, &json!({ "bot_id": bot }));
    assert_eq!(ops.post(&to("activation"), &Value::Null).expect_ok(200).body["state"], "online");
    alice.make("/bots", &json!({ "name": "two", "model": "echo-1" }));
    ops.post("/bots/bot_002/suspension", &Value::Null).expect_details(1002, &json!({ "bot_id": "bot_002" }));
}

#[test]
fn a_bot_remembers_what_it_can() {
    let service = Service::start();
    let alice = service.alice();
    let bot = alice.bot("one");
    let path = format!("/bots/{bot}/memories");
    let remember = |kind: &str, content: &str, importance: f64| {
        alice.post(&path, &json!({ "type": kind, "content": content, "importance": importance }))
    };
    let memory = remember("fact", "tea at five", 0.5).expect_ok(201);
    let memory = format!("{path}/{}", memory.body["memory_id"].as_str().unwrap());
    assert_eq!(alice.get(&memory).expect_ok(200).body["content"], "tea at five");
    remember("fact", "x", 1.5).expect_details(5003, &json!({ "importance": 1.5 }));
    let types = json!({ "type": "dream", "expected": ["fact", "preference", "event"] });
    remember("dream", "x", 0.5).expect_details(5004, &types);
    let long = json!({ "limit": 500, "length": 501 });
    remember("fact", &"长".repeat(501), 0.5).expect_details(5005, &long);
    for _ in 1..20 {
        remember("event", "x", 0.0).expect_ok(201);
    }
    remember("event", "x", 0.0).expect_details(5002, &json!({ "limit": 20 }));
    alice.delete(&memory).expect_ok(204);
    alice.get(&memory).expect_details(5001, &json!({ "memory_id": "mem_001" }));
    assert_eq!(alice.get(&path).expect_ok(200).body.as_array().unwrap().len(), 19);
}
