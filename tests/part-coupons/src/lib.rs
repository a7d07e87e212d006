//! Another crate, whose authors have not read the plan.

use error_codes::ErrorCatalog;

/// Errors of coupons.
#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "coupon", http = 409, error)]
pub enum CouponError {
    /// sold out
    #[code(60101)]
    SoldOut,
}

/// Errors of campaigns.
#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "campaign", http = 404, error)]
#[segment(61400..=61499, name = "campaign")]
pub enum CampaignError {
    /// no such campaign
    #[code(61401)]
    NotFound,
}
