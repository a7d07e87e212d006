use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user")]
#[segment(60100..=60199, name = "user.register", http = 409)]
enum RegisterError {
    #[code(60101)]
    PhoneExists,
    #[code(60201)]
    EmailExists,
}

fn main() {}
