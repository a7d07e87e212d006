use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(utoipa)]
enum RegisterError {
    #[code(transparent)]
    Login(LoginError),
}

struct LoginError;

fn main() {}
