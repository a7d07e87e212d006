use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409, names = "USER_")]
enum LoginError {
    #[code(1, name = "USER_LOCKED")]
    AccountLocked,
    #[code(2)]
    Locked,
}

fn main() {}
