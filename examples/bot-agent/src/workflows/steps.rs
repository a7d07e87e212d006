//! The steps of a workflow, and how each can fail.

use std::time::Duration;

use error_codes::{ErrorCode, Report, Retry};
use serde::{Deserialize, Serialize};

use super::WorkflowError;
use crate::error::AgentError;
use crate::system::BoxError;
use crate::upstream::{Fault, Upstream};

const MOST: usize = 10;
const LONGEST_WAIT: u64 = 10_000;

/// A step as a user writes it.
#[derive(Deserialize)]
pub struct StepForm {
    pub action: String,
    pub millis: Option<u64>,
    pub text: Option<String>,
}

/// A step that can be done.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    Wait { millis: u64 },
    FetchCalendar,
    Remember { text: String },
}

/// All steps, or the first that cannot be done.
pub fn parse(forms: Vec<StepForm>) -> Result<Vec<Action>, WorkflowError> {
    let invalid = |step, action, expected| WorkflowError::StepInvalid { step, action, expected };
    if forms.is_empty() || forms.len() > MOST {
        return Err(invalid(forms.len(), String::new(), "1 to 10 steps"));
    }
    let parse = |(step, form): (usize, StepForm)| match (&*form.action, form.millis, form.text) {
        ("wait", Some(millis @ ..=LONGEST_WAIT), None) => Ok(Action::Wait { millis }),
        ("wait", ..) => Err(invalid(step, form.action, "millis: 0 to 10000")),
        ("fetch_calendar", None, None) => Ok(Action::FetchCalendar),
        ("fetch_calendar", ..) => Err(invalid(step, form.action, "no parameters")),
        ("remember", None, Some(text)) => Ok(Action::Remember { text }),
        ("remember", ..) => Err(invalid(step, form.action, "text")),
        _ => Err(invalid(step, form.action, "action: wait, fetch_calendar, remember")),
    };
    (1..).zip(forms).map(parse).collect()
}

impl Action {
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Wait { .. } => "wait",
            Self::FetchCalendar => "fetch_calendar",
            Self::Remember { .. } => "remember",
        }
    }
}

/// What failed: it decides which of three errors a failure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Step,
    Source,
    Call,
}

/// Why a step was not done.
#[derive(Debug)]
pub struct Failure {
    pub kind: Kind,
    /// What users are told. The cause they are not.
    pub error: String,
    pub retry_able: bool,
    pub cause: BoxError,
}

impl Failure {
    /// The error that the failed step of an execution is.
    pub fn into_error(self, execution_id: String, step: usize, action: &'static str) -> WorkflowError {
        let Self { kind, error, retry_able, cause } = self;
        match kind {
            Kind::Step => WorkflowError::StepFailed { execution_id, step, action, error, retry_able, cause },
            Kind::Source => {
                WorkflowError::SourceUnavailable { execution_id, step, action, error, retry_able, cause }
            }
            Kind::Call => {
                WorkflowError::ApiCallFailed { execution_id, step, action, error, retry_able, cause }
            }
        }
    }
}

/// A pause that whoever runs the workflow is held up by.
pub async fn wait(millis: u64) {
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

pub async fn fetch_calendar(calendar: &Upstream) -> Result<(), Failure> {
    let Err(fault) = calendar.get("/events").await else { return Ok(()) };
    let (kind, error, retry_able) = match &fault {
        Fault::Late => (Kind::Step, "Calendar API连接超时".to_owned(), true),
        Fault::Unreachable(_) => (Kind::Source, "Calendar API无法连接".to_owned(), true),
        Fault::Refused(status) => (Kind::Call, format!("Calendar API返回{status}"), *status >= 500),
    };
    Err(Failure { kind, error, retry_able, cause: fault.into() })
}

/// A step in which this service itself fails: what it says of its own errors is for everyone.
pub fn own_failure(error: AgentError) -> Failure {
    let wait = !matches!(error.entry().retry(), Retry::No);
    let message = Report::of(&error).message().into_owned();
    Failure { kind: Kind::Step, error: message, retry_able: wait, cause: error.into() }
}
