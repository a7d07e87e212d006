//! Tasks: a plan takes a while to make.

use serde::Serialize;

use crate::clock::Seconds;
use crate::error::{MealPlanError, MissingError};
use crate::sessions::Visitor;
use crate::state::Data;

pub struct Task {
    pub owner: u64,
    pub plan: u64,
    pub ends: Seconds,
    pub cancelled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Running,
    Done,
    Cancelled,
}

impl Task {
    /// Nothing runs: what would have been done by now is done.
    pub fn status(&self, now: Seconds) -> Status {
        match self.cancelled {
            true => Status::Cancelled,
            false if now < self.ends => Status::Running,
            false => Status::Done,
        }
    }
}

#[derive(Serialize)]
pub struct TaskView {
    id: u64,
    plan: u64,
    pub status: Status,
}

pub fn show(data: &Data, visitor: Visitor, id: &str, now: Seconds) -> Result<TaskView, MissingError> {
    let id = find(data, visitor, id)?;
    Ok(view(id, &data.tasks[&id], now))
}

/// A task that has ended cannot be cancelled any more.
pub fn cancel(data: &mut Data, visitor: Visitor, id: &str, now: Seconds) -> Result<TaskView, MealPlanError> {
    let id = find(data, visitor, id)?;
    let task = data.tasks.get_mut(&id).filter(|task| task.status(now) == Status::Running);
    let detail =
        || MissingError::TaskNotCancelled { detail: format!("Task with id '{id}' has already ended") };
    let task = task.ok_or_else(detail)?;
    task.cancelled = true;
    let view = view(id, task, now);
    data.plans.remove(&view.plan);
    Ok(view)
}

fn view(id: u64, task: &Task, now: Seconds) -> TaskView {
    TaskView { id, plan: task.plan, status: task.status(now) }
}

/// A task of somebody else is not there either: the document has no code for "not yours".
fn find(data: &Data, visitor: Visitor, id: &str) -> Result<u64, MissingError> {
    let own = |id: &u64| data.tasks.get(id).is_some_and(|task| task.owner == visitor.user);
    id.parse()
        .ok()
        .filter(own)
        .ok_or_else(|| MissingError::TaskNotFound { detail: format!("Task with id '{id}' not found") })
}
