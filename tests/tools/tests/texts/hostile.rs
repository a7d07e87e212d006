//! A catalogue whose every text tries to be something else.

use error_codes::export::Snapshot;
use serde_json::{Value, json};

/// What a text must not be able to do in any format: end a cell, a comment, a string or an element, open one, run, hide, or be read
/// as a formula.
pub const TEXTS: [&str; 16] = [
    "a | b || c \\| d \\",
    "`code` ``more`` *strong* _under_ ~~gone~~ $math$",
    "two\nlines\r\nthree\rfour\u{2028}five\u{2029}six",
    "<script>alert(1)</script> <!-- --> <b>bold</b> &lt; &amp; &#60; AT&T",
    "\"double\" 'single' \"\"\"three\"\"\" '''three''' `${x}`",
    "*/ export default 1; /* @deprecated {@link x} // #",
    "</script><script>alert(1)</script>",
    "\u{0}\u{7}\u{1b}[31m\u{7f}\u{85}\t\u{c}",
    "\u{202e}txet\u{202c} \u{2066}isolated\u{2069} \u{feff}\u{200b}\u{200f}\u{61c}",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1)",
    "\u{ff1d}1+1",
    "[link](javascript:alert(1)) ![image](x) <https://x> [ref]: x",
    "# heading\n---\n- item\n1. item\n> quote\n| a |\n|---|",
    "{name} {{literal}} {name:?} {unknown} } { \\N{BULLET} \\u0041 \\x41 %s {0}",
];

/// Names that some language has for itself.
const NAMES: [&str; 16] = [
    "__proto__",
    "constructor",
    "None",
    "class",
    "SUCCESS",
    "1ST",
    "WITH SPACE",
    "WITH-SPACE",
    "手机号已存在",
    "name",
    "mro",
    "\"; alert(1); \"",
    "*/",
    "_PRIVATE_",
    "ÉCOLE",
    "OK|`\n",
];

/// One entry a text, which is all of its texts; two that share a code, and the codes at the ends of what there is.
pub fn snapshot() -> Snapshot {
    let statuses = [404, 409, 503, 200];
    let retries = [
        json!({ "kind": "no" }),
        json!({ "kind": "backoff" }),
        json!({ "kind": "after", "seconds": 60 }),
        json!({ "kind": "after", "field": "wait\"" }),
    ];
    let mut entries: Vec<Value> = TEXTS.iter().zip(NAMES).enumerate().map(|(index, (text, name))| {
        json!({
            "code": 1000 + index, "name": name, "status": statuses[index % 4], "key": format!("key.{index}"),
            "segment": TEXTS[index % 2], "text": { "zh-CN": text, "en-US": format!("{text}!") }, "description": text,
            "hint": text, "retry": retries[index % 4], "level": "warn", "legacy": [{ "code": index, "reused": index == 0 }],
            "deprecated": (index == 1).then_some(text), "shared": false, "parameters": ["name"],
            "details": if index % 3 == 0 { vec!["name", "__proto__", "wait\"", text] } else { Vec::new() },
        })
    }).collect();
    let plain = json!({
        "status": 404, "key": "shared", "segment": null, "description": "", "hint": null, "retry": { "kind": "backoff" },
        "level": "warn", "legacy": [], "deprecated": null, "shared": false, "parameters": [], "details": [],
    });
    let others = [
        json!({ "code": 404, "name": "FIRST", "text": { "zh-CN": "一" }, "shared": true, "details": ["name"] }),
        json!({ "code": 404, "name": "SECOND", "text": { "zh-CN": "二", "en-US": "two" }, "shared": true, "retry": { "kind": "no" } }),
        json!({ "code": -1, "name": "MINUS", "text": { "zh-CN": "负", "en-US": "minus" }, "details": ["name"] }),
        json!({ "code": i64::MIN, "name": "LEAST", "text": { "": "in no pack" } }),
        json!({ "code": i64::MAX - 1, "name": "NEARLY", "text": { "zh-CN": "近" } }),
        json!({ "code": i64::MAX, "name": "MOST", "text": { "zh-CN": "大" }, "details": ["name"] }),
    ];
    for other in others {
        let mut entry = plain.clone();
        entry.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
        entries.push(entry);
    }
    let segment = |name: &str, ranges: Value, parts: Value| json!({ "name": name, "title": name, "ranges": ranges, "status": null, "parts": parts });
    let part = segment(TEXTS[3], json!([[1000, 1004]]), json!([]));
    read(&json!({
        "schema": 1, "name": "coding: rot13 */ export default 1; /* `", "title": TEXTS[3],
        "success": { "code": 20000, "key": "ok", "status": 200, "text": { "zh-CN": TEXTS[0] } },
        "segments": [
            segment(TEXTS[0], json!([[1000, 1999], [-5, -5]]), json!([part])),
            segment(TEXTS[1], json!([[2000, 2999]]), json!([])),
            segment("__proto__", json!([[3000, 3000]]), json!([])),
        ],
        "retired": [[1900, 1900], [-9, -7]],
        "entries": entries,
    }))
}

/// A catalogue of nothing.
pub fn empty() -> Snapshot {
    read(&json!({
        "schema": 1, "name": "empty", "title": null, "success": null, "segments": [], "retired": [], "entries": [],
    }))
}

fn read(json: &Value) -> Snapshot {
    Snapshot::from_json(&json.to_string()).unwrap()
}
