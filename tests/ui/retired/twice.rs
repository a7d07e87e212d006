use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(retired(60106, 60100..=60110, 60108..=60112))]
enum RegisterError {}

fn main() {}
