use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(1)]
    A,
    #[code(1)]
    B,
    #[code(1)]
    C,
}

fn main() {}
