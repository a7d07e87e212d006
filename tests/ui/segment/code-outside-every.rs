use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
#[segment(60100..=60199, name = "user.register")]
#[segment(60300..=60399, name = "user.profile")]
enum UserError {
    #[code(60099)]
    Below,
    #[code(60200)]
    Between,
    #[code(60400)]
    Above,
}

fn main() {}
