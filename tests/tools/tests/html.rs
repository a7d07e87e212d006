//! The page of a catalogue, as text. What it does in a browser is tested in `tests/page`.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use error_codes::ErrorCatalog;
use error_codes::export::{self, HTML_CONTENT_SECURITY_POLICY, Snapshot};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/zh-CN.json", "ja-JP" => "locales/ja-JP.json"
}

/// With everything that can be known of a code.
#[derive(ErrorCatalog)]
#[catalog(packs = PACKS, name = "users", title = "用户", retired(60106, 60110..=60119), success(20000, msg = "ok"))]
#[segment(60100..=60199, name = "user", title = "注册", http = 409)]
enum UserError {
    /// Not a text, with packs
    ///
    /// A description
    #[code(60101, msg = "phone.exists", hint = "log in", was(20101, 40001, reused), log = off, retry = after(60))]
    #[deprecated(note = "gone since")]
    PhoneExists {
        #[detail(rename = "number")]
        phone: String,
    },
    #[code(60102, msg = "captcha.invalid", shared)]
    Shared,
    #[code(60102, msg = "captcha.too_often", shared, retry = backoff)]
    SharedToo(u32),
}

#[derive(ErrorCatalog)]
#[catalog(keys = "plain", http = 500)]
enum PlainError {
    /// plain {0}
    #[code(-1)]
    Plain(u8),
}

/// A catalogue of these segments, retired numbers and entries.
fn catalogue(segments: &Value, retired: &Value, entries: &[Value]) -> Snapshot {
    let catalog = json!({
        "schema": 1, "name": "made", "title": null, "success": null,
        "segments": segments, "retired": retired, "entries": entries,
    });
    Snapshot::from_json(&catalog.to_string()).expect("a catalogue")
}

fn segment(name: &str, ranges: &Value) -> Value {
    json!({ "name": name, "title": null, "ranges": ranges, "status": null, "parts": [] })
}

fn entry(code: i64) -> Value {
    json!({
        "code": code, "name": format!("NAME_{code}"), "status": 400, "key": "key", "segment": null,
        "text": { "": format!("text of {code}") }, "description": "", "hint": null, "retry": { "kind": "no" },
        "level": "warn", "legacy": [], "deprecated": null, "shared": false, "parameters": [], "details": [],
    })
}

/// A catalogue that says `text` wherever a text can be, some of them twice.
fn saying(text: &str) -> Snapshot {
    let mut said = entry(1);
    said["name"] = text.into();
    said["key"] = text.into();
    said["text"] = json!({ "en": text, "x-more": text });
    said["description"] = text.into();
    said["hint"] = text.into();
    said["deprecated"] = text.into();
    said["details"] = json!([text, text]);
    said["retry"] = json!({ "kind": "after", "field": text });
    said["shared"] = true.into();
    let mut also_said = said.clone();
    also_said["name"] = format!("{text} too").into();
    let part = segment(text, &json!([[0, 4]]));
    let catalog = json!({
        "schema": 1, "name": text, "title": text, "success": null, "retired": [],
        "segments": [{ "name": text, "title": text, "ranges": [[0, 9]], "status": null, "parts": [part] }],
        "entries": [said.clone(), also_said],
    });
    Snapshot::from_json(&catalog.to_string()).expect("a catalogue")
}

