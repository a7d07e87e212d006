use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(http = 404)]
    PhoneExists = 60101,
    #[code(60101)]
    EmailExists = 60101,
}

fn main() {}
