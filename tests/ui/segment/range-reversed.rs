use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(60199..=60100, name = "user.register")]
enum UserError {}

fn main() {}
