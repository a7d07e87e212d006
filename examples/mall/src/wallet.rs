//! Money and points that the mall keeps for a user.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use mall_promotions::points;
use serde::{Deserialize, Serialize};

use crate::error::MallError;
use crate::extract::Json;
use crate::sessions::Visitor;
use crate::state::Mall;

/// 账户余额
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::BALANCE)]
#[catalog(packs = crate::PACKS, error)]
pub enum BalanceError {
    /// 账户余额不足
    ///
    /// 钱包余额 < 支付金额
    #[code(62301, http = 402, msg = "balance.insufficient", was(80201))]
    BalanceInsufficient {
        #[detail]
        missing_fen: u64,
    },

    /// 提现金额不足
    ///
    /// 未达最低提现额
    #[code(62302, http = 422, msg = "withdrawal.too_small", was(80202))]
    WithdrawalTooSmall {
        #[detail]
        minimum_fen: u64,
    },

    /// 提现账户未绑定
    ///
    /// 未实名认证
    #[code(62303, http = 403, msg = "withdrawal.unbound", was(80203))]
    WithdrawalAccountUnbound,
}

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
        return Err(BalanceError::WithdrawalAccountUnbound.into());
    }
    if form.amount_fen < SMALLEST_WITHDRAWAL_FEN {
        return Err(BalanceError::WithdrawalTooSmall { minimum_fen: SMALLEST_WITHDRAWAL_FEN }.into());
    }
    let missing_fen = form.amount_fen.saturating_sub(user.balance_fen);
    if missing_fen > 0 {
        return Err(BalanceError::BalanceInsufficient { missing_fen }.into());
    }
    user.balance_fen -= form.amount_fen;
    let wallet = Wallet { balance_fen: user.balance_fen, points: user.points };
    Ok(Success(wallet).message("withdrawal.done"))
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
    user.points = points::spend(user.points, form.points)?;
    user.balance_fen += form.points * FEN_PER_POINT;
    let wallet = Wallet { balance_fen: user.balance_fen, points: user.points };
    Ok(Success(wallet).message("points.redeemed"))
}
