//! The catalogue against the document that it implements: every row of every table, every sample, and nothing besides.

use std::collections::BTreeSet;

use bot_agent::error::{
    BotError, FieldFault, GroupError, KnowledgeError, MemoryError, MessageError, SystemError, WorkflowError,
};
use bot_agent::{AgentError, PACKS, plan};
use error_codes::envelope::{Envelope, Nested};
use error_codes::{Catalog, Entry, ErrorCatalog, ErrorCode, Report, Retry};
use serde_json::{Value, json};

/// The rows of the document's tables.
const TABLES: &str = include_str!("document.txt");

/// The document's modules (模块标识), and the catalogue of each.
const MODULES: [(i64, &str, &Catalog); 7] = [
    (10, "Bot", BotError::CATALOG),
    (20, "工作流", WorkflowError::CATALOG),
    (30, "群聊", GroupError::CATALOG),
    (40, "消息", MessageError::CATALOG),
    (50, "记忆", MemoryError::CATALOG),
    (60, "知识库", KnowledgeError::CATALOG),
    (90, "系统", SystemError::CATALOG),
];

/// What this service added: the document says nothing of it.
const ADDED: [i64; 6] = [9050, 9051, 9052, 9053, 9054, 9055];

fn lines(cells: usize) -> Vec<Vec<&'static str>> {
    let lines = TABLES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows = lines.map(|line| line.split(" | ").collect::<Vec<_>>());
    rows.filter(|row| row.len() == cells).collect()
}

struct Row {
    code: i64,
    name: &'static str,
    status: u16,
    message: &'static str,
    remedy: &'static str,
}

fn rows() -> Vec<Row> {
    let row = |cells: Vec<&'static str>| Row {
        code: cells[0].parse().unwrap(),
        name: cells[1],
        status: cells[2].parse().unwrap(),
        message: cells[3],
        remedy: cells[4],
    };
    lines(5).into_iter().map(row).collect()
}

/// The statuses that the document explains.
fn statuses() -> BTreeSet<u16> {
    lines(4).iter().map(|cells| cells[0].parse().unwrap()).collect()
}

fn entry(code: i64) -> &'static Entry {
    AgentError::CATALOG.get(code).unwrap_or_else(|| panic!("{code} is not in the catalogue"))
}

#[test]
fn every_row_of_the_document_is_in_the_catalogue() {
    let rows = rows();
    assert_eq!(rows.len(), 68);
    for row in rows {
        let entry = entry(row.code);
        assert_eq!(entry.name(), row.name, "{}", row.code);
        assert_eq!(entry.status().as_u16(), row.status, "{}", row.code);
        assert_eq!(entry.text(), row.message, "{}", row.code);
        assert_eq!(entry.hint(), Some(row.remedy), "{}", row.code);
        assert_eq!(AgentError::CATALOG.by_name(row.name), Some(entry));
        // The document has no column for scenarios: nothing was made up.
        assert_eq!(entry.description(), "", "{}", row.code);
    }
}

#[test]
fn nothing_is_in_the_catalogue_that_is_not_in_the_document() {
    let documented: BTreeSet<_> = rows().iter().map(|row| row.code).collect();
    let added: BTreeSet<_> = ADDED.into();
    let all: BTreeSet<_> = AgentError::CATALOG.entries().iter().map(Entry::code).collect();
    assert_eq!(all, &documented | &added);
    let part = plan::SYSTEM.get_parts().iter().find(|part| part.name() == "system.service").unwrap();
    for code in all {
        assert_eq!(part.contains(code), added.contains(&code), "{code}");
    }
}

#[test]
fn the_first_two_digits_are_the_module() {
    assert_eq!(plan::BOT_AGENT.get_digits(), Some(4));
    assert_eq!(AgentError::CATALOG.segments(), plan::BOT_AGENT.segments());
    for ((number, title, catalog), segment) in MODULES.into_iter().zip(plan::BOT_AGENT.segments()) {
        assert_eq!(catalog.segments(), [*segment]);
        assert_eq!(segment.ranges().collect::<Vec<_>>(), [number * 100..=number * 100 + 99]);
        assert_eq!(segment.get_title(), Some(&*format!("{title}相关错误")));
        for entry in catalog.entries() {
            assert_eq!(AgentError::CATALOG.get(entry.code()), Some(entry));
        }
    }
    let headings = TABLES.lines().filter_map(|line| line.strip_prefix("## ")?.split_once("xx "));
    let headings: Vec<_> = headings.filter(|(number, _)| number.len() == 2).collect();
    let modules = MODULES.map(|(number, title, _)| (number.to_string(), format!("{title}相关错误")));
    assert!(headings.into_iter().eq(modules.iter().map(|(number, title)| (&**number, &**title))));
}

