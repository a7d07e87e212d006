//! Tickets for the support desk.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::error::{BoxError, MallError};
use crate::extract::Json;
use crate::sessions::Visitor;
use crate::state::Mall;

/// 客服工单
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::TICKET)]
#[catalog(packs = crate::PACKS, error)]
pub enum TicketError {
    /// 客服不在线
    ///
    /// 非工作时间
    #[code(61901, http = 503, msg = "support.offline", retry = after(wait_seconds), was(90201), log = info)]
    SupportOffline {
        #[detail]
        wait_seconds: u64,
    },

    /// 工单处理中
    ///
    /// 重复提交拦截
    #[code(61902, http = 409, msg = "ticket.pending", was(90202))]
    TicketPending {
        #[detail]
        ticket: u64,
    },
}

/// 消息通知
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::NOTICE)]
#[catalog(packs = crate::PACKS, error)]
pub enum NoticeError {
    /// 消息发送失败
    ///
    /// 站内信/推送失败
    #[code(62001, http = 502, msg = "notice.send_failed", retry = backoff, was(90301))]
    NoticeSendFailed {
        #[source]
        cause: BoxError,
    },

    /// 消息已读
    ///
    /// 重复已读拦截
    #[code(62002, http = 409, msg = "notice.read", was(90302), log = info)]
    NoticeAlreadyRead,
}

#[derive(Deserialize)]
pub struct TicketForm {
    subject: String,
}

#[derive(Serialize)]
pub struct Ticket {
    id: u64,
    subject: String,
}

/// One open ticket a user: the desk answers them in turn.
pub async fn open_ticket(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Json(form): Json<TicketForm>,
) -> Result<Success<Ticket>, MallError> {
    let mut data = mall.lock()?;
    if let Some(ticket) = data.tickets.get(&visitor) {
        return Err(TicketError::TicketPending { ticket: *ticket }.into());
    }
    let id = data.next_id();
    data.tickets.insert(visitor, id);
    Ok(Success(Ticket { id, subject: form.subject }).message("ticket.opened"))
}
