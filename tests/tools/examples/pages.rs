//! Writes the pages that the browser of `tests/page` opens: `cargo run --example pages -- FOLDER`.

use std::path::Path;

use error_codes::export::{self, Snapshot};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).expect("a folder to write to");
    std::fs::create_dir_all(&folder)?;
    for (name, catalog) in [("shop", shop()), ("large", large()), ("hostile", hostile())] {
        let snapshot = Snapshot::from_json(&catalog.to_string()).expect("a catalogue");
        std::fs::write(Path::new(&folder).join(format!("{name}.html")), export::html(&snapshot))?;
    }
    Ok(())
}

/// An entry with nothing that it need not have.
fn entry(code: i64, name: &str, status: u16, text: &Value) -> Value {
    json!({
        "code": code, "name": name, "status": status, "key": format!("key.{code}"), "segment": null, "text": text,
        "description": "", "hint": null, "retry": { "kind": "no" }, "level": if status < 500 { "warn" } else { "error" },
        "legacy": [], "deprecated": null, "shared": false, "parameters": [], "details": [],
    })
}

fn with(mut entry: Value, members: Value) -> Value {
    let Value::Object(members) = members else { return entry };
    for (name, value) in members {
        entry[name] = value;
    }
    entry
}

/// Everything that a page can show.
fn shop() -> Value {
    let text = |zh: &str, en: &str| json!({ "zh-CN": zh, "en-US": en });
    json!({
        "schema": 1, "name": "shop", "title": "商城错误码",
        "success": { "code": 20000, "key": "ok", "status": 200, "text": { "zh-CN": "成功" } },
        "segments": [
            { "name": "user.register", "title": "用户注册", "ranges": [[60100, 60199]], "status": null, "parts": [] },
            { "name": "live", "title": "直播带货", "ranges": [[62100, 62119]], "status": null, "parts": [
                { "name": "live.room", "title": null, "ranges": [[62100, 62109]], "status": null, "parts": [] },
                { "name": "live.product", "title": null, "ranges": [[62110, 62119]], "status": null, "parts": [] },
            ] },
            { "name": "bad_request", "title": "请求错误", "ranges": [[40000, 40999]], "status": null, "parts": [] },
            { "name": "partner", "title": "合作伙伴", "ranges": [[-9, -1], [5_000_000, 8_999_999]], "status": null, "parts": [] },
        ],
        "retired": [[40110, 40150], [60106, 60106], [60110, 60119], [6_000_000, 6_500_000]],
        "entries": [
            with(entry(60101, "PHONE_EXISTS", 409, &text("手机号 {phone} 已被注册", "The phone number {phone} is registered already")), json!({
                "hint": "提示用户更换手机号或找回密码", "description": "手机号唯一性冲突", "details": ["phone"],
                "legacy": [{ "code": 20101, "reused": false }, { "code": 40001, "reused": true }],
            })),
            with(entry(60105, "CAPTCHA_TOO_OFTEN", 429, &json!({ "zh-CN": "验证码发送过于频繁，请稍后再试" })), json!({
                "retry": { "kind": "after", "seconds": 60 }, "level": "info",
            })),
            with(entry(60107, "INVITATION_INVALID", 400, &text("邀请码无效", "The invitation is not valid")), json!({
                "deprecated": "邀请制已取消",
            })),
            with(entry(40900, "STOCK_CHANGED", 409, &text("库存已变动", "The stock has changed")), json!({ "shared": true })),
            with(entry(40900, "PRICE_CHANGED", 409, &text("价格已变动", "The price has changed")), json!({ "shared": true })),
            with(entry(62103, "ROOM_CLOSED", 404, &text("直播间已关闭", "The live room is closed")), json!({})),
            with(entry(62111, "PRODUCT_GONE", 410, &text("商品已下架", "The product is gone")), json!({})),
            with(entry(5_000_017, "PARTNER_BUSY", 503, &text("合作伙伴系统繁忙", "The partner's system is busy")), json!({
                "retry": { "kind": "backoff" },
            })),
            with(entry(-1, "UNKNOWN", 500, &text("未知错误", "An unknown error")), json!({ "retry": { "kind": "after", "field": "wait" } })),
        ],
    })
}

/// 5,000 entries: 40 modules of 100, and one of 1,000.
fn large() -> Value {
    let text = |code: i64| {
        json!({
            "zh-CN": format!("第 {code} 号业务操作失败，请检查后重试"),
            "en-US": format!("Business operation number {code} has failed, check and try again"),
            "ja-JP": format!("業務処理 {code} が失敗しました"),
        })
    };
    let segment = |index: i64, first: i64, count: i64| json!({ "name": format!("module.{index}"), "title": format!("模块 {index}"), "ranges": [[first, first + 2 * count - 1]], "status": null, "parts": [] });
    let mut segments: Vec<_> = (0..40).map(|index| segment(index, 10000 + index * 200, 100)).collect();
    segments.push(segment(40, 40000, 1000));
    let codes = (0..4000).map(|index| 10000 + index * 2).chain((0..1000).map(|index| 40000 + index * 2));
    let entries: Vec<_> = codes
        .map(|code| {
            let status =
                [400, 401, 403, 404, 409, 422, 429, 500, 503][usize::try_from(code / 2 % 9).unwrap_or(0)];
            with(
                entry(code, &format!("OPERATION_{code}"), status, &text(code)),
                json!({ "hint": "检查参数" }),
            )
        })
        .collect();
    json!({ "schema": 1, "name": "large", "title": null, "success": null, "segments": segments, "retired": [], "entries": entries })
}

/// Texts that would run, were they not texts.
fn hostile() -> Value {
    let attack = "</script><script>window.hacked=1</script>\"'><img src=x onerror=window.hacked=1><!-- \u{2028}\u{0} {{constructor}}";
    // Turns around what follows it, and closes whatever is open (UAX 9).
    let turning = "\u{202E}turned\u{2069}\u{2069}\u{202E}";
    let hostile = with(
        entry(1, attack, 400, &json!({ "zh-CN": attack, attack: attack })),
        json!({
            "hint": attack, "description": attack, "key": attack, "deprecated": attack, "details": [attack],
            "retry": { "kind": "after", "field": attack },
        }),
    );
    let turned = with(
        entry(3, turning, 400, &json!({ "zh-CN": turning })),
        json!({ "legacy": [{ "code": 4711, "reused": false }], "hint": turning }),
    );
    json!({
        "schema": 1, "name": attack, "title": attack, "success": null,
        "segments": [{ "name": attack, "title": attack, "ranges": [[0, 9]], "status": null, "parts": [
            { "name": attack, "title": attack, "ranges": [[0, 1]], "status": null, "parts": [] },
        ] }],
        "retired": [], "entries": [hostile, entry(2, "PLAIN", 400, &json!({ "zh-CN": "普通" })), turned],
    })
}
