use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(http = 409)]
enum RegisterError {
    #[code(60101, msg = "phone exists")]
    Key,
    #[code(60102, msg = "a", name = "PHONE\tEXISTS")]
    Name,
}

fn main() {}
