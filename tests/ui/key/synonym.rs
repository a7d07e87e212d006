use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(status = 409, prefix = "user")]
enum RegisterError {
    #[code(60101, status = 409, message = "phone.exists")]
    PhoneExists,
    #[code(60102, http_status = 409, key = "email.exists")]
    EmailExists,
}

fn main() {}
