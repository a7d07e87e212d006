use error_codes::ErrorCatalog;

#[derive(ErrorCatalog)]
#[catalog(keys = "mall", http = 400, success(20000, msg = "ok"))]
enum MallError {
    #[code(60101)]
    PhoneExists,
    #[code(61301, was(60101))]
    CouponSoldOut,
    #[code(61302, was(20000))]
    CouponExpired,
    #[code(61303, was(61303))]
    Itself,
}

fn main() {}
