//! `GET /errors`, the two languages, and the command line.

use std::collections::BTreeSet;
use std::process::Command;

use error_codes::{Entry, ErrorCatalog};
use meal_plan::MealPlanError;
use serde_json::{Value, json};

use crate::harness::{Planner, members};

#[test]
fn the_public_view_lists_every_error_and_keeps_internals_inside() {
    let planner = Planner::start();
    let view = planner.anyone().get("/errors").success();
    assert_eq!(members(&view), BTreeSet::from(["entries", "name", "segments", "success", "title"]));
    assert_eq!(view["name"], "meal-plan");
    assert_eq!(view["success"], json!({ "code": 0, "status": 200 }));
    let entries = view["entries"].as_array().unwrap();
    let names: Vec<_> = entries.iter().map(|entry| entry["name"].as_str().unwrap()).collect();
    assert_eq!(names, MealPlanError::CATALOG.entries().iter().map(Entry::name).collect::<Vec<_>>());
    let unexpected = json!({
        "code": -1, "name": "UNEXPECTED_ERROR", "status": 500, "text": "服务器内部错误",
        "hint": "服务器繁忙，请稍后再试", "retry": { "kind": "backoff" }, "segment": "server",
    });
    assert_eq!(entries[0], unexpected);
    assert!(!view.to_string().contains("未携带 Authorization 请求头"), "descriptions are for us");
}

#[test]
fn a_browser_gets_the_public_view_as_a_page() {
    let planner = Planner::start();
    let (headers, page) = planner.anyone().speaking("en").browse("/errors");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(headers["content-language"], "en-US");
    for entry in MealPlanError::CATALOG.entries() {
        assert!(page.contains(entry.message("en")), "{entry:?}");
    }
    assert!(!page.contains("未携带 Authorization 请求头"), "descriptions are for us");
}

#[test]
fn everything_is_told_in_the_language_of_the_request() {
    let planner = Planner::start();
    for (languages, message, success, language) in [
        ("zh", "未认证，请重新登录", "操作成功", "zh-CN"),
        ("en-GB, en;q=0.9", "Please log in again", "Done", "en-US"),
        ("fr", "未认证，请重新登录", "操作成功", "zh-CN"),
    ] {
        let client = planner.anyone().speaking(languages);
        let answer = client.get("/api/v1/plans").expect(401);
        assert_eq!(answer.message(), message, "{languages}");
        assert_eq!(answer.headers["content-language"], language);
        assert_eq!(client.get("/errors").expect(0).message(), success, "{languages}");
        // What never reaches a handler as well.
        let answer = client.get("/nowhere").expect_error(404, "PATH_NOT_FOUND");
        assert_eq!(answer.headers["content-language"], language);
    }
    let answer = planner.anyone().speaking("en").post("/api/v1/auth/login", &json!({}));
    assert_eq!(answer.expect(400).message(), "A parameter is missing: login");
}

#[test]
fn the_command_line_exports_the_catalogue() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_meal-plan-codes"));
    let output = command.args(["export", "json"]).output().expect("the command runs");
    assert!(output.status.success(), "{output:?}");
    let export: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&export["schema"], &export["name"]), (&json!(1), &json!("meal-plan")));
    let entries = export["entries"].as_array().unwrap();
    assert_eq!(entries.len(), MealPlanError::CATALOG.entries().len());
    assert!(entries.iter().filter(|entry| entry["code"] == 404).all(|entry| entry["shared"] == true));
}
