use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth")]
enum AuthError {
    #[code(1, http = 100)]
    Informational,
    #[code(2, http = 600)]
    Beyond,
    #[code(3, http = 99999999)]
    Overflow,
}

fn main() {}
