use std::io;

use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user")]
pub enum UserError {
    /// The phone number {phone} is taken
    #[code(60101, http = 409)]
    PhoneTaken { phone: String },
    /// Something went wrong
    #[code(50000, http = 500)]
    Store(#[from] io::Error),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "coupon", http = 409)]
pub enum CouponError {
    /// Coupon {0} is sold out
    #[code(61301)]
    SoldOut(u64),
    /// Something went wrong
    #[code(50000, http = 500)]
    Store(#[from] io::Error),
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
