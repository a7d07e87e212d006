use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum LoginError {
    #[code(1, name = "EXPIRED")]
    TokenExpired,
    #[code(2, name = "EXPIRED")]
    SessionExpired,
}

fn main() {}
