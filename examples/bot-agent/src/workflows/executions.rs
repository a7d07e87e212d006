//! Executions of workflows: which state may follow which.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Workflow, WorkflowError};
use crate::error::AgentError;
use crate::journal::Ids;
use crate::system::SystemError;

/// So many executions run at a time, whosever they are.
pub const SLOTS: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Pending,
    Running,
    Completed,
    Failed,
    Cancelled,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The document's arrows, and running → failed, which it forgot.
    const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Pending | Self::Completed | Self::Failed, Self::Running)
                | (Self::Running, Self::Completed | Self::Failed)
                | (_, Self::Cancelled)
        )
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Execution {
    #[serde(rename = "execution_id")]
    pub id: String,
    pub workflow_id: String,
    state: State,
}

impl Execution {
    fn become_state(&mut self, next: State) -> Result<(), SystemError> {
        if !self.state.may_become(next) {
            return Err(SystemError::StateConflict { state: self.state.name() });
        }
        self.state = next;
        Ok(())
    }
}

#[derive(Default)]
pub struct Executions {
    executions: BTreeMap<String, Execution>,
    ids: Ids,
}

impl Executions {
    pub fn get(&self, id: &str) -> Result<&Execution, WorkflowError> {
        self.executions.get(id).ok_or_else(|| not_found(id))
    }

    fn get_mut(&mut self, id: &str) -> Result<&mut Execution, WorkflowError> {
        self.executions.get_mut(id).ok_or_else(|| not_found(id))
    }

    pub fn create(&mut self, workflow: &Workflow) -> Result<Execution, WorkflowError> {
        workflow.check_enabled()?;
        let (id, workflow_id) = (self.ids.next("exec"), workflow.id.clone());
        let execution = Execution { id, workflow_id, state: State::Pending };
        self.executions.insert(execution.id.clone(), execution.clone());
        Ok(execution)
    }

    /// → running. A workflow runs once at a time, and so many workflows run together.
    pub fn begin(&mut self, id: &str, workflow: &Workflow) -> Result<(), AgentError> {
        workflow.check_enabled()?;
        let running = || self.executions.values().filter(|execution| execution.state == State::Running);
        if let Some(other) = running().find(|execution| execution.workflow_id == workflow.id) {
            return Err(WorkflowError::AlreadyRunning { execution_id: other.id.clone() }.into());
        }
        let running = running().count();
        if running >= SLOTS {
            let cause = format!("{running} executions are running").into();
            return Err(SystemError::ServiceUnavailable { cause }.into());
        }
        Ok(self.get_mut(id)?.become_state(State::Running)?)
    }

    /// running → completed or failed. One that was cancelled meanwhile stays so.
    pub fn finish(&mut self, id: &str, done: bool) -> Result<Execution, AgentError> {
        let execution = self.get_mut(id)?;
        execution.become_state(if done { State::Completed } else { State::Failed })?;
        Ok(execution.clone())
    }

    pub fn cancel(&mut self, id: &str) -> Result<Execution, AgentError> {
        let execution = self.get_mut(id)?;
        execution.become_state(State::Cancelled)?;
        Ok(execution.clone())
    }

    /// Refuses to go on with what is no longer running.
    pub fn check_running(&self, id: &str) -> Result<(), AgentError> {
        match self.get(id)?.state {
            State::Running => Ok(()),
            other => Err(SystemError::StateConflict { state: other.name() }.into()),
        }
    }
}

fn not_found(id: &str) -> WorkflowError {
    WorkflowError::ExecutionNotFound { execution_id: id.to_owned() }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::super::Workflows;
    use super::super::tests::{form, wait};
    use super::*;

    fn workflow(workflows: &mut Workflows) -> Workflow {
        workflows.create("alice", form(&["manual"], vec![wait(1)])).unwrap()
    }

    #[test]
    fn states_follow_the_arrows_and_no_others() {
        use State::{Cancelled, Completed, Failed, Pending, Running};
        let all = [Pending, Running, Completed, Failed, Cancelled];
        let arrows = [
            (Pending, Running),
            (Running, Completed),
            (Running, Failed),
            (Completed, Running),
            (Failed, Running),
            (Pending, Cancelled),
            (Running, Cancelled),
            (Completed, Cancelled),
            (Failed, Cancelled),
            (Cancelled, Cancelled),
        ];
        for from in all {
            for to in all {
                assert_eq!(from.may_become(to), arrows.contains(&(from, to)), "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn a_workflow_runs_once_at_a_time_and_again_when_it_is_done() {
        let (mut workflows, mut executions) = (Workflows::default(), Executions::default());
        let workflow = workflow(&mut workflows);
        let first = executions.create(&workflow).unwrap().id;
        let second = executions.create(&workflow).unwrap().id;
        executions.begin(&first, &workflow).unwrap();
        assert_eq!(executions.begin(&second, &workflow).unwrap_err().code(), 2006);
        executions.finish(&first, false).unwrap();
        executions.begin(&first, &workflow).unwrap();
        executions.finish(&first, true).unwrap();
        executions.begin(&second, &workflow).unwrap();
        executions.cancel(&second).unwrap();
        assert_eq!(executions.finish(&second, true).unwrap_err().code(), 9055);
        assert_eq!(executions.begin(&second, &workflow).unwrap_err().code(), 9055);
        assert_eq!(executions.get("exec_9").unwrap_err().code(), 2008);
    }

    #[test]
    fn all_slots_taken_is_no_fault_of_the_workflow() {
        let (mut workflows, mut executions) = (Workflows::default(), Executions::default());
        let mut begin = || {
            let workflow = workflow(&mut workflows);
            let id = executions.create(&workflow).unwrap().id;
            executions.begin(&id, &workflow).map_err(|error| error.code())
        };
        for _ in 0..SLOTS {
            assert_eq!(begin(), Ok(()));
        }
        assert_eq!(begin(), Err(9006));
    }
}
