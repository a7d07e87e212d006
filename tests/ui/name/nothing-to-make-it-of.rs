use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth", http = 400)]
enum AuthError {
    #[code(1)]
    __,
}

fn main() {}
