use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user")]
#[segment(60100..=60199, name = "user.register")]
enum UserError {
    #[code(60101)]
    PhoneExists,
}

fn main() {}
