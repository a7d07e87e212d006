use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[segment(60100..=60199, 60300..=60399, name = "user.register")]
enum UserError {}

fn main() {}
