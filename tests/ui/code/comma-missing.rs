use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
enum RegisterError {
    #[code(60101 http = 409, msg = "phone.exists")]
    BeforeKey,
    #[code(60102, http = 409 "email.exists", msg = "email.exists")]
    BeforeValue,
}

fn main() {}
