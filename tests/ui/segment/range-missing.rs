use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(name = "user.register")]
#[segment()]
enum UserError {}

fn main() {}
