//! The catalogue against the document that it implements: every row of every table, and nothing besides.

use std::collections::BTreeSet;

use error_codes::{Catalog, Entry, ErrorCatalog, Level, Retry};
use line_account::error::{
    AuthError, BusinessError, CommonError, MissingError, OutcomeStatus, SocketError, StorageError,
    SystemError, UpstreamError,
};
use line_account::{LineError, PACKS, plan};

/// The rows of the document's tables.
const TABLES: &str = include_str!("document.txt");

/// The document's table for those who look for a code by what happened.
const LOOKUP: &str = include_str!("lookup.txt");

/// The headings of the document's sections: category, title.
const SECTIONS: [(i64, &str); 9] = [
    (1, "通用错误"),
    (2, "认证与授权错误"),
    (3, "资源不存在错误"),
    (4, "业务逻辑错误"),
    (5, "数据操作错误"),
    (6, "WebSocket错误"),
    (7, "外部服务错误"),
    (8, "系统错误"),
    (9, "业务状态（非错误）"),
];

/// One catalogue a category, in the order of the sections.
const CATEGORIES: [&Catalog; 9] = [
    CommonError::CATALOG,
    AuthError::CATALOG,
    MissingError::CATALOG,
    BusinessError::CATALOG,
    StorageError::CATALOG,
    SocketError::CATALOG,
    UpstreamError::CATALOG,
    SystemError::CATALOG,
    OutcomeStatus::CATALOG,
];

struct Row {
    code: i64,
    status: u16,
    message: &'static str,
    scenario: &'static str,
}

fn cells<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let cells: Vec<_> = line.split(" | ").collect();
        cells.try_into().unwrap_or_else(|_| panic!("{N} cells wanted: {line}"))
    })
}

fn rows() -> Vec<Row> {
    let rows = cells(TABLES).map(|[code, status, message, scenario]| Row {
        code: code.parse().unwrap(),
        status: status.parse().unwrap(),
        message,
        scenario,
    });
    rows.collect()
}

fn entry(code: i64) -> &'static Entry {
    LineError::CATALOG.get(code).unwrap_or_else(|| panic!("{code} is not in the catalogue"))
}

/// What the document calls 1000 is the success that no error may have.
fn success() -> &'static Entry {
    LineError::CATALOG.success_entry().expect("the catalogue has a success")
}

#[test]
fn every_row_of_the_document_is_in_the_catalogue() {
    let rows = rows();
    assert_eq!(rows.len(), 81);
    for row in rows {
        let entry = if row.code == success().code() { success() } else { entry(row.code) };
        assert_eq!(entry.code(), row.code);
        assert_eq!(entry.text(), row.message, "{}", row.code);
        assert_eq!(entry.status().as_u16(), row.status, "{}", row.code);
        assert_eq!(PACKS.get("zh-CN", entry.key()), Some(row.message), "{}", row.code);
        if row.code != success().code() {
            assert_eq!(entry.description(), row.scenario, "{}", row.code);
        }
    }
}

#[test]
fn nothing_is_in_the_catalogue_that_is_not_in_the_document() {
    let documented: BTreeSet<_> = rows().iter().map(|row| row.code).collect();
    let mut codes: BTreeSet<_> = LineError::CATALOG.entries().iter().map(Entry::code).collect();
    codes.insert(success().code());
    assert_eq!(codes, documented);
    // It names no remedies, and was never renumbered.
    for entry in LineError::CATALOG.entries() {
        assert_eq!(entry.hint(), None, "{}", entry.code());
        assert!(entry.legacy().is_empty(), "{}", entry.code());
    }
}

#[test]
fn the_segments_are_the_sections() {
    assert_eq!(LineError::CATALOG.segments(), plan::LINE_ACCOUNT.segments());
    assert_eq!(plan::LINE_ACCOUNT.get_digits(), Some(4));
    let mut codes = Vec::new();
    for ((segment, (category, title)), part) in
        plan::LINE_ACCOUNT.segments().iter().zip(SECTIONS).zip(CATEGORIES)
    {
        assert_eq!(segment.get_title(), Some(title));
        let ranges: Vec<_> = segment.ranges().collect();
        assert_eq!(ranges, [category * 1000..=category * 1000 + 999]);
        assert_eq!(part.segments(), [*segment]);
        codes.extend(part.entries().iter().map(Entry::code));
    }
    assert_eq!(codes, LineError::CATALOG.entries().iter().map(Entry::code).collect::<Vec<_>>());
}

/// The table for looking up shortens what the sections say; it says nothing else.
#[test]
fn the_look_up_table_agrees_with_the_sections() {
    let mut found = 0;
    for [code, label] in cells(LOOKUP) {
        let text = entry(code.parse().unwrap()).text();
        let mut rest = text.chars();
        assert!(
            label.chars().all(|wanted| rest.any(|c| c == wanted)),
            "{code}: {label} is not short for {text}"
        );
        found += 1;
    }
    assert_eq!(found, 19);
}

/// 所有错误状态码都应该记录到日志系统: not merely where somebody asks for the details.
#[test]
fn every_code_is_logged() {
    for entry in LineError::CATALOG.entries() {
        assert!(matches!(entry.level(), Level::Error | Level::Warn | Level::Info), "{}", entry.code());
    }
}

#[test]
fn what_is_no_error_has_the_status_of_a_success() {
    for entry in LineError::CATALOG.entries() {
        assert_eq!(entry.status().is_success(), entry.code() >= 9000, "{}", entry.code());
        if entry.status().is_success() {
            assert_eq!((entry.level(), entry.retry()), (Level::Info, Retry::No), "{}", entry.code());
        }
    }
}

/// The messages of the document's samples that are not those of a row.
#[test]
fn the_samples_are_said_as_well() {
    for (key, message) in [("done", "操作成功"), ("found", "查询成功"), ("incoming.updated", "进线数据更新")]
    {
        assert_eq!(PACKS.get("zh-CN", key), Some(message));
    }
    // The one sample that contradicts its row says the row's example: see README.md.
    assert_eq!((entry(2004).text(), entry(2004).description()), ("登录失败", "用户名或密码错误"));
}

#[test]
fn no_message_is_left_behind() {
    let unused = PACKS.unused(LineError::CATALOG);
    assert_eq!(unused, ["done", "found", "incoming.updated"]);
}

#[test]
fn names_and_keys_are_unique() {
    let entries = LineError::CATALOG.entries();
    assert_eq!(entries.iter().map(Entry::name).collect::<BTreeSet<_>>().len(), entries.len());
    assert_eq!(entries.iter().map(Entry::key).collect::<BTreeSet<_>>().len(), entries.len());
}
