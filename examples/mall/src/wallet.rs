//! Money and points that the mall keeps for a user.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::error::MallError;
use crate::extract::Json;
use crate::sessions::Visitor;
use crate::state::Mall;

const SMALLEST_WITHDRAWAL_FEN: u64 = 1_000;
const FEN_PER_POINT: u64 = 1;

#[derive(Serialize)]
pub struct Wallet {
    balance_fen: u64,
    points: u64,
}

#[derive(Deserialize)]
pub struct WithdrawalForm {
    amount_fen: u64,
}

pub async fn withdraw(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Json(form): Json<WithdrawalForm>,
) -> Result<Success<Wallet>, MallError> {
    let mut data = mall.lock()?;
    let user = data.user_mut(visitor)?;
    if user.real_name.is_none() {
        return Err(MallError::WithdrawalAccountUnbound);
    }
    if form.amount_fen < SMALLEST_WITHDRAWAL_FEN {
        return Err(MallError::WithdrawalTooSmall { minimum_fen: SMALLEST_WITHDRAWAL_FEN });
    }
    let missing_fen = form.amount_fen.saturating_sub(user.balance_fen);
    if missing_fen > 0 {
        return Err(MallError::BalanceInsufficient { missing_fen });
    }
    user.balance_fen -= form.amount_fen;
    let wallet = Wallet { balance_fen: user.balance_fen, points: user.points };
    Ok(MallError::success(wallet).message("提现成功"))
}

#[derive(Deserialize)]
pub struct RedemptionForm {
    points: u64,
}

pub async fn redeem_points(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Json(form): Json<RedemptionForm>,
) -> Result<Success<Wallet>, MallError> {
    let mut data = mall.lock()?;
    let user = data.user_mut(visitor)?;
    let missing = form.points.saturating_sub(user.points);
    if missing > 0 {
        return Err(MallError::PointsInsufficient { missing });
    }
    user.points -= form.points;
    user.balance_fen += form.points * FEN_PER_POINT;
    let wallet = Wallet { balance_fen: user.balance_fen, points: user.points };
    Ok(MallError::success(wallet).message("积分兑换成功"))
}
