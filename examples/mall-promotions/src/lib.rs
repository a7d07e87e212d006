//! What the mall gives away: coupons, campaigns, and points for its members.
//!
//! A library of its own, with the errors of its three modules. It knows the plan, and neither the mall nor a web
//! framework: the mall composes these errors into its own.

pub mod campaign;
pub mod coupon;
pub mod points;

pub use campaign::{Campaign, CampaignError};
pub use coupon::{Coupon, CouponError};
pub use points::PointsError;

/// Seconds since 1970, in UTC.
pub type Seconds = u64;
