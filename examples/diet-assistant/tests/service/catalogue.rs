//! `GET /errors`, and the two languages.

use std::collections::BTreeSet;
use std::process::Command;

use diet_assistant::DietError;
use error_codes::{Entry, ErrorCatalog};
use serde_json::{Value, json};

use crate::harness::{Assistant, members};

#[test]
fn the_public_view_lists_every_error_and_keeps_internals_inside() {
    let assistant = Assistant::start();
    let view = assistant.anyone().get("/errors").success();
    assert_eq!(members(&view), BTreeSet::from(["entries", "name", "segments", "success", "title"]));
    assert_eq!(view["name"], "diet-assistant");
    assert_eq!(view["success"], json!({ "code": 0, "status": 200 }));
    let entries = view["entries"].as_array().unwrap();
    let codes: Vec<_> = entries.iter().map(|entry| entry["code"].as_i64().unwrap()).collect();
    assert_eq!(codes, DietError::CATALOG.entries().iter().map(Entry::code).collect::<Vec<_>>());
    let limited = json!({
        "code": 42901, "name": "TOO_MANY_REQUESTS", "status": 429, "text": "too many requests",
        "hint": "等待一段时间后重试；实现请求限流和重试机制；优化请求频率；使用批量接口减少请求次数",
        "retry": { "kind": "after", "field": "wait_seconds" }, "segment": "too_many_requests",
    });
    assert_eq!(entries.iter().find(|entry| entry["code"] == 42901), Some(&limited));
    let text = view.to_string();
    for entry in DietError::CATALOG.entries().iter().filter(|entry| !entry.description().is_empty()) {
        assert!(!text.contains(entry.description()), "{}", entry.code());
    }
}

#[test]
fn a_browser_gets_the_public_view_as_a_page() {
    let assistant = Assistant::start();
    let (headers, page) = assistant.anyone().speaking("en").browse("/errors");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(headers["content-language"], "en-US");
    for entry in DietError::CATALOG.entries() {
        assert!(page.contains(entry.message("en")), "{entry:?}");
    }
    for entry in DietError::CATALOG.entries().iter().filter(|entry| !entry.description().is_empty()) {
        assert!(!page.contains(entry.description()), "{}", entry.code());
    }
}

#[test]
fn everything_is_told_in_the_language_of_the_request() {
    let assistant = Assistant::start();
    for (languages, message, success, language) in [
        ("en", "unauthorized", "success", "en-US"),
        ("zh", "登录已过期，请重新登录", "成功", "zh-CN"),
        ("fr, zh-CN;q=0.5", "登录已过期，请重新登录", "成功", "zh-CN"),
        ("nonsense;;;", "unauthorized", "success", "en-US"),
    ] {
        let client = assistant.anyone().speaking(languages);
        let answer = client.get("/meals").expect(40101);
        assert_eq!(answer.message(), message, "{languages}");
        assert_eq!(answer.headers["content-language"], language);
        let answer = client.get("/foods").expect(0);
        assert_eq!(answer.message(), success, "{languages}");
        assert_eq!(answer.headers["content-language"], language);
        // What never reaches a handler as well.
        let answer = client.get("/nowhere").expect(40401);
        assert_eq!(answer.headers["content-language"], language);
    }
    let view = assistant.anyone().speaking("zh").get("/errors").success();
    let text = |code: i64| {
        let entries = view["entries"].as_array().unwrap();
        entries.iter().find(|entry| entry["code"] == code).unwrap()["text"].clone()
    };
    assert_eq!(text(50002), "数据保存失败，请稍后重试");
}

#[test]
fn the_command_line_exports_the_catalogue() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_diet-assistant-codes"));
    let output = command.args(["export", "json"]).output().expect("the command runs");
    assert!(output.status.success(), "{output:?}");
    let export: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&export["schema"], &export["name"]), (&json!(1), &json!("diet-assistant")));
    let entries = export["entries"].as_array().unwrap();
    assert_eq!(entries.len(), DietError::CATALOG.entries().len());
    let limited = entries.iter().find(|entry| entry["code"] == 42901).unwrap();
    let text = json!({ "en-US": "too many requests", "zh-CN": "操作过于频繁，请稍后再试" });
    assert_eq!(limited["text"], text);
}
