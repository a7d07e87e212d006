//! Flash sales.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::Serialize;

use crate::clock::{self, Seconds};
use crate::error::MallError;
use crate::extract::Path;
use crate::sessions::Visitor;
use crate::state::Mall;

pub struct Campaign {
    pub starts_at: Seconds,
    pub ends_at: Seconds,
    pub left: u32,
}

impl Campaign {
    fn take(&mut self, now: Seconds) -> Result<u32, MallError> {
        if now < self.starts_at {
            return Err(MallError::CampaignNotStarted { wait_seconds: self.starts_at - now });
        }
        if now >= self.ends_at {
            return Err(MallError::CampaignEnded);
        }
        self.left = self.left.checked_sub(1).ok_or(MallError::CampaignSoldOut)?;
        Ok(self.left)
    }
}

#[derive(Serialize)]
pub struct Bought {
    left: u32,
}

pub async fn buy(
    State(mall): State<Arc<Mall>>,
    Visitor(_): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<Bought>, MallError> {
    let mut data = mall.lock()?;
    let campaign = data.campaigns.get_mut(&id);
    // The document has no code for a campaign that never was.
    let campaign =
        campaign.ok_or(MallError::FieldInvalid { field: "campaign", expected: "a campaign that exists" })?;
    let left = campaign.take(clock::now())?;
    Ok(MallError::success(Bought { left }).message("抢购成功"))
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;

    #[test]
    fn a_campaign_runs_from_its_start_to_just_before_its_end() {
        let mut campaign = Campaign { starts_at: 100, ends_at: 200, left: 2 };
        let mut at = |now| campaign.take(now).map_err(|error| (error.code(), error.retry_after()));
        assert_eq!(at(97), Err((61401, Some(std::time::Duration::from_secs(3)))));
        assert_eq!(at(100), Ok(1));
        assert_eq!(at(199), Ok(0));
        assert_eq!(at(199), Err((61403, None)));
        assert_eq!(at(200), Err((61402, None)));
    }
}
