//! Bots and their memories.

use error_codes::web::actix::{Json, Path};
use error_codes::{Locale, Success};

use super::{State, created, deleted};
use crate::access::Visitor;
use crate::agent::Data;
use crate::bots::{Bot, BotForm};
use crate::error::AgentError;
use crate::memories::{Memory, MemoryForm};
use crate::validation::check;

type Answer<T> = Result<Success<T>, AgentError>;

fn check_owned(data: &Data, visitor: &Visitor, id: &str) -> Result<(), AgentError> {
    Ok(visitor.check_owner(&data.bots.get(id)?.owner, "use the bot of another user")?)
}

pub async fn list(visitor: Visitor, agent: State) -> Answer<Vec<Bot>> {
    Ok(Success(agent.lock()?.bots.of(&visitor.name).cloned().collect()))
}

pub async fn create(
    visitor: Visitor,
    locale: Locale,
    agent: State,
    Json(form): Json<BotForm>,
) -> Answer<Bot> {
    check(&form, &locale)?;
    let data = &mut *agent.lock()?;
    Ok(created(data.bots.create(&visitor.name, form, &mut data.journal)?))
}

pub async fn show(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Bot> {
    let data = agent.lock()?;
    check_owned(&data, &visitor, &id)?;
    Ok(Success(data.bots.get(&id)?.clone()))
}

pub async fn update(
    visitor: Visitor,
    locale: Locale,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<BotForm>,
) -> Answer<Bot> {
    check(&form, &locale)?;
    let data = &mut *agent.lock()?;
    check_owned(data, &visitor, &id)?;
    Ok(Success(data.bots.update(&id, form, &mut data.journal)?))
}

pub async fn delete(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<()> {
    let data = &mut *agent.lock()?;
    check_owned(data, &visitor, &id)?;
    data.bots.delete(&id, &mut data.journal)?;
    Ok(deleted())
}

pub async fn activate(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Bot> {
    let data = &mut *agent.lock()?;
    check_owned(data, &visitor, &id)?;
    Ok(Success(data.bots.activate(&id, visitor.admin, &mut data.journal)?))
}

pub async fn suspend(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Bot> {
    visitor.check_admin("suspend a bot")?;
    let data = &mut *agent.lock()?;
    Ok(Success(data.bots.suspend(&id, &mut data.journal)?))
}

pub async fn memories(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Vec<Memory>> {
    let data = agent.lock()?;
    check_owned(&data, &visitor, &id)?;
    Ok(Success(data.memories.of(&id).cloned().collect()))
}

pub async fn remember(
    visitor: Visitor,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<MemoryForm>,
) -> Answer<Memory> {
    let data = &mut *agent.lock()?;
    check_owned(data, &visitor, &id)?;
    Ok(created(data.memories.store(&id, form, &mut data.journal)?))
}

pub async fn memory(
    visitor: Visitor,
    agent: State,
    Path((id, memory)): Path<(String, String)>,
) -> Answer<Memory> {
    let data = agent.lock()?;
    check_owned(&data, &visitor, &id)?;
    Ok(Success(data.memories.get(&id, &memory)?.clone()))
}

pub async fn forget(
    visitor: Visitor,
    agent: State,
    Path((id, memory)): Path<(String, String)>,
) -> Answer<()> {
    let mut data = agent.lock()?;
    check_owned(&data, &visitor, &id)?;
    data.memories.forget(&id, &memory)?;
    Ok(deleted())
}
