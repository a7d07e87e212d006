//! Who owns which numbers: the nine categories of the document.
//!
//! Where all codes of a category have one status the segment has it, and the compiler refuses a code that says
//! otherwise. 1xxx, 2xxx and 8xxx have several: there each code says its own.

use error_codes::{Plan, Segment};

pub const COMMON: Segment = Segment::new("common", 1000..=1999).title("通用错误");
pub const AUTH: Segment = Segment::new("auth", 2000..=2999).title("认证与授权错误");
pub const MISSING: Segment = Segment::new("missing", 3000..=3999).title("资源不存在错误").http(404);
pub const BUSINESS: Segment = Segment::new("business", 4000..=4999).title("业务逻辑错误").http(400);
pub const STORAGE: Segment = Segment::new("storage", 5000..=5999).title("数据操作错误").http(500);
pub const SOCKET: Segment = Segment::new("socket", 6000..=6999).title("WebSocket错误").http(400);
pub const UPSTREAM: Segment = Segment::new("upstream", 7000..=7999).title("外部服务错误").http(502);
pub const SYSTEM: Segment = Segment::new("system", 8000..=8999).title("系统错误");
pub const OUTCOME: Segment = Segment::new("outcome", 9000..=9999).title("业务状态（非错误）").http(200);

/// The whole service. Every code has four digits.
pub const LINE_ACCOUNT: Plan =
    Plan::new("line-account", &[COMMON, AUTH, MISSING, BUSINESS, STORAGE, SOCKET, UPSTREAM, SYSTEM, OUTCOME])
        .digits(4);
