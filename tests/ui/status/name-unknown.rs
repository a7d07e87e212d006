use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth")]
enum AuthError {
    #[code(1, http = CONFLIKT)]
    Typo,
    #[code(2, http = conflict)]
    Lower,
    #[code(3, http = CONTINUE)]
    Informational,
}

fn main() {}
