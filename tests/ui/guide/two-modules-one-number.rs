use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user")]
pub enum UserError {
    /// The phone number {phone} is taken
    #[code(60101, http = 409, shared)]
    PhoneTaken { phone: String },
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "coupon", http = 409)]
pub enum CouponError {
    /// Coupon {0} is sold out
    #[code(60101, shared)]
    SoldOut(u64),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(name = "shop", error)]
pub enum ShopError {
    #[code(transparent)]
    User(#[from] UserError),
    #[code(transparent)]
    Coupon(#[from] CouponError),
}

fn main() {}
