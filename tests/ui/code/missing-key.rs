use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(http = 409)]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
}

fn main() {}
