//! Workflows: what is to be done, and when.

mod executions;
mod steps;

use std::collections::BTreeMap;

use error_codes::ErrorCatalog;
use garde::Validate;
use serde::{Deserialize, Serialize};

use crate::clock::Minute;
use crate::cron::{Cron, Unreadable};
use crate::journal::Ids;
use crate::plan;
use crate::system::BoxError;
use crate::validation::not_blank;

pub use executions::{Execution, Executions};
pub use steps::{Action, Failure, StepForm, fetch_calendar, own_failure, wait};

/// 工作流相关错误
#[derive(Debug, ErrorCatalog)]
#[segment(plan::WORKFLOW)]
#[catalog(keys = "workflow", names = "WORKFLOW_", packs = crate::PACKS, error)]
#[allow(clippy::doc_markdown, reason = "the texts are the document's, letter by letter")]
pub enum WorkflowError {
    /// 工作流不存在
    #[code(2001, http = 404, hint = "检查workflow_id是否正确")]
    NotFound {
        #[detail]
        workflow_id: String,
    },

    /// 工作流执行失败
    #[code(2002, http = 500, hint = "查看错误详情，调整工作流配置")]
    ExecutionFailed {
        #[detail]
        execution_id: String,
        #[source]
        cause: BoxError,
    },

    /// Cron表达式无效
    #[code(2003, http = 400, hint = "检查cron表达式格式")]
    InvalidCron {
        #[detail]
        expression: String,
        #[detail]
        field: &'static str,
    },

    /// 工作流步骤配置无效
    #[code(2004, http = 400, hint = "检查步骤配置")]
    StepInvalid {
        #[detail]
        step: usize,
        #[detail]
        action: String,
        #[detail]
        expected: &'static str,
    },

    /// 工作流缺少触发条件
    #[code(2005, http = 400, hint = "添加至少一个触发条件")]
    NoTrigger,

    /// 工作流正在执行中
    #[code(2006, http = 409, hint = "等待当前执行完成", retry = backoff, log = info)]
    AlreadyRunning {
        #[detail]
        execution_id: String,
    },

    /// 工作流已禁用
    #[code(2007, http = 400, hint = "先启用工作流")]
    Disabled {
        #[detail]
        workflow_id: String,
    },

    /// 执行记录不存在
    #[code(2008, http = 404, hint = "检查execution_id是否正确")]
    ExecutionNotFound {
        #[detail]
        execution_id: String,
    },

    /// 工作流执行超时
    #[code(2009, http = 408, hint = "检查网络或优化工作流步骤")]
    Timeout {
        #[detail]
        execution_id: String,
        #[detail]
        limit_ms: u64,
    },

    /// 工作流步骤执行失败
    #[code(2010, http = 500, hint = "查看具体步骤错误信息")]
    StepFailed {
        #[detail]
        execution_id: String,
        #[detail]
        step: usize,
        #[detail]
        action: &'static str,
        #[detail]
        error: String,
        #[detail]
        retry_able: bool,
        #[source]
        cause: BoxError,
    },

    /// 数据源不可用
    #[code(2011, http = 500, hint = "检查外部服务是否可用", retry = backoff)]
    SourceUnavailable {
        #[detail]
        execution_id: String,
        #[detail]
        step: usize,
        #[detail]
        action: &'static str,
        #[detail]
        error: String,
        #[detail]
        retry_able: bool,
        #[source]
        cause: BoxError,
    },

    /// API调用失败
    #[code(2012, http = 500, hint = "检查API配置和权限")]
    ApiCallFailed {
        #[detail]
        execution_id: String,
        #[detail]
        step: usize,
        #[detail]
        action: &'static str,
        #[detail]
        error: String,
        #[detail]
        retry_able: bool,
        #[source]
        cause: BoxError,
    },
}

/// What a user wants to happen, and when.
#[derive(Deserialize, Validate)]
pub struct WorkflowForm {
    #[garde(length(chars, max = 50), custom(not_blank))]
    name: String,
    #[garde(skip)]
    pub bot_id: String,
    #[garde(skip)]
    #[serde(default)]
    triggers: Vec<TriggerForm>,
    #[garde(skip)]
    #[serde(default)]
    steps: Vec<StepForm>,
    #[garde(range(min = 100, max = 60_000))]
    #[serde(default = "usual_timeout")]
    timeout_ms: u64,
}

