use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(plan::REGISTER)]
enum UserError {}

fn main() {}
