//! What translators are given, and what `language_packs!` makes of it.

#![allow(dead_code, reason = "the enum is made up")]

use error_codes::ErrorCatalog;
use error_codes::export::{self, Snapshot, assert_up_to_date};
use serde_json::Value;

use super::hostile;

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "ja-JP" => "locales/ja-JP.json", "fr" => "generated/fr.json"
}

/// All messages that are in the packs, whose placeholders the compiler checks.
#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, name = "users", http = 409, success(20000, msg = "ok"))]
enum UserError {
    #[code(60101, msg = "phone.exists")]
    PhoneExists { phone: String },
    #[code(60102, msg = "captcha.too_often")]
    TooOften(u32),
    #[code(60103, msg = "braces")]
    Braces { phone: String },
    #[code(60104, msg = "debug")]
    Debug { rules: Vec<u8> },
    #[code(60105, msg = "phone.exists")]
    PhoneExistsToo { phone: String },
}

/// The skeleton is compiled into this test: `language_packs!` reads it.
#[test]
fn a_skeleton_is_a_language_pack() {
    let mut snapshot = Snapshot::of(UserError::CATALOG);
    // As it was before there was a file.
    for entry in &mut snapshot.entries {
        entry.text.shift_remove("fr");
    }
    snapshot.success.as_mut().unwrap().text.shift_remove("fr");
    let skeleton = export::i18n(&snapshot, "fr");
    assert_up_to_date("generated/fr.json", &skeleton);
    assert_eq!(PACKS.message("fr", "phone.exists"), Some("TODO: 手机号 {phone} 已被注册"));
    assert_eq!(PACKS.message("fr", "ok"), Some("TODO: 成功"));
    assert_eq!(export::i18n(&Snapshot::of(UserError::CATALOG), "fr"), skeleton, "and what is in it stays");
}

#[test]
fn translated_messages_have_no_mark() {
    let japanese = export::i18n(&Snapshot::of(UserError::CATALOG), "JA-jp");
    let japanese: Value = serde_json::from_str(&japanese).unwrap();
    assert_eq!(japanese["phone.exists"], "電話番号 {phone} は登録済みです");
    assert_eq!(japanese["braces"], "TODO: 集合 {{{phone}}}");
    assert_eq!(japanese.as_object().unwrap().len(), 5, "every key once");
}

#[test]
fn hostile_messages_are_read_back_as_they_are() {
    let snapshot = hostile::snapshot();
    let read: Value = serde_json::from_str(&export::i18n(&snapshot, "zh-CN")).unwrap();
    for entry in snapshot.entries.iter().filter(|entry| entry.key.starts_with("key.")) {
        assert_eq!(read[&entry.key], Value::String(entry.text["zh-CN"].clone()));
    }
}
