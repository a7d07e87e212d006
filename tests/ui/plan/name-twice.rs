use error_codes::{Plan, Segment};

pub const MALL: Plan = Plan::new("mall", &[Segment::new("a", 1..=9), Segment::new("a", 10..=19)]);

fn main() {}
