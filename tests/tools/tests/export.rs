//! The JSON that tools read: schema 1.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use error_codes::ErrorCatalog;
use error_codes::export::{self, Snapshot};
use serde_json::{Value, json};

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "ja-JP" => "locales/ja-JP.json"
}

/// What is known of a code, with everything that can be.
#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, name = "users", title = "用户", retired(60106, 60110..=60119), success(20000, msg = "ok"))]
#[segment(60100..=60199, name = "user", title = "注册", http = 409)]
enum UserError {
    /// Not a text, with packs
    ///
    /// A description
    #[code(60101, msg = "phone.exists", hint = "log in", was(20101, 40001, reused), log = off, retry = after(60))]
    #[deprecated(note = "gone")]
    PhoneExists {
        #[detail(rename = "number")]
        phone: String,
    },
    #[code(60102, msg = "captcha.invalid", shared)]
    Shared,
    #[code(60102, msg = "captcha.too_often", shared, retry = backoff)]
    SharedToo(u32),
}

/// Without packs and segments.
#[derive(ErrorCatalog)]
#[catalog(keys = "plain", http = 500)]
enum PlainError {
    /// plain {0}
    #[code(-1)]
    Plain(u8),
}

fn exported(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn the_whole_catalogue_is_exported() {
    let expected = json!({
        "schema": 1,
        "name": "users",
        "title": "用户",
        "success": { "code": 20000, "key": "ok", "status": 200, "text": { "zh-CN": "成功" } },
        "segments": [{ "name": "user", "title": "注册", "ranges": [[60100, 60199]], "status": 409, "parts": [] }],
        "retired": [[60106, 60106], [60110, 60119]],
        "entries": [
            {
                "code": 60101, "name": "PHONE_EXISTS", "status": 409, "key": "phone.exists", "segment": "user",
                "text": { "zh-CN": "手机号 {phone} 已被注册", "ja-JP": "電話番号 {phone} は登録済みです" },
                "description": "A description", "hint": "log in", "retry": { "kind": "after", "seconds": 60 },
                "level": "off",
                "legacy": [{ "code": 20101, "reused": false }, { "code": 40001, "reused": true }],
                "deprecated": "gone", "shared": false, "parameters": ["phone"], "details": ["number"],
            },
            {
                "code": 60102, "name": "SHARED", "status": 409, "key": "captcha.invalid", "segment": "user",
                "text": { "zh-CN": "验证码错误" }, "description": "", "hint": null, "retry": { "kind": "no" },
                "level": "warn", "legacy": [], "deprecated": null, "shared": true, "parameters": [], "details": [],
            },
            {
                "code": 60102, "name": "SHARED_TOO", "status": 409, "key": "captcha.too_often", "segment": "user",
                "text": { "zh-CN": "请 {0} 秒后再试" }, "description": "", "hint": null, "retry": { "kind": "backoff" },
                "level": "warn", "legacy": [], "deprecated": null, "shared": true, "parameters": ["0"], "details": [],
            },
        ],
    });
    assert_eq!(exported(&export::json(&Snapshot::of(UserError::CATALOG))), expected);
}

#[test]
fn a_text_without_a_language_has_no_locale() {
    let exported = exported(&export::json(&Snapshot::of(PlainError::CATALOG)));
    assert_eq!(exported["entries"][0]["text"], json!({ "": "plain {0}" }));
    assert_eq!(exported["entries"][0]["segment"], Value::Null);
    assert_eq!(
        (&exported["success"], &exported["title"], &exported["name"]),
        (&Value::Null, &Value::Null, &json!("PlainError"))
    );
}

#[test]
fn the_export_is_deterministic() {
    assert_eq!(
        export::json(&Snapshot::of(UserError::CATALOG)),
        export::json(&Snapshot::of(UserError::CATALOG))
    );
}

#[test]
fn what_was_exported_is_read_back() {
    for catalog in [UserError::CATALOG, PlainError::CATALOG] {
        let snapshot = Snapshot::of(catalog);
        assert_eq!(Snapshot::from_json(&export::json(&snapshot)).as_ref(), Ok(&snapshot));
    }
    assert_eq!(Snapshot::of(UserError::CATALOG).locales(), ["zh-CN", "ja-JP"], "the source first");
}

#[test]
fn what_is_no_export_is_refused_with_its_place() {
    let good = export::json(&Snapshot::of(UserError::CATALOG));
    let cases = [
        ("{", "EOF while parsing an object at line 1 column 1"),
        ("[]", "invalid"),
        (
            &good.replace("\"schema\": 1", "\"schema\": 2"),
            "schema 2 is not known here; export the catalogue as schema 1",
        ),
        (
            &good.replace("\"status\": 409,\n      \"key\"", "\"status\": 99,\n      \"key\""),
            "code 60101: status 99 is none",
        ),
        (&good.replace("\"status\": 200", "\"status\": 1200"), "code 20000: status 1200 is none"),
        (
            &good.replace("\"status\": 409,\n      \"parts\"", "\"status\": 600,\n      \"parts\""),
            "segment `user`: status 600 is none",
        ),
        (
            &good.replace("\"shared\": true", "\"shared\": false"),
            "code 60102 is claimed by both `SHARED` and `SHARED_TOO`",
        ),
        (&good.replace("60110,", "60120,"), "the range 60120 to 60119 is reversed"),
        (
            &good.replace("\"hint\": \"log in\"", "\"hint\": 7"),
            "invalid type: integer `7`, expected a string at line",
        ),
    ];
    for (text, expected) in cases {
        let problem = Snapshot::from_json(text).unwrap_err().to_string();
        assert!(problem.contains(expected), "{problem}\nshould say: {expected}");
    }
}

/// What the public view keeps to the team, the public snapshot does as well.
#[test]
fn a_public_snapshot_says_no_more_than_the_public_view() {
    let public = export::json(&Snapshot::of(UserError::CATALOG).public());
    for secret in ["A description", "20101", "phone.exists", "60110", "gone", "\"off\"", "number"] {
        assert!(!public.contains(secret), "{secret} in {public}");
    }
    for shown in ["PHONE_EXISTS", "log in", "已被注册", "登録済み", "注册"] {
        assert!(public.contains(shown), "{shown} should be in {public}");
    }
}
