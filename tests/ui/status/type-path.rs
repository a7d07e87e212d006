use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth")]
enum AuthError {
    #[code(1, http = StatusCode::CONFLICT)]
    Typed,
    #[code(2, http = http::StatusCode::NOT_FOUND)]
    Qualified,
    #[code(3, http = 4O4)]
    LetterO,
}

fn main() {}
