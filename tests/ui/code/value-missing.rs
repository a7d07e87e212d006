use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "user", http = 409)]
enum RegisterError {
    #[code(60101, msg)]
    Bare,
    #[code(60102, msg =)]
    NoValue,
    #[code(60103, msg: "phone.exists")]
    Colon,
    #[code(60104, msg = phone.exists)]
    NoQuotes,
    #[code(60105, = 409)]
    NoKey,
}

fn main() {}
