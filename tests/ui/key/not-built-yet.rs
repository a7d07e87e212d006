use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(rejections(json = 1003))]
#[catalog(actix, poem, salvo, tonic, utoipa)]
enum RegisterError {
    #[code(transparent)]
    Login(LoginError),
}

struct LoginError;

fn main() {}
