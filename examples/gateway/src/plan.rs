//! Who owns which numbers in the gateway. None of them is the upstream's: a client that meets one knows who failed.

use error_codes::{Plan, Segment};

pub const REQUEST: Segment = Segment::new("gateway.request", 70000..=70099).title("网关请求");
pub const UPSTREAM: Segment = Segment::new("gateway.upstream", 70100..=70199).title("上游服务");

/// The whole gateway. Every code has five digits, as the mall's have.
pub const GATEWAY: Plan = Plan::new("gateway", &[REQUEST, UPSTREAM]).digits(5);
