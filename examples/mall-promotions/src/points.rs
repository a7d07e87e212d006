//! Points, and the levels of members.

use error_codes::ErrorCatalog;

/// 积分会员
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::POINTS)]
#[catalog(packs = crate::PACKS, error)]
pub enum PointsError {
    /// 积分余额不足
    ///
    /// 积分兑换失败
    #[code(61501, http = 409, msg = "points.insufficient", was(60301, reused))]
    PointsInsufficient {
        #[detail]
        missing: u64,
    },

    /// 会员等级不足
    ///
    /// 需更高等级会员
    #[code(61502, http = 403, msg = "member.level_too_low", was(60302, reused))]
    MemberLevelTooLow {
        #[detail]
        required: u8,
    },
}

/// Whether a member of `level` may have what `required` may have.
///
/// # Errors
///
/// Where the level is too low.
pub fn check_level(level: u8, required: u8) -> Result<(), PointsError> {
    if level < required { Err(PointsError::MemberLevelTooLow { required }) } else { Ok(()) }
}

/// What is left of `points` after `wanted` were spent.
///
/// # Errors
///
/// Where there are fewer.
pub fn spend(points: u64, wanted: u64) -> Result<u64, PointsError> {
    points
        .checked_sub(wanted)
        .ok_or(PointsError::PointsInsufficient { missing: wanted.saturating_sub(points) })
}

#[cfg(test)]
mod tests {
    use error_codes::Report;

    use super::*;

    #[test]
    fn all_points_can_be_spent_and_no_more() {
        assert_eq!(spend(120, 120).ok(), Some(0));
        let error = spend(120, 125).unwrap_err();
        assert_eq!(serde_json::to_string(&Report::of(&error).details()).unwrap(), r#"{"missing":5}"#);
    }
}
