//! What runs by itself: once a minute, the workflows whose cron expressions say so.

use std::sync::Arc;
use std::time::Duration;

use crate::agent::Agent;
use crate::api::answers;
use crate::clock::{self, MINUTE, Minute, Seconds};
use crate::error::AgentError;
use crate::runner;
use crate::workflows::Execution;

/// Goes on for as long as it is polled. A minute is never run twice, and one that was slept through is not made up for.
pub async fn run(agent: Arc<Agent>) {
    loop {
        let wait = MINUTE - clock::now() % MINUTE;
        tokio::time::sleep(Duration::from_secs(wait)).await;
        let executions = due(&agent, clock::now()).unwrap_or_else(|error| {
            log(&error);
            Vec::new()
        });
        // Together, so that one that takes long does not make the others late.
        for execution in executions {
            let agent = agent.clone();
            tokio::task::spawn_local(async move {
                if let Err(error) = runner::run(&agent, &execution).await {
                    log(&error);
                }
            });
        }
    }
}

fn due(agent: &Agent, now: Seconds) -> Result<Vec<Execution>, AgentError> {
    let data = &mut *agent.lock()?;
    let due: Vec<_> = data.workflows.due(Minute::of(now)).cloned().collect();
    due.iter().map(|workflow| Ok(data.executions.create(workflow)?)).collect()
}

/// As the error of a request is logged. Nobody waits for the body.
fn log(error: &AgentError) {
    let _ = answers().report(error, "");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bots;
    use crate::workflows::tests::{form, wait};

    #[test]
    fn what_is_due_gets_an_execution() {
        let agent = Agent::default();
        {
            let data = &mut *agent.lock().unwrap();
            data.bots.create("alice", bots::tests::form("one"), &mut data.journal).unwrap();
            for cron in ["30 9 * * *", "31 9 * * *"] {
                data.workflows.create("alice", form(&[cron], vec![wait(1)])).unwrap();
            }
        }
        // 2024-02-29 09:30.
        let due = |now| due(&agent, now).unwrap().into_iter().map(|execution| execution.workflow_id);
        assert_eq!(due(1_709_199_000).collect::<Vec<_>>(), ["wf_001"]);
        assert_eq!(due(1_709_199_120).count(), 0);
    }
}
