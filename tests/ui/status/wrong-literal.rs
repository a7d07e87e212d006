use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth")]
enum AuthError {
    #[code(1, http = "409")]
    Text,
    #[code(2, http = 4.09)]
    Fraction,
    #[code(3, http = -409)]
    Negative,
    #[code(4, http = 409u16)]
    Suffix,
    #[code(5, http(409))]
    Parentheses,
    #[code(6, http)]
    Nothing,
}

fn main() {}
