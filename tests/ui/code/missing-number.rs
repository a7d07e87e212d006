use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
    #[code(http = 400)]
    EmailExists,
    #[code()]
    UsernameExists,
}

fn main() {}
