#[derive(error_codes::ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(http = 400)]
    PhoneExists = 60101..=60199,
}

fn main() {
    println!("{}", error_codes::ErrorCode::code(&RegisterError::PhoneExists));
}
