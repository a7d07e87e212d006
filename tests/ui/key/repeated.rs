use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "user", keys = "users", error, error)]
#[catalog(keys = "people")]
#[segment(60100..=60199, name = "a", name = "b")]
enum RegisterError {
    #[code(60101, http = 409, http = 400, shared, shared)]
    PhoneExists,
}

fn main() {}
