use error_codes::{Plan, Segment};

const PARAMETER: Segment = Segment::new("parameter", 40000..=40999);
const UNAUTHORIZED: Segment = Segment::new("unauthorized", 40100..=40199);

/// Nothing uses it.
pub const DIET: Plan = Plan::new("diet", &[PARAMETER, UNAUTHORIZED]);

fn main() {}
