use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error)]
pub enum UserError {
    /// The phone is taken
    #[code(60101, http = 409, msg = "phone.exists")]
    PhoneExists,
    /// The address is taken
    EmailExists,
}

fn main() {}
