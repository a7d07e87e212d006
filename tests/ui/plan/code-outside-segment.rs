use error_codes::{ErrorCatalog, Segment};

const REGISTER: Segment = Segment::new("user.register", 60100..=60199).http(409);

#[derive(ErrorCatalog)]
#[catalog(keys = "user", retired(60106, 60210..=60219))]
#[segment(REGISTER)]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
    #[code(60201)]
    EmailExists,
    #[code(60103, http = 400)]
    UsernameExists,
}

fn main() {}
