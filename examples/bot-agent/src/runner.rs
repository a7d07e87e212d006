//! What takes time: running a workflow, and asking a bot.
//!
//! The state is not locked meanwhile. It is looked at before, between steps and after.

use std::time::Duration;

use tokio::time::timeout;

use crate::agent::Agent;
use crate::bots::Model;
use crate::error::AgentError;
use crate::memories::MemoryForm;
use crate::messages::{Message, MessageError};
use crate::system::SystemError;
use crate::upstream::Fault;
use crate::workflows::{
    Action, Execution, Failure, Workflow, WorkflowError, fetch_calendar, own_failure, wait,
};

/// Runs an execution to its end, which is in its record as well as in the answer.
pub async fn run(agent: &Agent, execution: &Execution) -> Result<Execution, AgentError> {
    let id = &execution.id;
    let workflow = {
        let mut data = agent.lock()?;
        let workflow = data.workflows.get(&execution.workflow_id)?.clone();
        data.executions.begin(id, &workflow)?;
        workflow
    };
    let ended = Ended { agent, id, known: false };
    let limit_ms = workflow.timeout_ms;
    let result = match timeout(Duration::from_millis(limit_ms), steps(agent, id, &workflow)).await {
        Ok(result) => result,
        Err(_) => Err(WorkflowError::Timeout { execution_id: id.clone(), limit_ms }.into()),
    };
    result.and_then(|()| ended.completed())
}

/// An execution that is under way. It has failed unless someone says that it is completed, also where the client went away and
/// nobody waits for the end any more: nothing stays running for ever.
struct Ended<'a> {
    agent: &'a Agent,
    id: &'a str,
    /// It is in the record: from then on the execution may be running again, for someone else.
    known: bool,
}

impl Ended<'_> {
    fn completed(mut self) -> Result<Execution, AgentError> {
        let mut data = self.agent.lock()?;
        data.executions.check_running(self.id)?;
        data.journal.record("complete", self.id).map_err(|cause| WorkflowError::ExecutionFailed {
            execution_id: self.id.to_owned(),
            cause: cause.into(),
        })?;
        let execution = data.executions.finish(self.id, true)?;
        self.known = true;
        Ok(execution)
    }
}

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        if !self.known
            && let Ok(mut data) = self.agent.lock()
        {
            // Unless it was cancelled, it has failed.
            let _ = data.executions.finish(self.id, false);
        }
    }
}

async fn steps(agent: &Agent, id: &str, workflow: &Workflow) -> Result<(), AgentError> {
    for (number, action) in (1..).zip(&workflow.steps) {
        step(agent, workflow, action)
            .await
            .map_err(|failure| failure.into_error(id.to_owned(), number, action.name()))?;
        // Someone may have cancelled it meanwhile.
        agent.lock()?.executions.check_running(id)?;
    }
    Ok(())
}

async fn step(agent: &Agent, workflow: &Workflow, action: &Action) -> Result<(), Failure> {
    match action {
        Action::Wait { millis } => {
            wait(*millis).await;
            Ok(())
        }
        Action::FetchCalendar => fetch_calendar(&agent.calendar).await,
        Action::Remember { text } => remember(agent, workflow, text).map_err(own_failure),
    }
}

fn remember(agent: &Agent, workflow: &Workflow, text: &str) -> Result<(), AgentError> {
    let mut data = agent.lock()?;
    let data = &mut *data;
    data.bots.get(&workflow.bot_id)?.check_online()?;
    let memory = MemoryForm { kind: "event".to_owned(), content: text.to_owned(), importance: 0.5 };
    data.memories.store(&workflow.bot_id, memory, &mut data.journal)?;
    Ok(())
}

/// Asks the bot for a reply to a message that is on its way.
pub async fn reply(agent: &Agent, message: &Message, model: Model) -> Result<Message, AgentError> {
    let reply = match model {
        Model::Echo => Ok(message.text.clone()),
        Model::Remote => agent.model.get("/reply").await,
    };
    let mut data = agent.lock()?;
    let (reply, fault) = match reply {
        Ok(reply) => (Some(reply), None),
        Err(fault) => (None, Some(fault)),
    };
    let finished = data.messages.finish(&message.id, reply);
    match fault {
        Some(fault @ Fault::Refused(_)) => {
            Err(SystemError::ExternalServiceError { service: "model", cause: fault.into() }.into())
        }
        Some(cause) => {
            let (bot_id, message_id) = (message.bot_id.clone(), message.id.clone());
            Err(MessageError::BotNotResponding { bot_id, message_id, cause }.into())
        }
        None => finished.ok_or_else(|| MessageError::NotFound { message_id: message.id.clone() }.into()),
    }
}