/// What is between the first `begin` and the next `end`.
fn between<'a>(page: &'a str, begin: &str, end: &str) -> &'a str {
    let rest = page.split_once(begin).unwrap_or_else(|| panic!("no {begin}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
}

/// What people see of a page: neither its style nor its script.
fn main(page: &str) -> &str {
    between(page, "<body>", "<script")
}

#[test]
fn every_entry_is_there_without_scripts() {
    let page = export::html(&Snapshot::of(UserError::CATALOG));
    let seen = main(&page);
    for shown in [
        "<h1 dir=\"auto\">用户</h1>",
        "<code>users</code>",
        "成功码 20000",
        "<h2 dir=\"auto\">注册</h2>",
        "60100 – 60199",
        "<tr id=\"60101\"><th scope=\"row\"><a href=\"#60101\">60101</a></th>",
        "手机号 {phone} 已被注册",
        "<dd lang=\"ja-JP\" dir=\"auto\">電話番号 {phone} は登録済みです</dd>",
        "<code>PHONE_EXISTS</code>",
        "曾用 20101",
        "曾用 40001（已另作他用）",
        "log in",
        "A description",
        "gone since",
        "phone.exists",
        ">number</dd>",
        ">off</dd>",
        "60 秒后可重试",
        "409 Conflict",
        "<tr id=\"60102\"><th scope=\"row\"><a href=\"#60102\">60102</a></th>",
        "<tr id=\"60102-SHARED_TOO\"><th scope=\"row\"><a href=\"#60102-SHARED_TOO\">60102</a></th>",
        "可重试，间隔递增",
    ] {
        assert!(seen.contains(shown), "{shown}: {seen}");
    }
}

#[test]
fn the_public_view_of_a_page_keeps_internals_inside() {
    let page = export::html(&Snapshot::of(UserError::CATALOG).public());
    let seen = main(&page);
    for inside in
        ["A description", "20101", "40001", "phone.exists", "gone since", ">number<", ">off<", "停用"]
    {
        assert!(!seen.contains(inside), "{inside}: {seen}");
    }
    // What is retired is not known there, and so neither is what is free.
    assert!(seen.contains("已用 2") && !seen.contains("空闲") && !seen.contains("class=\"free\""), "{seen}");
    assert!(seen.contains("log in") && seen.contains("60 秒后可重试"), "{seen}");
}

#[test]
fn a_page_is_in_the_source_language_and_offers_all() {
    let page = export::html(&Snapshot::of(UserError::CATALOG));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    let languages = between(&page, "<select id=\"language\">", "</select>");
    let values: Vec<_> =
        languages.split("value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    // English has no messages here, but the page's own words.
    assert_eq!(values, ["zh-CN", "ja-JP", "en"]);
    let plain = export::html(&Snapshot::of(PlainError::CATALOG));
    assert!(plain.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(plain.contains("<tr id=\"-1\">") && plain.contains("plain {0}"));
}

#[test]
fn the_words_of_both_languages_have_the_same_keys_and_places() {
    let words: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(include_str!("../../../error-codes/src/export/html/words.json")).unwrap();
    let shapes: Vec<Vec<_>> = words
        .values()
        .map(|words| words.iter().map(|(key, text)| (key, text.matches("{}").count())).collect())
        .collect();
    assert_eq!(words.keys().collect::<Vec<_>>(), ["en", "zh"]);
    assert_eq!(shapes[0], shapes[1]);
    for text in words.values().flat_map(BTreeMap::values) {
        // They go into the page as they are.
        assert!(!text.contains(['<', '>', '&', '"']), "{text}");
    }
}

#[test]
fn the_policy_allows_the_style_and_the_script_of_the_page_alone() {
    let page = export::html(&Snapshot::of(UserError::CATALOG));
    let source = |begin, end| {
        let hash = Sha256::digest(between(&page, begin, end));
        format!("'sha256-{}'", BASE64_STANDARD.encode(hash))
    };
    let (style, script) = (source("<style>", "</style>"), source("<script>", "</script>"));
    let expected = format!(
        "default-src 'none'; script-src {script}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"
    );
    assert_eq!(
        HTML_CONTENT_SECURITY_POLICY, expected,
        "write the hashes of the changed files into `html/mod.rs`"
    );
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{expected}\">");
    assert!(page.find(&meta).unwrap() < page.find("<style>").unwrap());
}

#[test]
fn a_page_asks_for_nothing_else() {
    let page = export::html(&Snapshot::of(UserError::CATALOG));
    for asking in [" src=", "url(", "@import", "<iframe", "fetch(", "XMLHttpRequest", "import(", "sendBeacon"]
    {
        assert!(!page.contains(asking), "{asking}");
    }
    let links = page.split("href=\"").skip(1).filter(|rest| !rest.starts_with('#')).count();
    assert_eq!(links, 1, "the icon, which is in its own address");
    assert!(page.contains("<link rel=\"icon\" href=\"data:image/svg+xml,"));
}

#[test]
fn every_identifier_is_there_once() {
    let page = export::html(&Snapshot::of(UserError::CATALOG));
    let ids: Vec<_> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
}

#[test]
fn the_numbers_of_a_segment_are_counted_and_drawn() {
    let segments = json!([segment("small", &json!([[0, 5], [10, 13]]))]);
    let entries = [entry(1), entry(5), entry(10), entry(99)];
    let page = export::html(&catalogue(&segments, &json!([[2, 3], [12, 20]]), &entries));
    let head = between(&page, "<section id=\"s0\"", "<table>");
    for shown in ["0 – 5, 10 – 13", ">3 used<", ">3 free<", ">4 retired<"] {
        assert!(head.contains(shown), "{shown}: {head}");
    }
    let drawn = "<path class=\"numbers\" d=\"M0 5h10\"/>\
        <path class=\"used\" d=\"M1 10v-10h.8v10zM5 10v-10h.8v10zM6 10v-10h.8v10z\"/>\
        <path class=\"retired\" d=\"M2 10v-10h.8v10zM3 10v-10h.8v10zM8 10v-10h.8v10zM9 10v-10h.8v10z\"/>";
    assert!(head.contains(drawn), "{head}");
    // What is in no segment has a table of its own.
    assert!(between(&page, "<section id=\"s1\"", "</section>").contains("<tr id=\"99\">"));
    // What an entry had before is not free either.
    let mut renumbered = entry(1);
    renumbered["legacy"] = json!([{ "code": 0, "reused": false }]);
    let page = export::html(&catalogue(&segments, &json!([]), &[renumbered]));
    assert!(page.contains(">1 used<") && page.contains(">1 retired<") && page.contains(">8 free<"), "{page}");
}

#[test]
fn a_large_segment_is_drawn_in_cells_of_several_numbers() {
    let segments = json!([segment("large", &json!([[0, 999]]))]);
    let page = export::html(&catalogue(&segments, &json!([[10, 24]]), &[entry(0), entry(25)]));
    let head = between(&page, "<section id=\"s0\"", "<table>");
    assert!(head.contains(">10 numbers a cell<") && head.contains(">983 free<"), "{head}");
    // A tenth of a cell is drawn as a fifth, to be seen; what is retired in a cell is above what is used.
    let drawn = "<path class=\"used\" d=\"M0 10v-2h.8v2zM2 10v-2h.8v2z\"/>\
        <path class=\"retired\" d=\"M1 10v-10h.8v10zM2 9v-5h.8v5z\"/>";
    assert!(head.contains(drawn), "{head}");
}

#[test]
fn all_numbers_there_are_make_a_segment() {
    let segments = json!([segment("all", &json!([[i64::MIN, i64::MAX]]))]);
    let retired = json!([[i64::MIN + 1, -1]]);
    let page = export::html(&catalogue(&segments, &retired, &[entry(i64::MIN), entry(i64::MAX)]));
    assert!(page.contains(">2 used<") && page.contains(">9223372036854775807 retired<"), "{page}");
    assert!(page.contains(">9223372036854775807 free<"));
}

#[test]
fn an_empty_catalogue_is_a_page() {
    let page = export::html(&catalogue(&json!([]), &json!([]), &[]));
    assert!(page.contains("0 codes") && !page.contains("<table>"), "{page}");
}

#[test]
fn a_large_page_has_less_than_a_kilobyte_for_each_entry() {
    let entries: Vec<_> = (0..1000).map(entry).collect();
    let page = export::html(&catalogue(&json!([segment("all", &json!([[0, 1999]]))]), &json!([]), &entries));
    assert_eq!(page.matches("<tr id=").count(), 1000);
    assert!(page.len() < 1000 * 1024, "{}", page.len());
}

/// What begins and ends tags and their attributes.
fn skeleton(page: &str) -> String {
    page.chars().filter(|character| "<>\"'".contains(*character)).collect()
}

/// A page is the same whatever its texts say, but for the texts.
fn is_only_text(text: &str) {
    let page = export::html(&saying(text));
    assert_eq!(skeleton(&page), skeleton(&export::html(&saying("plain"))), "{text:?}: {page}");
    for rest in main(&page).split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|name| rest.starts_with(name));
        assert!(known, "{text:?}: &{}", &rest[..rest.len().min(20)]);
    }
    let control = |character: char| character.is_control() && !"\n\t".contains(character);
    assert!(!page.contains(control), "{text:?}");
}

