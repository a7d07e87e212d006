use error_codes::ErrorCatalog;

mod plan {
    use error_codes::{Plan, Segment};

    pub const USER: Segment = Segment::new("user", 10100..=10199);
    pub const AUTH: Segment = Segment::new("auth", 10200..=10299).http(401);
    pub const MALL: Plan = Plan::new("mall", &[USER, AUTH]).digits(5);
}

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 400)]
enum User {
    #[code(10101)]
    A,
    #[code(10301)]
    B,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500, plan = plan::MALL)]
enum Outer {
    #[code(transparent)]
    User(User),
}

fn main() {}
