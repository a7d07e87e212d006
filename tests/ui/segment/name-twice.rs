use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(60100..=60199, name = "user")]
#[segment(60200..=60299, name = "user")]
enum UserError {}

fn main() {}
