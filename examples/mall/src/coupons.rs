//! Coupons: claiming one, and what it takes off.

use std::sync::Arc;

use axum::extract::State;
use error_codes::Success;
use serde::{Deserialize, Serialize};

use crate::clock::{self, Seconds};
use crate::error::MallError;
use crate::extract::{Path, Query};
use crate::sessions::Visitor;
use crate::state::{Data, Mall};

#[derive(Serialize)]
pub struct Claimed {
    coupon: u64,
    minimum_fen: u64,
    discount_fen: u64,
}

pub async fn claim(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<Claimed>, MallError> {
    let now = clock::now();
    let mut data = mall.lock()?;
    let level = data.user(visitor)?.member_level;
    let held = data.held_coupons.contains_key(&(visitor, id));
    let coupon = data.coupons.get_mut(&id).ok_or_else(unknown)?;
    coupon.check_term(now)?;
    coupon.check_level(level)?;
    let claimed = Claimed { coupon: id, minimum_fen: coupon.minimum_fen, discount_fen: coupon.discount_fen };
    // Claiming twice gives one coupon.
    if !held {
        coupon.take()?;
        data.held_coupons.insert((visitor, id), false);
    }
    Ok(Success(claimed).message("coupon.claimed"))
}

/// The document has no code for a coupon that never was.
fn unknown() -> MallError {
    MallError::FieldInvalid { field: "coupon", expected: "a coupon that exists" }
}

/// What the coupon takes off `total_fen`, if this user may use it.
pub fn usable(data: &Data, visitor: u64, id: u64, total_fen: u64, now: Seconds) -> Result<u64, MallError> {
    let coupon = data.coupons.get(&id).ok_or_else(unknown)?;
    let used = data.held_coupons.get(&(visitor, id)).copied().ok_or_else(unknown)?;
    Ok(coupon.discount(used, total_fen, now)?)
}

#[derive(Deserialize)]
pub struct DiscountQuery {
    total_fen: u64,
}

#[derive(Serialize)]
pub struct Discount {
    discount_fen: u64,
}

pub async fn discount(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
    Query(query): Query<DiscountQuery>,
) -> Result<Success<Discount>, MallError> {
    let data = mall.lock()?;
    let discount_fen = usable(&data, visitor, id, query.total_fen, clock::now())?;
    Ok(Success(Discount { discount_fen }).message("coupon.usable"))
}
