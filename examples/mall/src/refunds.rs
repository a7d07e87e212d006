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
        return Err(MallError::RefundPending);
    }
    match order.status {
        Status::Completed if now > order.completed_at + REFUND_DAYS * DAY => {
            return Err(MallError::RefundPeriodExceeded { days: REFUND_DAYS });
        }
        Status::Paid | Status::Shipped | Status::Completed => {}
        Status::Unpaid | Status::Cancelled | Status::Expired => {
            return Err(MallError::StateConflict { action: "refund" });
        }
    }
    if has_virtual {
        return Err(MallError::RefundUnsupported);
    }
    order.refund_requested = true;
    Ok(MallError::success(OrderView::of(id, order)).message("退款申请已提交"))
}
