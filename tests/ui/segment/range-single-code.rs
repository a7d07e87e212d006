use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(60100, name = "user.register")]
enum UserError {}

fn main() {}
