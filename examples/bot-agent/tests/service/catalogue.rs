//! `GET /errors`: the public view of the catalogue.

use std::collections::BTreeSet;

use bot_agent::AgentError;
use error_codes::{Entry, ErrorCatalog};
use serde_json::json;

use crate::harness::{Service, members};

#[test]
fn the_public_view_lists_every_error_in_the_language_of_the_reader() {
    let service = Service::start();
    let view = service.anyone().get("/errors").expect_ok(200);
    let wanted = BTreeSet::from(["entries", "name", "segments", "success", "title"]);
    assert_eq!(members(&view.body), wanted);
    assert_eq!(view.body["name"], "bot-agent");
    assert_eq!(view.body["segments"].as_array().unwrap().len(), 7);
    let entries = view.body["entries"].as_array().unwrap();
    let codes: Vec<_> = entries.iter().map(|entry| entry["code"].as_i64().unwrap()).collect();
    assert_eq!(codes, AgentError::CATALOG.entries().iter().map(Entry::code).collect::<Vec<_>>());
    let bot_not_found = json!({
        "code": 1001, "name": "BOT_NOT_FOUND", "status": 404, "text": "Bot不存在",
        "hint": "检查bot_id是否正确", "retry": { "kind": "no" }, "segment": "bot",
    });
    assert_eq!(entries[0], bot_not_found);
    let limited = entries.iter().find(|entry| entry["code"] == 9005).unwrap();
    assert_eq!(limited["retry"], json!({ "kind": "after", "field": "retry_after" }));
    view.hides(&["level", "legacy", "description"]);
    let english = service.anyone().speaking("en").get("/errors").expect_ok(200);
    assert_eq!(english.body["entries"][0]["text"], "This bot does not exist");
}
