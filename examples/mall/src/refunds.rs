//! Asking for one's money back.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};

use crate::clock::{self, DAY};
use crate::error::MallError;
use crate::extract::Path;
use crate::orders::{self, OrderView, Status};
use crate::sessions::Visitor;
use crate::state::Mall;

/// 退款售后
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::REFUND)]
#[catalog(packs = crate::PACKS, error)]
pub enum RefundError {
    /// 超出退款期限
    ///
    /// 如 7 天无理由退货期
    #[code(61201, http = 410, msg = "refund.too_late", was(40501))]
    RefundPeriodExceeded {
        #[detail]
        days: u64,
    },

    /// 不支持退款的商品
    ///
    /// 如虚拟商品
    #[code(61202, http = 422, msg = "refund.unsupported", was(40502))]
    RefundUnsupported,

    /// 退款申请审核中
    ///
    /// 重复提交拦截
    #[code(61203, http = 409, msg = "refund.pending", was(40503))]
    RefundPending,
}

const REFUND_DAYS: u64 = 7;

pub async fn request(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
) -> Result<Success<OrderView>, MallError> {
    let now = clock::now();
    let mut data = mall.lock()?;
    let items = orders::own(&mut data, visitor, id)?.items.clone();
    let has_virtual = items.keys().any(|id| data.products.get(id).is_some_and(|product| product.is_virtual));
    let order = orders::own(&mut data, visitor, id)?;
    if order.refund_requested {
        return Err(RefundError::RefundPending.into());
    }
    match order.status {
        Status::Completed if now > order.completed_at + REFUND_DAYS * DAY => {
            return Err(RefundError::RefundPeriodExceeded { days: REFUND_DAYS }.into());
        }
        Status::Paid | Status::Shipped | Status::Completed => {}
        Status::Unpaid | Status::Cancelled | Status::Expired => {
            return Err(MallError::StateConflict { action: "refund" });
        }
    }
    if has_virtual {
        return Err(RefundError::RefundUnsupported.into());
    }
    order.refund_requested = true;
    Ok(Success(OrderView::of(id, order)).message("refund.requested"))
}
