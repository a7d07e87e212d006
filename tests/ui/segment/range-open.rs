use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(60100..=, name = "user.register")]
#[segment(60200.., name = "user.login")]
enum UserError {}

fn main() {}