/// Four names begin with the word of another module; the number says whose they are.
#[test]
fn published_names_are_the_documents() {
    let strangers: Vec<_> = rows()
        .iter()
        .filter(|row| {
            let prefix = ["BOT_", "WORKFLOW_", "GROUP_", "MESSAGE_", "MEMORY_", "KNOWLEDGE_", ""];
            let module = MODULES.iter().position(|(number, ..)| *number == row.code / 100).unwrap();
            !row.name.starts_with(prefix[module])
        })
        .map(|row| entry(row.code).name())
        .collect();
    assert_eq!(
        strangers,
        ["BOT_ALREADY_IN_GROUP", "BOT_NOT_IN_GROUP", "CONVERSATION_NOT_FOUND", "BOT_NOT_RESPONDING"]
    );
    let error = AgentError::from(WorkflowError::NoTrigger);
    assert_eq!((error.name(), error.code()), ("WORKFLOW_NO_TRIGGER", 2005));
}

#[test]
fn what_the_table_of_statuses_and_the_tables_of_errors_do_not_agree_on() {
    let used: BTreeSet<_> = rows().iter().map(|row| row.status).collect();
    let explained = statuses();
    assert_eq!(explained.len(), 14);
    assert_eq!(&used - &explained, BTreeSet::from([402, 408]));
    assert_eq!(&explained - &used, BTreeSet::from([200, 201, 204, 422, 504]));
    assert_eq!(AgentError::CATALOG.success_entry().unwrap().code(), 200);
}

/// The document's advice on trying again (稍后重试, 稍后再试, 等待…) is the catalogue's.
#[test]
fn whoever_is_told_to_wait_can_try_again() {
    for row in rows() {
        let waits = ["稍后", "等待"].iter().any(|word| row.remedy.contains(word));
        let retry = entry(row.code).retry();
        // What is unavailable may come back, though the document does not say so.
        assert_eq!(retry != Retry::No, waits || row.code == 2011, "{}", row.code);
    }
    for code in [4007, 9005] {
        assert_eq!(entry(code).retry(), Retry::AfterField("retry_after"));
    }
}

fn sent(error: impl Into<AgentError>) -> Value {
    let body = Nested.report(&Report::of(&error.into())).unwrap();
    serde_json::from_slice(&body.into_bytes()).unwrap()
}

#[test]
fn the_samples_of_the_document_are_what_is_sent() {
    let not_found = BotError::NotFound { bot_id: "work_bot_001".to_owned(), reason: "未找到指定的Bot" };
    assert_eq!(
        sent(not_found),
        json!({ "error": { "code": "BOT_NOT_FOUND", "numeric_code": 1001, "message": "Bot不存在",
            "details": { "bot_id": "work_bot_001", "reason": "未找到指定的Bot" } } })
    );
    assert_eq!(
        sent(SystemError::RateLimitExceeded { retry_after: 60, limit: 100, window: "1m" }),
        json!({ "error": { "code": "RATE_LIMIT_EXCEEDED", "numeric_code": 9005, "message": "超过请求频率限制",
            "details": { "retry_after": 60, "limit": 100, "window": "1m" } } })
    );
    let failed = WorkflowError::StepFailed {
        execution_id: "exec_001".to_owned(),
        step: 2,
        action: "fetch_calendar",
        error: "Calendar API连接超时".to_owned(),
        retry_able: true,
        cause: "inside".into(),
    };
    assert_eq!(
        sent(failed),
        json!({ "error": { "code": "WORKFLOW_STEP_FAILED", "numeric_code": 2010, "message": "工作流步骤执行失败",
            "details": { "execution_id": "exec_001", "step": 2, "action": "fetch_calendar",
                "error": "Calendar API连接超时", "retry_able": true } } })
    );
}

/// The sample of a request with bad fields words the message of 9012 otherwise than the table: the table's is sent.
#[test]
fn the_sample_with_fields_differs_in_its_message_only() {
    let fault =
        |field: &str, message: &str| FieldFault { field: field.to_owned(), message: message.to_owned() };
    let fields = vec![fault("name", "名称长度不能超过50个字符"), fault("temperature", "温度值必须在0-2之间")];
    let mut sample = json!({ "error": { "code": "INVALID_REQUEST_FORMAT", "numeric_code": 9012,
        "message": "请求参数无效", "details": { "fields": [
            { "field": "name", "message": "名称长度不能超过50个字符" },
            { "field": "temperature", "message": "温度值必须在0-2之间" } ] } } });
    let error = sent(SystemError::InvalidRequestFormat { fields });
    assert_ne!(error, sample);
    sample["error"]["message"] = "请求格式无效".into();
    assert_eq!(error, sample);
    assert_eq!(PACKS.get("zh-CN", "field.name"), Some("名称长度不能超过50个字符"));
    assert_eq!(PACKS.get("zh-CN", "field.temperature"), Some("温度值必须在0-2之间"));
}

#[test]
fn every_message_is_in_both_languages_and_used() {
    assert_eq!(PACKS.locales().collect::<Vec<_>>(), ["zh-CN", "en-US"]);
    for entry in AgentError::CATALOG.entries() {
        let english = PACKS.get("en-US", entry.key()).unwrap();
        assert!(english.is_ascii(), "{}: {english}", entry.code());
        assert_eq!(entry.message("en"), english);
    }
    let fields = ["field.blank", "field.name", "field.seconds", "field.temperature", "field.timeout_ms"];
    assert_eq!(PACKS.unused(AgentError::CATALOG), fields);
}
