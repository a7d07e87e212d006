//! Coupons.

use error_codes::ErrorCatalog;

use crate::Seconds;
use crate::points::{self, PointsError};

/// 优惠券
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::COUPON)]
#[catalog(keys = "coupon", names = "COUPON_", packs = crate::PACKS, error)]
pub enum CouponError {
    /// 优惠券已领完
    ///
    /// 库存为 0
    #[code(61301, http = 410, was(60101, reused), log = info)]
    Exhausted,

    /// 优惠券已过期
    ///
    /// 超出有效期
    #[code(61302, http = 410, was(60102, reused))]
    Expired,

    /// 不满足使用条件
    ///
    /// 如订单金额不足
    #[code(61303, http = 422, was(60103, reused))]
    ConditionUnmet {
        #[detail]
        minimum_fen: u64,
    },

    /// 优惠券已被使用
    ///
    /// 重复核销拦截
    #[code(61304, http = 409, was(60104, reused))]
    Used,
}

/// Something off the total, for whoever claims it in time.
#[derive(Clone, Copy)]
pub struct Coupon {
    pub minimum_fen: u64,
    pub discount_fen: u64,
    pub left: u32,
    pub expires_at: Seconds,
    pub member_level: u8,
}

impl Coupon {
    /// Whether it can still be claimed or used.
    ///
    /// # Errors
    ///
    /// After it has expired.
    pub fn check_term(&self, now: Seconds) -> Result<(), CouponError> {
        if now > self.expires_at { Err(CouponError::Expired) } else { Ok(()) }
    }

    /// Whether a member of this level may claim it.
    ///
    /// # Errors
    ///
    /// Where the level is too low.
    pub fn check_level(&self, level: u8) -> Result<(), PointsError> {
        points::check_level(level, self.member_level)
    }

    /// Gives one away.
    ///
    /// # Errors
    ///
    /// Where none is left.
    pub fn take(&mut self) -> Result<(), CouponError> {
        self.left = self.left.checked_sub(1).ok_or(CouponError::Exhausted)?;
        Ok(())
    }

    /// What one that was claimed takes off `total_fen`.
    ///
    /// # Errors
    ///
    /// Where it was used before, has expired, or wants a larger total.
    pub fn discount(&self, used: bool, total_fen: u64, now: Seconds) -> Result<u64, CouponError> {
        if used {
            return Err(CouponError::Used);
        }
        self.check_term(now)?;
        if total_fen < self.minimum_fen {
            return Err(CouponError::ConditionUnmet { minimum_fen: self.minimum_fen });
        }
        Ok(self.discount_fen)
    }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;

    const COUPON: Coupon =
        Coupon { minimum_fen: 10_000, discount_fen: 1_000, left: 1, expires_at: 100, member_level: 3 };

    #[test]
    fn the_last_coupon_can_be_taken() {
        let mut coupon = COUPON;
        assert!(coupon.take().is_ok());
        assert_eq!(coupon.take().unwrap_err().code(), 61301);
        assert!(coupon.check_level(3).is_ok());
        assert_eq!(coupon.check_level(2).unwrap_err().code(), 61502);
    }

    #[test]
    fn a_coupon_is_good_once_in_its_term_and_from_its_minimum() {
        let discount = |used, total, now| COUPON.discount(used, total, now).map_err(|error| error.code());
        assert_eq!(discount(false, 10_000, 100), Ok(1_000));
        assert_eq!(discount(false, 9_999, 100), Err(61303));
        assert_eq!(discount(false, 10_000, 101), Err(61302));
        assert_eq!(discount(true, 10_000, 101), Err(61304));
    }
}
