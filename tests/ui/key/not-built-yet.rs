use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(tonic, utoipa)]
enum RegisterError {
    #[code(transparent)]
    Login(LoginError),
}

struct LoginError;

fn main() {}
