//! Logging in, and maintenance.

use error_codes::web::actix::Json;
use error_codes::{Locale, Success};
use serde::{Deserialize, Serialize};

use super::{State, created};
use crate::access::{Session, SessionForm, Visitor};
use crate::clock;
use crate::error::AgentError;
use crate::validation::check;

pub async fn log_in(
    locale: Locale,
    agent: State,
    Json(form): Json<SessionForm>,
) -> Result<Success<Session>, AgentError> {
    check(&form, &locale)?;
    Ok(created(agent.lock()?.access.log_in(&form, clock::now())?))
}

#[derive(Deserialize, Serialize)]
pub struct Maintenance {
    on: bool,
}

pub async fn maintain(
    visitor: Visitor,
    agent: State,
    Json(form): Json<Maintenance>,
) -> Result<Success<Maintenance>, AgentError> {
    visitor.check_admin("begin or end maintenance")?;
    agent.lock()?.access.maintenance = form.on;
    Ok(Success(form))
}
