use std::io;

use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user", retired(60104))]
#[segment(60100..=60199, name = "user")]
pub enum UserError {
    /// The phone number {phone} is taken
    #[code(60101, http = 409, was(20101))]
    PhoneTaken { phone: String },
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "coupon")]
pub enum CouponError {
    /// Coupon {0} is sold out
    #[code(60101, http = 409)]
    SoldOut(u64),
    /// No more than {limit} of these for one customer
    #[code(61302, http = 409)]
    LimitReached { limit: u32 },
}

#[derive(Debug, ErrorCatalog)]
#[catalog(name = "shop", error, keys = "system")]
pub enum ShopError {
    #[code(transparent)]
    User(#[from] UserError),
    #[code(transparent)]
    Coupon(#[from] CouponError),
    /// Something went wrong
    #[code(50000, http = 500)]
    Internal(#[from] io::Error),
}

fn main() {}
