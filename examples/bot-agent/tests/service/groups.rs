//! 30xx: groups, members and routing.

use serde_json::{Value, json};

use crate::harness::{Client, Service};

fn group(client: &Client, name: &str, strategy: &str) -> String {
    let form = json!({ "name": name, "routing_strategy": strategy });
    let made = client.post("/groups", &form).expect_ok(201);
    format!("/groups/{}", made.body["group_id"].as_str().unwrap())
}

#[test]
fn a_group_and_its_members() {
    let service = Service::start();
    let alice = service.alice();
    let bot = alice.bot("one");
    let group = group(&alice, "friends", "round_robin");
    alice.post("/groups", &json!({ "name": "friends" })).expect_details(3005, &json!({ "name": "friends" }));
    let unknown = json!({ "routing_strategy": "chance", "expected": ["keyword", "mention", "round_robin"] });
    let form = json!({ "name": "x", "routing_strategy": "chance" });
    alice.post("/groups", &form).expect_details(3006, &unknown);
    let add = || alice.post(&format!("{group}/bots"), &json!({ "bot_id": bot }));
    add().expect_ok(201);
    add().expect_details(3002, &json!({ "bot_id": bot }));
    alice.post(&format!("{group}/bots"), &json!({ "bot_id": "bot_009" })).expect(1001);
    alice.delete(&format!("{group}/bots/{bot}")).expect_ok(204);
    alice.delete(&format!("{group}/bots/{bot}")).expect_details(3003, &json!({ "bot_id": bot }));
    let join = || alice.post(&format!("{group}/members"), &json!({ "name": "小明" }));
    for _ in 0..6 {
        join().expect_ok(201);
    }
    join().expect_details(3004, &json!({ "limit": 6 }));
    alice.delete(&format!("{group}/members/member_001")).expect_ok(204);
    alice.delete(&format!("{group}/members/member_001")).expect(3009);
    service.bob().get(&group).expect(9004);
    alice.delete(&group).expect_ok(204);
    alice.get(&group).expect_details(3001, &json!({ "group_id": "group_001" }));
}

#[test]
fn messages_are_routed() {
    let service = Service::start();
    let alice = service.alice();
    let bot = alice.bot("one");
    let group = group(&alice, "weather", "keyword");
    let say = |text: &str| alice.post(&format!("{group}/messages"), &json!({ "text": text }));
    let add = |keywords: Value| {
        alice.post(&format!("{group}/bots"), &json!({ "bot_id": bot, "keywords": keywords }))
    };
    say("你好").expect_details(3011, &json!({ "group_id": "group_001" }));
    let none = json!({ "keyword": "", "expected": "at least one keyword" });
    add(json!([])).expect_details(3010, &none);
    add(json!(["天气"])).expect_ok(201);
    assert_eq!(say("今天天气如何").expect_ok(201).body["reply"], "今天天气如何");
    let lost = json!({ "group_id": "group_001", "routing_strategy": "keyword" });
    assert_eq!(say("今天星期几").expect_details(3012, &lost).status, 500);
}

#[test]
fn an_archived_group_is_restored_first() {
    let service = Service::start();
    let alice = service.alice();
    alice.bot("one");
    let group = group(&alice, "old", "round_robin");
    let become_ = |state: &str| alice.put(&format!("{group}/state"), &json!({ "state": state }));
    become_("archived").expect_ok(200);
    let details = json!({ "group_id": "group_001" });
    let add = || alice.post(&format!("{group}/bots"), &json!({ "bot_id": "bot_001" }));
    add().expect_details(3007, &details);
    become_("inactive").expect_details(3007, &details);
    become_("active").expect_ok(200);
    add().expect_ok(201);
    become_("nonsense").expect(9012);
}
