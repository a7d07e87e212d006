//! Who owns which numbers: the document's table of ranges, a segment for each HTTP status.
//!
//! A code is its status times 100 and a number of its own, so a segment fixes the status and no code repeats it. The
//! document gives 40000-40999 to HTTP 400, which takes in the ranges of 401, 403, 404 and 409; see README.md.

use error_codes::{Plan, Segment};

pub const PARAMETER: Segment = Segment::new("parameter", 40000..=40099).title("请求参数错误").http(400);
pub const UNAUTHORIZED: Segment = Segment::new("unauthorized", 40100..=40199).title("未授权").http(401);
pub const FORBIDDEN: Segment = Segment::new("forbidden", 40300..=40399).title("禁止访问").http(403);
pub const NOT_FOUND: Segment = Segment::new("not_found", 40400..=40499).title("资源不存在").http(404);
pub const METHOD: Segment = Segment::new("method", 40500..=40599).title("请求方法不支持").http(405);
pub const CONFLICT: Segment = Segment::new("conflict", 40900..=40999).title("资源冲突").http(409);
pub const TOO_LARGE: Segment = Segment::new("too_large", 41300..=41399).title("请求体过大").http(413);
pub const MEDIA_TYPE: Segment = Segment::new("media_type", 41500..=41599).title("媒体类型不支持").http(415);
pub const TOO_MANY: Segment =
    Segment::new("too_many_requests", 42900..=42999).title("请求过于频繁").http(429);
pub const SERVER: Segment = Segment::new("server", 50000..=59999).title("服务器错误").http(500);

/// The whole assistant. Every code has five digits.
pub const DIET: Plan = Plan::new(
    "diet-assistant",
    &[
        PARAMETER,
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD,
        CONFLICT,
        TOO_LARGE,
        MEDIA_TYPE,
        TOO_MANY,
        SERVER,
    ],
)
.digits(5);
