//! A development service says what went wrong; any other keeps it to itself.

use serde_json::json;

use crate::harness::{Assistant, registration};

const DEVELOPMENT: &[(&str, &str)] = &[("REVEAL", "1")];

#[test]
fn developers_are_told_what_went_wrong() {
    let assistant = Assistant::start_with(DEVELOPMENT);
    let alice = assistant.user("alice");
    assert_eq!(assistant.anyone().get("/meals").expect(40101).error(), "user not authenticated");
    assert_eq!(alice.get("/plans/1").expect(40401).error(), "plan not found");
    let food = alice.post("/foods", &json!({ "name": "rice", "calories": 0 })).expect(40002);
    assert_eq!(food.error(), "calories must be greater than 0");
    let date = alice.get("/meals?date=today").expect(40001);
    assert_eq!(date.error(), "invalid request parameters: date is not YYYY-MM-DD");
    let again = alice.post("/users", &registration("alice")).expect(40901);
    assert_eq!(again.error(), "username already exists");
}

#[test]
fn what_the_framework_refuses_is_told_as_well() {
    let assistant = Assistant::start_with(DEVELOPMENT);
    let answer = assistant.anyone().post("/sessions", &json!({ "username": "alice" })).expect(40001);
    assert!(answer.error().contains("missing field `password`"), "{answer:?}");
    let answer = assistant.anyone().get("/foods/rice").expect(40001);
    assert!(!answer.error().is_empty(), "{answer:?}");
}

#[test]
fn causes_are_part_of_the_diagnostic() {
    let assistant = Assistant::start_with(&[("REVEAL", "1"), ("AI_QUOTA", "0"), ("DATABASE_ROWS", "1")]);
    let alice = assistant.user("alice");
    alice.post("/foods", &json!({ "name": "rice", "calories": 130 })).success();
    let answer = alice.post("/plans", &json!({ "date": "2024-03-01", "calories": 1950 })).expect(50003);
    let expected = "an external service error occurred, please try again later: \
                    insufficient_quota: you exceeded your current quota";
    assert_eq!(answer.error(), expected);
    let answer = alice.post("/foods", &json!({ "name": "tofu", "calories": 76 })).expect(50002);
    let expected = "a database error occurred, please try again later: the table `foods` is full";
    assert_eq!(answer.error(), expected);
}

/// Other than in the document's own words, a production service has no `error` at all: see README.md.
#[test]
fn a_service_that_is_not_set_to_reveal_does_not() {
    for settings in [&[][..], &[("REVEAL", "0")]] {
        let assistant = Assistant::start_with(settings);
        // The harness checks the members of every answer.
        assistant.anyone().get("/meals").expect(40101).hides(&["\"error\"", "not authenticated"]);
    }
}
