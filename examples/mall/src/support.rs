//! Tickets for the support desk.

use std::sync::Arc;

use axum::extract::State;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::error::MallError;
use crate::extract::Json;
use crate::sessions::Visitor;
use crate::state::Mall;

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
        return Err(MallError::TicketPending { ticket: *ticket });
    }
    let id = data.next_id();
    data.tickets.insert(visitor, id);
    Ok(MallError::success(Ticket { id, subject: form.subject }).message("工单已提交"))
}
