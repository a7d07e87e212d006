use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(60100..=60199, name = "user.register")]
#[segment(60199..=60299, name = "user.login")]
enum UserError {}

fn main() {}
