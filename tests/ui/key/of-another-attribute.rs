use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(msg = "user", retry = no)]
enum RegisterError {
    #[code(60101, http = 409, msg = "phone.exists", digits = 5)]
    PhoneExists,
    #[code(60102, http = 409, msg = "email.exists", title = "邮箱")]
    EmailExists,
}

fn main() {}
