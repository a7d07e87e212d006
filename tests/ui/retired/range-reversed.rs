use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(retired(60110..=60106))]
enum RegisterError {}

fn main() {}
