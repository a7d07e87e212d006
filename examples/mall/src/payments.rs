//! Paying for an order.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::clock::{self, Seconds};
use crate::error::{BalanceError, MallError};
use crate::extract::{Json, Path};
use crate::orders::{self, OrderView, Status};
use crate::sessions::Visitor;
use crate::state::{Data, Mall};
use crate::upstream;

/// 订单支付
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::ORDER_PAY)]
#[catalog(packs = crate::PACKS, error)]
pub enum PayError {
    /// 订单已支付
    ///
    /// 重复支付拦截
    #[code(61001, http = 409, msg = "order.paid", was(40301))]
    OrderAlreadyPaid,

    /// 订单已超时
    ///
    /// 超过支付时限自动取消
    #[code(61002, http = 410, msg = "order.expired", was(40302))]
    OrderExpired,

    /// 支付金额不匹配
    ///
    /// 订单金额与支付金额不一致
    #[code(61003, http = 422, msg = "pay.amount_mismatch", was(40303))]
    PayAmountMismatch { offered_fen: u64, owed_fen: u64 },
}

/// 支付通道
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::PAY_CHANNEL)]
#[catalog(packs = crate::PACKS, error)]
pub enum ChannelError {
    /// 支付渠道维护中
    ///
    /// 如微信支付暂停
    #[code(62201, http = 503, msg = "channel.maintenance", retry = backoff, was(80101), log = warn)]
    ChannelMaintenance {
        #[detail]
        channel: Channel,
    },

    /// 支付金额超出限额
    ///
    /// 单笔/日累计限额
    #[code(62202, http = 422, msg = "channel.limit", was(80102))]
    PayLimitExceeded {
        #[detail]
        limit_fen: u64,
    },

    /// 银行卡余额不足
    ///
    /// 第三方返回
    #[code(62203, http = 402, msg = "card.insufficient", was(80103))]
    CardBalanceInsufficient,
}

const WECHAT_LIMIT_FEN: u64 = 500_000;
const IN_MAINTENANCE: [Channel; 1] = [Channel::Unionpay];

/// A way to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// From the wallet that the mall keeps.
    Balance,
    /// Up to 5000 yuan at once.
    Wechat,
    /// Through a payment gateway on the network.
    Alipay,
    /// As far as the card goes.
    BankCard,
    /// In maintenance.
    Unionpay,
}

#[derive(Deserialize)]
pub struct PayForm {
    channel: Channel,
    amount_fen: u64,
}

pub async fn pay(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
    Json(form): Json<PayForm>,
) -> Result<Success<OrderView>, MallError> {
    let now = clock::now();
    check_payable(&mut *mall.lock()?, visitor, id, form.amount_fen, now)?;
    if IN_MAINTENANCE.contains(&form.channel) {
        return Err(ChannelError::ChannelMaintenance { channel: form.channel }.into());
    }
    if form.channel == Channel::Alipay {
        upstream::charge_alipay(id, form.amount_fen).await?;
    }
    let mut data = mall.lock()?;
    // Again: the gateway took its time, and the order may have been paid or cancelled meanwhile.
    check_payable(&mut data, visitor, id, form.amount_fen, now)?;
    charge(&mut data, visitor, form.channel, form.amount_fen)?;
    let order = orders::own(&mut data, visitor, id)?;
    order.status = Status::Paid;
    Ok(Success(OrderView::of(id, order)).message("payment.done"))
}

fn check_payable(
    data: &mut Data,
    visitor: u64,
    id: u64,
    offered_fen: u64,
    now: Seconds,
) -> Result<(), MallError> {
    let order = orders::own(data, visitor, id)?;
    match order.status {
        Status::Unpaid if now > order.pay_by => {
            order.status = Status::Expired;
            let items = order.items.clone();
            orders::restock(data, &items);
            Err(PayError::OrderExpired.into())
        }
        Status::Unpaid if offered_fen != order.total_fen => {
            Err(PayError::PayAmountMismatch { offered_fen, owed_fen: order.total_fen }.into())
        }
        Status::Unpaid => Ok(()),
        Status::Paid | Status::Shipped | Status::Completed => Err(PayError::OrderAlreadyPaid.into()),
        Status::Expired => Err(PayError::OrderExpired.into()),
        Status::Cancelled => Err(MallError::StateConflict { action: "pay" }),
    }
}

fn charge(data: &mut Data, visitor: u64, channel: Channel, amount_fen: u64) -> Result<(), MallError> {
    let user = data.user_mut(visitor)?;
    match channel {
        Channel::Balance => {
            let missing_fen = amount_fen.saturating_sub(user.balance_fen);
            if missing_fen > 0 {
                return Err(BalanceError::BalanceInsufficient { missing_fen }.into());
            }
            user.balance_fen -= amount_fen;
        }
        Channel::BankCard => {
            user.card_fen =
                user.card_fen.checked_sub(amount_fen).ok_or(ChannelError::CardBalanceInsufficient)?;
        }
        Channel::Wechat if amount_fen > WECHAT_LIMIT_FEN => {
            return Err(ChannelError::PayLimitExceeded { limit_fen: WECHAT_LIMIT_FEN }.into());
        }
        Channel::Wechat | Channel::Alipay | Channel::Unionpay => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed;

    #[test]
    fn an_order_can_be_paid_until_its_last_second() {
        let now = 1_800_000_000;
        let mut data = seed::data(now);
        let order = data.orders.get_mut(&seed::UNPAID_IN_TIME).unwrap();
        order.pay_by = now;
        let (buyer, total) = (order.buyer, order.total_fen);
        let mut at = |now| {
            check_payable(&mut data, buyer, seed::UNPAID_IN_TIME, total, now).map_err(|error| error.code())
        };
        assert_eq!(at(now), Ok(()));
        assert_eq!(at(now + 1), Err(61002));
        // Expired for good, whatever the clock says later.
        assert_eq!(at(now), Err(61002));
    }

    #[test]
    fn the_goods_of_an_expired_order_go_back_on_sale() {
        let mut data = seed::data(1_800_000_000);
        let order = &data.orders[&seed::OVERDUE];
        let (buyer, total, items) = (order.buyer, order.total_fen, order.items.clone());
        let (product, quantity) = items.first_key_value().unwrap();
        let before = data.products[product].stock;
        check_payable(&mut data, buyer, seed::OVERDUE, total, 1_800_000_000).unwrap_err();
        assert_eq!(data.products[product].stock, before + quantity);
    }
}
