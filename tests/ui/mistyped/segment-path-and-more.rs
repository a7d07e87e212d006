use error_codes::ErrorCatalog;

pub mod plan {
    use error_codes::Segment;

    pub const REGISTER: Segment = Segment::new("user.register", 60100..=60199);
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user")]
#[segment(plan::REGISTER, http = 409)]
pub enum UserError {
    /// The phone is taken
    #[code(60101)]
    PhoneExists,
}

fn main() {}
