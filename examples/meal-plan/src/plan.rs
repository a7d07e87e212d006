//! Who owns which numbers: a segment for each code of the document's overview (错误码总览), since a code is an HTTP
//! status and stands for several messages.
//!
//! The titles are the overview's. The segments fix the statuses: no code repeats its own.

use error_codes::{Plan, Segment};

const fn status(name: &'static str, code: i64, http: u16) -> Segment {
    Segment::new(name, code..=code).http(http)
}

pub const PARAMETER: Segment = status("parameter", 400, 400).title("请求参数错误");
pub const AUTH: Segment = status("auth", 401, 401).title("未认证 / Token 过期");
pub const MISSING: Segment = status("missing", 403, 403).title("资源不存在");
pub const EXISTS: Segment = status("exists", 404, 404).title("资源已存在");
pub const METHOD: Segment = status("method", 405, 405).title("请求方法不支持");
pub const CONFLICT: Segment = status("conflict", 409, 409).title("资源已存在");
pub const TOO_LARGE: Segment = status("too_large", 413, 413).title("请求体过大");
pub const MEDIA_TYPE: Segment = status("media_type", 415, 415).title("媒体类型不支持");
pub const VERIFICATION: Segment = status("verification", 422, 422).title("验证失败");
pub const TOO_MANY: Segment = status("too_many_requests", 429, 429).title("请求过多（速率限制）");
/// 500, and the -1 that the document shows for it.
pub const SERVER: Segment = status("server", 500, 500).and(-1..=-1).title("服务器内部错误");

/// The whole service.
pub const MEAL_PLAN: Plan = Plan::new(
    "meal-plan",
    &[
        PARAMETER,
        AUTH,
        MISSING,
        EXISTS,
        METHOD,
        CONFLICT,
        TOO_LARGE,
        MEDIA_TYPE,
        VERIFICATION,
        TOO_MANY,
        SERVER,
    ],
);
