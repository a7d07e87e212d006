use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code = 60101]
    Equals,
    #[code]
    Bare,
    #[code[60103]]
    Brackets,
    #[code {60104}]
    Braces,
}

fn main() {}
