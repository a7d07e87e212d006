use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(60100..=60199)]
enum UserError {}

fn main() {}
