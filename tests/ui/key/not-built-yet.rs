use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(actix, poem, salvo, tonic, utoipa)]
enum RegisterError {
    #[code(transparent)]
    Login(LoginError),
}

struct LoginError;

fn main() {}
