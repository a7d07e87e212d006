use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user", http = 409, segment(60100..=60199))]
pub enum UserError {
    /// The phone is taken
    #[code(60101, deprecated)]
    PhoneExists,
}

fn main() {}
