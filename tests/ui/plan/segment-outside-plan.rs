mod plan {
    use error_codes::{Plan, Segment};

    pub const SYSTEM: Segment = Segment::new("system", 50000..=50999);
    pub const REGISTER: Segment = Segment::new("user.register", 60100..=60199);
    pub const MALL: Plan = Plan::new("mall", &[SYSTEM]);
}

#[derive(error_codes::ErrorCatalog)]
#[catalog(keys = "user", http = 400, plan = plan::MALL)]
#[segment(50000..=50099, name = "system.internal")]
#[segment(plan::REGISTER)]
enum MallError {
    #[code(60101)]
    PhoneExists,
}

fn main() {}
