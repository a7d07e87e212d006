use error_codes::ErrorCatalog;

/// d
#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user")]
#[segment(60100..=60199, name = "user.register", title = "T", http = 409)]
pub enum UserError {
    /// The phone is taken
    #[code(60101)]
    PhoneExists,
    #[code(60102; msg = "a.b")]
    EmailExists,
}

fn main() {}
