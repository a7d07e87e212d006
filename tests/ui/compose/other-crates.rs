use error_codes::ErrorCatalog;
use error_codes_part_coupons::{CampaignError, CouponError};
use error_codes_part_users::UserError;

#[derive(Debug, ErrorCatalog)]
#[catalog(error)]
enum MallError {
    #[code(transparent)]
    User(#[from] UserError),
    #[code(transparent)]
    Coupon(#[from] CouponError),
    #[code(transparent)]
    Campaign(#[from] CampaignError),
}

fn main() {}
