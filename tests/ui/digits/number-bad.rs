use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(digits = 0)]
enum Zero {}

#[derive(ErrorCatalog)]
#[catalog(digits = "5")]
enum Text {}

fn main() {}
