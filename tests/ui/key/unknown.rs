use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(colour = "red")]
enum RegisterError {
    #[code(60101, http = 409, msg = "phone.exists", colour = "red")]
    PhoneExists,
}

fn main() {}
