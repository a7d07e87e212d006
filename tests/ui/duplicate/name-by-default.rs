use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum LoginError {
    #[code(1)]
    TokenExpired,
    #[code(2)]
    #[allow(non_camel_case_types)]
    token_expired,
}

fn main() {}
