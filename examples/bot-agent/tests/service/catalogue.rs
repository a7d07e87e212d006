//! The catalogue for clients, `GET /errors`, and for tools, `bot-agent-codes export json`.

use std::collections::BTreeSet;
use std::process::Command;

use bot_agent::AgentError;
use error_codes::{Entry, ErrorCatalog};
use serde_json::{Value, json};

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

#[test]
fn a_browser_gets_the_public_view_as_a_page() {
    let service = Service::start();
    let (headers, page) = service.anyone().speaking("en").browse("/errors");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(headers["content-language"], "en-US");
    for entry in AgentError::CATALOG.entries() {
        assert!(page.contains(entry.message("en")), "{entry:?}");
    }
}

#[test]
fn the_export_is_for_tools() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_bot-agent-codes")).args(["export", "json"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let export: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&export["schema"], &export["name"]), (&json!(1), &json!("bot-agent")));
    let entries = export["entries"].as_array().unwrap();
    assert_eq!(entries.len(), AgentError::CATALOG.entries().len());
    let failed = entries.iter().find(|entry| entry["code"] == 2010).unwrap();
    assert_eq!(failed["name"], "WORKFLOW_STEP_FAILED");
    assert_eq!(failed["details"], json!(["execution_id", "step", "action", "error", "retry_able"]));
}
