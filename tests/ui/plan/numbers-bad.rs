use error_codes::{Plan, Segment};

pub const AUTH: Segment = Segment::new("auth", 1..=9).http(99);
pub const MALL: Plan = Plan::new("mall", &[AUTH]).digits(20);

fn main() {}
