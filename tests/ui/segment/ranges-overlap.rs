use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "http")]
#[segment(40000..=40999, name = "parameter", http = 400)]
#[segment(40100..=40199, name = "unauthorized", http = 401)]
enum DietError {
    #[code(40001)]
    InvalidParameters,
    #[code(40101)]
    Unauthorized,
}

fn main() {}
