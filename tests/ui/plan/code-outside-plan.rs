use error_codes::{ErrorCatalog, Plan, Segment};

const SYSTEM: Segment = Segment::new("system", 50000..=50999);
const REGISTER: Segment = Segment::new("user.register", 60100..=60199);
const MALL: Plan = Plan::new("mall", &[SYSTEM, REGISTER]).digits(5);

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400, plan = MALL)]
enum MallError {
    #[code(60101)]
    PhoneExists,
    #[code(60201)]
    Between,
    #[code(601011)]
    TooLong,
}

fn main() {}
