//! Reviews of what was bought.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::Deserialize;

use crate::error::MallError;
use crate::extract::{Json, Path};
use crate::orders::{self, Status};
use crate::sessions::Visitor;
use crate::state::Mall;

const FORBIDDEN: [&str; 3] = ["刷单", "返现", "加微信"];

#[derive(Deserialize)]
pub struct ReviewForm {
    text: String,
}

pub async fn write(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
    Json(form): Json<ReviewForm>,
) -> Result<Success<()>, MallError> {
    let mut data = mall.lock()?;
    let order = orders::own(&mut data, visitor, id)?;
    if order.status != Status::Completed {
        return Err(MallError::ReviewTooEarly { status: order.status });
    }
    if order.reviewed {
        return Err(MallError::ReviewExists);
    }
    if let Some(word) = FORBIDDEN.into_iter().find(|word| form.text.contains(word)) {
        return Err(MallError::ReviewViolation { word });
    }
    order.reviewed = true;
    Ok(MallError::success(()).message("评价成功"))
}
