//! Flash sales.

use error_codes::ErrorCatalog;

use crate::Seconds;

/// 营销活动
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::CAMPAIGN)]
#[catalog(keys = "campaign", names = "CAMPAIGN_", packs = crate::PACKS, error)]
pub enum CampaignError {
    /// 活动未开始
    ///
    /// 秒杀/团购未到时间
    #[code(61401, http = 409, retry = after(wait_seconds), was(60201, reused))]
    NotStarted {
        #[detail]
        wait_seconds: u64,
    },

    /// 活动已结束
    ///
    /// 超出活动时间
    #[code(61402, http = 410, was(60202, reused))]
    Ended,

    /// 活动商品已抢光
    ///
    /// 秒杀库存耗尽
    #[code(61403, http = 410, was(60203, reused), log = info)]
    SoldOut,
}

/// A sale of a few things for a short time.
pub struct Campaign {
    pub starts_at: Seconds,
    pub ends_at: Seconds,
    pub left: u32,
}

impl Campaign {
    /// Takes one, and says how many are left.
    ///
    /// # Errors
    ///
    /// Where the sale has not begun, is over, or has nothing left.
    pub fn take(&mut self, now: Seconds) -> Result<u32, CampaignError> {
        if now < self.starts_at {
            return Err(CampaignError::NotStarted { wait_seconds: self.starts_at - now });
        }
        if now >= self.ends_at {
            return Err(CampaignError::Ended);
        }
        self.left = self.left.checked_sub(1).ok_or(CampaignError::SoldOut)?;
        Ok(self.left)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use error_codes::ErrorCode;

    use super::*;

    #[test]
    fn a_campaign_runs_from_its_start_to_just_before_its_end() {
        let mut campaign = Campaign { starts_at: 100, ends_at: 200, left: 2 };
        let mut at = |now| campaign.take(now).map_err(|error| (error.code(), error.retry_after()));
        assert_eq!(at(97), Err((61401, Some(Duration::from_secs(3)))));
        assert_eq!(at(100), Ok(1));
        assert_eq!(at(199), Ok(0));
        assert_eq!(at(199), Err((61403, None)));
        assert_eq!(at(200), Err((61402, None)));
    }
}
