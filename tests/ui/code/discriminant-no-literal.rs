const BASE: isize = 60100;

#[derive(error_codes::ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(http = 400)]
    PhoneExists = BASE + 1,
}

fn main() {}
