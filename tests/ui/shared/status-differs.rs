use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "auth")]
enum AuthError {
    #[code(404, http = 404, shared)]
    UserNotFound,
    #[code(404, http = 409, shared)]
    UserExists,
}

fn main() {}