#[test]
fn hostile_texts_are_texts() {
    for text in [
        "</script><script>alert(1)</script>",
        "</style><style>*{display:none}</style>",
        "<!-- <script>",
        "--> ]]> <![CDATA[",
        "</title></head><body onload=alert(1)>",
        "\" onfocus=\"alert(1)\" autofocus=\"",
        "' onfocus='alert(1)",
        "&lt;b&gt; &amp;amp; &#x3c;",
        "\u{202E}dlrow\u{2066}\u{2069}\u{2069}\u{200B}\u{FEFF}",
        "\0\u{7}\u{1B}[31m\u{85}\r",
        "\u{2028}\u{2029}\u{FFFE}",
        "{style} {{title}} {0}",
        "`${alert(1)}` \\u003c \\",
    ] {
        is_only_text(text);
    }
    let page = export::html(&saying("<!-- </script> \"'&"));
    let seen = main(&page);
    let text = "&lt;!-- &lt;/script&gt; &quot;&#39;&amp;";
    assert!(seen.contains(&format!("<code>{text}</code>")), "{seen}");
}

proptest! {
    #[test]
    fn any_text_is_text(text in r#"([<>&"'/!\-={}\x00-\x1f\u{202a}-\u{202e}\u{2066}-\u{2069}]|script|style|--|\PC){0,12}"#) {
        // Without a title there is the name, and an empty text is not shown at all.
        prop_assume!(!text.is_empty());
        is_only_text(&text);
    }
}
