use error_codes::{ErrorCatalog, Segment};

const REGISTER: Segment = Segment::new("user.register", 60100..=60199);

#[derive(ErrorCatalog)]
#[catalog(keys = "user")]
#[segment(REGISTER)]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
}

fn main() {}
