use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "register", http = 400)]
enum Register {
    #[code(60102, shared)]
    EmailExists,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "coupon", http = 400)]
enum Coupon {
    #[code(60102, shared)]
    SoldOut,
}

#[derive(ErrorCatalog)]
#[catalog(keys = "outer", http = 500)]
enum Outer {
    #[code(transparent)]
    Register(Register),
    #[code(transparent)]
    Coupon(Coupon),
}

fn main() {}
