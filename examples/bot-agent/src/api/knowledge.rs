//! Files, and looking things up in them.

use error_codes::Success;
use error_codes::web::actix::{Json, Path, Query};
use serde::Deserialize;

use super::{State, created, deleted};
use crate::access::Visitor;
use crate::error::AgentError;
use crate::knowledge::{File, FileForm, Hit};

type Answer<T> = Result<Success<T>, AgentError>;

pub async fn upload(visitor: Visitor, agent: State, Json(form): Json<FileForm>) -> Answer<File> {
    let data = &mut *agent.lock()?;
    Ok(created(data.knowledge.upload(&visitor.name, form, &mut data.journal)?))
}

pub async fn show(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<File> {
    Ok(Success(agent.lock()?.knowledge.get(&id, &visitor.name)?.clone()))
}

pub async fn delete(visitor: Visitor, agent: State, Path(id): Path<String>) -> Answer<()> {
    let data = &mut *agent.lock()?;
    data.knowledge.delete(&id, &visitor.name, &mut data.journal)?;
    Ok(deleted())
}

#[derive(Deserialize)]
pub struct Search {
    words: String,
}

pub async fn search(visitor: Visitor, agent: State, Query(query): Query<Search>) -> Answer<Vec<Hit>> {
    Ok(Success(agent.lock()?.knowledge.search(&visitor.name, &query.words)))
}
