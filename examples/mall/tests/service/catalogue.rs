//! `GET /errors`: the public view of the catalogue.

use std::collections::BTreeSet;

use error_codes::ErrorCatalog;
use mall::MallError;
use serde_json::{Value, json};

use crate::harness::{Mall, members};

#[test]
fn the_public_view_lists_every_error() {
    let mall = Mall::start();
    let answer = mall.anyone().get("/errors").expect_message("查询成功");
    let view = answer.data();
    assert_eq!(members(view), BTreeSet::from(["entries", "name", "segments", "success", "title"]));
    assert_eq!(view["name"], "mall");
    assert_eq!(view["success"], json!({ "code": 20000, "status": 200 }));
    assert_eq!(view["segments"].as_array().unwrap().len(), 24);
    let entries = view["entries"].as_array().unwrap();
    let codes: Vec<_> = entries.iter().map(|entry| entry["code"].as_i64().unwrap()).collect();
    let expected: Vec<_> = MallError::CATALOG.entries().iter().map(error_codes::Entry::code).collect();
    assert_eq!(codes, expected);
    let phone_exists = json!({
        "code": 60101, "name": "PHONE_EXISTS", "status": 409, "text": "手机号已被注册",
        "hint": "提示用户更换手机号或找回密码", "retry": { "kind": "no" }, "segment": "user.register",
    });
    assert_eq!(entries.iter().find(|entry| entry["code"] == 60101), Some(&phone_exists));
    let locked = entries.iter().find(|entry| entry["code"] == 60202).unwrap();
    assert_eq!(locked["retry"], json!({ "kind": "after", "field": "wait_seconds" }));
}

#[test]
fn a_browser_gets_the_public_view_as_a_page_in_its_language() {
    let mall = Mall::start();
    let (headers, page) = mall.anyone().browse("/errors");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(
        (&headers["content-language"], &headers["vary"]),
        (&"zh-CN".parse().unwrap(), &"accept-language, accept".parse().unwrap())
    );
    for entry in MallError::CATALOG.entries() {
        assert!(page.contains(&format!("<tr id=\"{}\">", entry.code())), "{entry:?}");
        // Some descriptions are another entry's text, or part of one.
        let public = |text: &str| {
            MallError::CATALOG.entries().iter().any(|entry| {
                entry.text().contains(text) || entry.hint().is_some_and(|hint| hint.contains(text))
            })
        };
        let description = entry.description();
        assert!(public(description) || !page.contains(description), "{description} leaks");
    }
    for inside in ["模糊报错防枚举", "IDOR", "价格篡改检测", "phone.exists", "20101", "曾用", "停用"]
    {
        // Of its own words the page has all.
        let shown =
            page.split("<main>").nth(1).and_then(|main| main.split("</main>").next()).expect("a page");
        assert!(!shown.contains(inside), "{inside} leaks");
    }
    let (headers, page) = mall.anyone().speaking("en").browse("/errors");
    assert_eq!(headers["content-language"], "en-US");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-US\">"), "{page}");
}

#[test]
fn the_public_view_keeps_internals_inside() {
    let mall = Mall::start();
    let answer = mall.anyone().get("/errors").expect(20000);
    let wanted = BTreeSet::from(["code", "hint", "name", "retry", "segment", "status", "text"]);
    let entries = answer.data()["entries"].as_array().unwrap();
    for entry in entries {
        assert_eq!(members(entry), wanted, "{entry}");
    }
    answer.hides(&["模糊报错防枚举", "IDOR", "价格篡改检测", "description", "legacy", "retired", "level"]);
    let public: BTreeSet<_> =
        entries.iter().flat_map(|entry| [&entry["text"], &entry["hint"]]).filter_map(Value::as_str).collect();
    let mut checked = 0;
    for entry in MallError::CATALOG.entries() {
        let description = entry.description();
        // Some descriptions are another entry's text.
        if description.is_empty() || public.iter().any(|text| text.contains(description)) {
            continue;
        }
        answer.hides(&[description]);
        checked += 1;
    }
    assert!(checked > 70, "only {checked} descriptions are checked");
    // Old numbers, unless they are live today.
    for entry in MallError::CATALOG.entries() {
        for legacy in entry.legacy().iter().filter(|legacy| !legacy.is_reused()) {
            answer.hides(&[&format!(":{}", legacy.code())]);
        }
    }
}
