//! Foods, meals, and plans of the AI service.

use serde_json::{Value, json};

use crate::harness::{Assistant, Client};

fn rice() -> Value {
    json!({ "name": "rice", "calories": 130, "protein": 2.7, "fat": 0.3, "carbohydrates": 28 })
}

fn add_rice(client: &Client) -> u64 {
    client.post("/foods", &rice()).success()["id"].as_u64().unwrap()
}

fn lunch(food: u64) -> Value {
    json!({ "date": "2024-02-29", "slot": "lunch", "items": [{ "food": food, "grams": 200 }] })
}

#[test]
fn a_food_is_seen_by_all_and_changed_by_its_owner() {
    let assistant = Assistant::start();
    let (alice, bob) = (assistant.user("alice"), assistant.user("bob"));
    let path = format!("/foods/{}", add_rice(&alice));
    assert_eq!(assistant.anyone().get(&path).success()["name"], "rice");
    assistant.anyone().put(&path, &rice()).expect(40101);
    let answer = bob.put(&path, &rice()).expect(40301);
    assert_eq!((answer.status, answer.message()), (403, "forbidden"));
    bob.delete(&path).expect(40301);
    let mut better = rice();
    better["calories"] = json!(131);
    assert_eq!(alice.put(&path, &better).success()["calories"], 131.0);
    alice.delete(&path).success();
    let answer = alice.get(&path).expect(40401);
    assert_eq!((answer.status, answer.message()), (404, "resource not found"));
    answer.hides(&["food"]);
}

#[test]
fn a_food_that_cannot_be_is_refused() {
    let assistant = Assistant::start();
    let alice = assistant.user("alice");
    for (field, value) in [("calories", json!(-1)), ("fat", json!(-0.1)), ("name", json!(""))] {
        let mut food = rice();
        food[field] = value;
        alice.post("/foods", &food).expect(40002);
    }
    add_rice(&alice);
    alice.post("/foods", &rice()).expect(40901);
}

#[test]
fn there_is_one_lunch_a_day() {
    let assistant = Assistant::start();
    let (alice, bob) = (assistant.user("alice"), assistant.user("bob"));
    let food = add_rice(&alice);
    let meal = alice.post("/meals", &lunch(food)).success();
    assert_eq!(meal["calories"], 260.0);
    alice.post("/meals", &lunch(food)).expect(40901).hides(&["already exists"]);
    alice.delete(&format!("/foods/{food}")).expect(40901);
    bob.get(&format!("/meals/{}", meal["id"])).expect(40301);
    assert_eq!(alice.get("/meals?date=2024-02-29").success().as_array().unwrap().len(), 1);
    assert_eq!(alice.get("/meals?date=2024-03-01").success(), json!([]));
    alice.delete(&format!("/meals/{}", meal["id"])).success();
    alice.get(&format!("/meals/{}", meal["id"])).expect(40401);
}

#[test]
fn parameters_that_cannot_be_read_are_refused() {
    let assistant = Assistant::start();
    let alice = assistant.user("alice");
    let food = add_rice(&alice);
    for (field, value) in [
        ("date", json!("29.02.2024")),
        ("date", json!("2023-02-29")),
        ("slot", json!("tea")),
        ("items", json!("rice")),
        ("items", json!([{ "food": "rice", "grams": 1 }])),
    ] {
        let mut meal = lunch(food);
        meal[field] = value;
        let answer = alice.post("/meals", &meal).expect(40001);
        assert_eq!((answer.status, answer.message()), (400, "invalid parameters"));
        answer.hides(&["YYYY-MM-DD", "unknown variant", "invalid type"]);
    }
    alice.get("/meals?date=today").expect(40001);
    alice.post("/meals", &lunch(77)).expect(40401);
}

#[test]
fn the_ai_makes_plans_until_its_quota_is_used_up() {
    let assistant = Assistant::start_with(&[("AI_QUOTA", "1")]);
    let (alice, bob) = (assistant.user("alice"), assistant.user("bob"));
    let form = json!({ "date": "2024-03-01", "calories": 1950 });
    alice.post("/plans", &form).expect(40901);
    add_rice(&alice);
    let plan = alice.post("/plans", &form).success();
    assert_eq!(plan["meals"][1], json!({ "slot": "lunch", "food": 1, "grams": 500.0 }));
    let path = format!("/plans/{}", plan["id"]);
    alice.get(&path).success();
    bob.get(&path).expect(40301);
    alice.get("/plans/77").expect(40401);
    let answer = alice.post("/plans", &form).expect(50003);
    assert_eq!((answer.status, answer.message(), answer.retry_after()), (500, "AI service error", 5));
    answer.hides(&["quota"]);
    alice.post("/plans", &json!({ "date": "2024-03-01", "calories": 1 })).expect(40002);
}

#[test]
fn the_ai_is_asked_ten_times_a_minute() {
    let assistant = Assistant::start();
    let alice = assistant.user("alice");
    add_rice(&alice);
    let form = json!({ "date": "2024-03-01", "calories": 1950 });
    for _ in 0..10 {
        alice.post("/plans", &form).success();
    }
    assert!(alice.post("/plans", &form).expect(42901).retry_after() > 50);
}

#[test]
fn a_full_table_is_a_database_error() {
    let assistant = Assistant::start_with(&[("DATABASE_ROWS", "1")]);
    let alice = assistant.user("alice");
    add_rice(&alice);
    let tofu = json!({ "name": "tofu", "calories": 76 });
    let answer = alice.post("/foods", &tofu).expect(50002);
    assert_eq!((answer.status, answer.message(), answer.retry_after()), (500, "database error", 1));
    answer.hides(&["table", "full"]);
}