fn usual_timeout() -> u64 {
    5_000
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum TriggerForm {
    Cron(String),
    /// Whoever may change the workflow runs it by hand.
    Manual,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Trigger {
    Cron(Cron),
    Manual,
}

#[derive(Clone, Debug, Serialize)]
pub struct Workflow {
    #[serde(rename = "workflow_id")]
    pub id: String,
    pub owner: String,
    name: String,
    pub bot_id: String,
    triggers: Vec<Trigger>,
    pub steps: Vec<Action>,
    pub timeout_ms: u64,
    enabled: bool,
}

impl Workflow {
    fn new(id: String, owner: &str, form: WorkflowForm) -> Result<Self, WorkflowError> {
        if form.triggers.is_empty() {
            return Err(WorkflowError::NoTrigger);
        }
        let triggers = form.triggers.into_iter().map(|trigger| match trigger {
            TriggerForm::Manual => Ok(Trigger::Manual),
            TriggerForm::Cron(expression) => match Cron::parse(&expression) {
                Ok(cron) => Ok(Trigger::Cron(cron)),
                Err(Unreadable(field)) => Err(WorkflowError::InvalidCron { expression, field }),
            },
        });
        Ok(Self {
            id,
            owner: owner.to_owned(),
            name: form.name,
            bot_id: form.bot_id,
            triggers: triggers.collect::<Result<_, _>>()?,
            steps: steps::parse(form.steps)?,
            timeout_ms: form.timeout_ms,
            enabled: true,
        })
    }

    pub fn check_enabled(&self) -> Result<(), WorkflowError> {
        if self.enabled { Ok(()) } else { Err(WorkflowError::Disabled { workflow_id: self.id.clone() }) }
    }

    fn is_due(&self, now: Minute) -> bool {
        let on_time = |trigger: &Trigger| matches!(trigger, Trigger::Cron(cron) if cron.matches(now));
        self.enabled && self.triggers.iter().any(on_time)
    }
}

#[derive(Default)]
pub struct Workflows {
    workflows: BTreeMap<String, Workflow>,
    ids: Ids,
}

impl Workflows {
    pub fn get(&self, id: &str) -> Result<&Workflow, WorkflowError> {
        self.workflows.get(id).ok_or_else(|| WorkflowError::NotFound { workflow_id: id.to_owned() })
    }

    pub fn create(&mut self, owner: &str, form: WorkflowForm) -> Result<Workflow, WorkflowError> {
        let workflow = Workflow::new(self.ids.next("wf"), owner, form)?;
        self.workflows.insert(workflow.id.clone(), workflow.clone());
        Ok(workflow)
    }

    pub fn enable(&mut self, id: &str, enabled: bool) -> Result<Workflow, WorkflowError> {
        let workflow = Workflow { enabled, ..self.get(id)?.clone() };
        self.workflows.insert(id.to_owned(), workflow.clone());
        Ok(workflow)
    }

    pub fn delete(&mut self, id: &str) -> Result<(), WorkflowError> {
        self.get(id)?;
        self.workflows.remove(id);
        Ok(())
    }

    /// The workflows that are to run in this minute.
    pub fn due(&self, now: Minute) -> impl Iterator<Item = &Workflow> {
        self.workflows.values().filter(move |workflow| workflow.is_due(now))
    }
}

#[cfg(test)]
pub mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::clock;

    pub fn form(triggers: &[&str], steps: Vec<StepForm>) -> WorkflowForm {
        let trigger = |text: &&str| match *text {
            "manual" => TriggerForm::Manual,
            cron => TriggerForm::Cron(cron.to_owned()),
        };
        WorkflowForm {
            name: "morning".to_owned(),
            bot_id: "bot_001".to_owned(),
            triggers: triggers.iter().map(trigger).collect(),
            steps,
            timeout_ms: 500,
        }
    }

    pub fn wait(millis: u64) -> StepForm {
        StepForm { action: "wait".to_owned(), millis: Some(millis), text: None }
    }

    #[test]
    fn a_workflow_needs_a_trigger_a_schedule_and_steps_that_can_be_done() {
        let mut workflows = Workflows::default();
        let mut code = |form| workflows.create("alice", form).map(|_| ()).map_err(|error| error.code());
        assert_eq!(code(form(&[], vec![wait(1)])), Err(2005));
        assert_eq!(code(form(&["* * * *"], vec![wait(1)])), Err(2003));
        assert_eq!(code(form(&["manual"], vec![])), Err(2004));
        assert_eq!(code(form(&["manual"], vec![wait(1), wait(1_000_000)])), Err(2004));
        let unknown = StepForm { action: "fly".to_owned(), millis: None, text: None };
        assert_eq!(code(form(&["manual"], vec![unknown])), Err(2004));
        assert_eq!(code(form(&["manual", "0 9 * * 1-5"], vec![wait(1)])), Ok(()));
    }

    #[test]
    fn only_what_is_enabled_and_due_runs_by_itself() {
        let mut workflows = Workflows::default();
        let half_past_nine = clock::Minute { minute: 30, hour: 9, day: 1, month: 1, weekday: 1 };
        let due = workflows.create("alice", form(&["30 9 * * *"], vec![wait(1)])).unwrap();
        workflows.create("alice", form(&["manual", "31 9 * * *"], vec![wait(1)])).unwrap();
        assert_eq!(workflows.due(half_past_nine).map(|found| &found.id).collect::<Vec<_>>(), [&due.id]);
        workflows.enable(&due.id, false).unwrap();
        assert_eq!(workflows.due(half_past_nine).count(), 0);
        let disabled = workflows.get(&due.id).unwrap().check_enabled();
        assert_eq!(disabled.unwrap_err().code(), 2007);
    }
}
