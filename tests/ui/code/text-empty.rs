use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(http = 409)]
enum RegisterError {
    #[code(60101, msg = "")]
    Key,
    #[code(60102, msg = "a", name = " ")]
    Name,
    #[code(60103, msg = "b", hint = "")]
    Hint,
}

fn main() {}
