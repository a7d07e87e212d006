use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(60101)]
    #[code(60102)]
    PhoneExists,
}

fn main() {}
