//! What the mall gives away: coupons, campaigns, and points for its members.
//!
//! A library of its own, with the errors of its three modules. It knows the plan, and neither the mall nor a web
//! framework: the mall composes these errors into its own.

error_codes::language_packs! {
    /// What these modules say. They need not speak the languages of the mall.
    strict pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

pub mod campaign;
pub mod coupon;
pub mod points;

pub use campaign::{Campaign, CampaignError};
pub use coupon::{Coupon, CouponError};
pub use points::PointsError;

/// Seconds since 1970, in UTC.
pub type Seconds = u64;
