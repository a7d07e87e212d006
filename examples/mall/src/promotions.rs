//! Flash sales.

use std::sync::Arc;

use axum::extract::State;
use error_codes::Success;

use crate::clock;
use crate::error::MallError;
use crate::extract::Path;
use crate::live::Bought;
use crate::sessions::Visitor;
use crate::state::Mall;

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
    Ok(Success(Bought { left }).message("purchase.done"))
}
