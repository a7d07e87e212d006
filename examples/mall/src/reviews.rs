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

/// 评价评论
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::REVIEW)]
#[catalog(keys = "review", names = "REVIEW_", packs = crate::PACKS, error)]
pub enum ReviewError {
    /// 订单未完成无法评价
    ///
    /// 需订单状态=已完成
    #[code(61801, http = 409, was(90101))]
    TooEarly {
        #[detail]
        status: Status,
    },

    /// 评价已存在
    ///
    /// 重复评价拦截
    #[code(61802, http = 409, was(90102))]
    Exists,

    /// 评价内容违规
    ///
    /// 敏感词过滤
    // The word stays inside: it would tell spammers what to write differently.
    #[code(61803, http = 422, was(90103))]
    Violation { word: &'static str },
}

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
        return Err(ReviewError::TooEarly { status: order.status }.into());
    }
    if order.reviewed {
        return Err(ReviewError::Exists.into());
    }
    if let Some(word) = FORBIDDEN.into_iter().find(|word| form.text.contains(word)) {
        return Err(ReviewError::Violation { word }.into());
    }
    order.reviewed = true;
    Ok(Success(()).message("review.written"))
}
