use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", retired(60102))]
#[segment(60100..=60199, name = "user.register", http = 409)]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
    #[code(60103)]
    UsernameExists,
    #[code(60101)]
    EmailExists,
}

fn main() {}
