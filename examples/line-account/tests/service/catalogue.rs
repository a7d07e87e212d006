//! `GET /errors`, the public view of the catalogue, and the languages.

use std::collections::BTreeSet;

use error_codes::{Entry, ErrorCatalog};
use line_account::LineError;
use serde_json::json;

use crate::harness::{Service, members};

#[test]
fn the_public_view_lists_every_code() {
    let service = Service::start();
    let answer = service.anyone().get("/errors").expect_message(1000, "查询成功");
    let view = answer.data();
    assert_eq!(view["name"], "line-account");
    assert_eq!(view["success"], json!({ "code": 1000, "status": 200 }));
    assert_eq!(view["segments"].as_array().unwrap().len(), 9);
    let entries = view["entries"].as_array().unwrap();
    let codes: Vec<_> = entries.iter().map(|entry| entry["code"].as_i64().unwrap()).collect();
    assert_eq!(codes, LineError::CATALOG.entries().iter().map(Entry::code).collect::<Vec<_>>());
    let wanted = BTreeSet::from(["code", "hint", "name", "retry", "segment", "status", "text"]);
    assert!(entries.iter().all(|entry| members(entry) == wanted));
    let overloaded = entries.iter().find(|entry| entry["code"] == 8003).unwrap();
    assert_eq!(overloaded["retry"], json!({ "kind": "after", "seconds": 5 }));
    // The document's examples are for us.
    answer.hides(&["SQL查询执行失败", "理论上不会发生", "description"]);
}

#[test]
fn a_browser_gets_the_public_view_as_a_page() {
    let service = Service::start();
    let (headers, page) = service.anyone().speaking("en").browse("/errors");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(headers["content-language"], "en-US");
    for entry in LineError::CATALOG.entries() {
        assert!(page.contains(entry.message("en")), "{entry:?}");
    }
    for inside in ["SQL查询执行失败", "理论上不会发生"] {
        assert!(!page.contains(inside), "{inside} leaks");
    }
}

#[test]
fn every_message_is_in_the_language_of_the_request() {
    let service = Service::start();
    let told = [
        ("en-GB, en;q=0.9", "Please log in", "en-US"),
        ("zh-TW, en;q=0.1", "未登录", "zh-CN"),
        ("fr", "未登录", "zh-CN"),
        ("nonsense;;;", "未登录", "zh-CN"),
    ];
    for (languages, message, language) in told {
        let answer = service.anyone().speaking(languages).get("/groups").expect_message(2001, message);
        assert_eq!(answer.headers["content-language"], language);
    }
    let english = service.alice().speaking("en");
    english.get("/groups").expect_message(1000, "Found");
    english.get("/groups?page=9").expect_message(9001, "There is no data");
    english.get("/nowhere").expect_message(3009, "Resource not found");
    english
        .send("POST", "/groups", Some(("application/json", b"{")))
        .expect_message(1003, "The request body cannot be parsed");
    let view = service.anyone().speaking("en").get("/errors").expect(1000);
    let entries = view.data()["entries"].as_array().unwrap();
    assert_eq!(entries.iter().find(|entry| entry["code"] == 2004).unwrap()["text"], "Login failed");
}
