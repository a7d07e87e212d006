use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user")]
#[segment(60100..=60199, name = "user.register", http = 409)]
#[segment(60200..=60299, name = "user.login")]
enum UserError {
    #[code(60301)]
    OutsideEvery,
    #[code(60201)]
    InSegmentWithout,
}

fn main() {}
