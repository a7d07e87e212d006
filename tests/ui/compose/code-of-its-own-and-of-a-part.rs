use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "register", http = 400)]
enum Register {
    #[code(60101)]
    PhoneExists,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(60101)]
    Internal,
    #[code(transparent)]
    Register(Register),
}

fn main() {}
