use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth", http = 500)]
#[segment(40100..=40199, name = "auth", http = UNAUTHORIZED)]
enum AuthError {
    #[code(40101)]
    TokenExpired,
    #[code(40102, http = 401)]
    Agrees,
    #[code(40103, http = 403)]
    Forbidden,
}

fn main() {}
