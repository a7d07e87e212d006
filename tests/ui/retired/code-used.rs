use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409, retired(60106, 60110..=60119))]
#[segment(60100..=60199, name = "user.register")]
enum RegisterError {
    #[code(60106)]
    Single,
    #[code(60115)]
    InRange,
}

fn main() {}
