use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(error = true, axum = "yes", actix(all), debug(all), keys = "a", http = 400)]
enum RegisterError {
    #[code(60101, shared = true)]
    PhoneExists,
}

fn main() {}
