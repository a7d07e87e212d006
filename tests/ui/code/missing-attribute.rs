use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
#[segment(60100..=60199, name = "user.register")]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
    EmailExists,
    UsernameExists = 60103,
}

fn main() {}
