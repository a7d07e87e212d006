//! Workflows and their executions.

use error_codes::web::actix::{Json, Path};
use error_codes::{Locale, Success};
use serde::Deserialize;

use super::{State, created, deleted};
use crate::access::Visitor;
use crate::agent::Data;
use crate::error::AgentError;
use crate::runner;
use crate::validation::check;
use crate::workflows::{Execution, Workflow, WorkflowForm};

type Answer<T> = Result<Success<T>, AgentError>;

fn owned<'a>(data: &'a Data, visitor: &Visitor, id: &str) -> Result<&'a Workflow, AgentError> {
    let workflow = data.workflows.get(id)?;
    visitor.check_owner(&workflow.owner, "use the workflow of another user")?;
    Ok(workflow)
}

/// An execution of a workflow that is the visitor's, and may be gone.
fn owned_execution(data: &Data, visitor: &Visitor, id: &str) -> Result<Execution, AgentError> {
    let execution = data.executions.get(id)?;
    owned(data, visitor, &execution.workflow_id)?;
    Ok(execution.clone())
}

pub async fn create(
    visitor: Visitor,
    locale: Locale,
    agent: State,
    Json(form): Json<WorkflowForm>,
) -> Answer<Workflow> {
    check(&form, &locale)?;
    let mut data = agent.lock()?;
    visitor.check_owner(&data.bots.get(&form.bot_id)?.owner, "use the bot of another user")?;
    Ok(created(data.workflows.create(&visitor.name, form)?))
}

pub async fn show(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Workflow> {
    Ok(Success(owned(&*agent.lock()?, &visitor, &id)?.clone()))
}

pub async fn delete(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<()> {
    let mut data = agent.lock()?;
    owned(&data, &visitor, &id)?;
    data.workflows.delete(&id)?;
    Ok(deleted())
}

#[derive(Deserialize)]
pub struct Enabled {
    enabled: bool,
}

pub async fn enable(
    visitor: Visitor,
    agent: State,
    Path(id): Path<String>,
    Json(form): Json<Enabled>,
) -> Answer<Workflow> {
    let mut data = agent.lock()?;
    owned(&data, &visitor, &id)?;
    Ok(Success(data.workflows.enable(&id, form.enabled)?))
}

/// An execution that waits to be run: pending.
pub async fn begin(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Execution> {
    let mut data = agent.lock()?;
    let workflow = owned(&data, &visitor, &id)?.clone();
    Ok(created(data.executions.create(&workflow)?))
}

pub async fn execution(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Execution> {
    Ok(Success(owned_execution(&*agent.lock()?, &visitor, &id)?))
}

/// Answers when the execution has ended.
pub async fn run(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Execution> {
    let execution = owned_execution(&*agent.lock()?, &visitor, &id)?;
    Ok(Success(runner::run(&agent, &execution).await?))
}

pub async fn cancel(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<Execution> {
    let mut data = agent.lock()?;
    owned_execution(&data, &visitor, &id)?;
    Ok(Success(data.executions.cancel(&id)?))
}
