//! The catalogue as a table for spreadsheets and scripts.

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};

use super::{Entry, Legacy, Snapshot};

const COLUMNS: [&str; 13] = [
    "code",
    "name",
    "status",
    "key",
    "segment",
    "hint",
    "retry",
    "level",
    "description",
    "legacy",
    "deprecated",
    "shared",
    "details",
];

/// The catalogue as CSV (RFC 4180): one row an entry, one column a locale.
///
/// It begins with a byte-order mark, without which Excel takes Chinese for Latin; readers of CSV skip it. A text that a spreadsheet
/// would take for a formula (it begins with `=`, `+`, `-`, `@` or a tab, or with the full-width form of a sign) has an apostrophe before it,
/// and so has one that begins with an apostrophe: a script takes one away where there is one. Control characters other than tab and
/// line ends are shown as `�`.
///
/// The columns are `code`, `name`, `status`, `key`, `segment`, `hint`, `retry` (`no`, `backoff`, `after 60`, `after wait_seconds`), `level`,
/// `description`, `legacy` (`20101 40001`; `20101 (reused)`), `deprecated`, `shared`, `details`, and `message.zh-CN` for each locale, or
/// `message` for texts that are in no language pack.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock, "really"
///     #[code(60701, hint = "=1+1", was(30301))]
///     Insufficient,
/// }
///
/// let csv = export::csv(&Snapshot::of(StockError::CATALOG));
/// let lines: Vec<&str> = csv.lines().collect();
/// assert!(lines[0].starts_with("\u{feff}code,name,status,key,segment,hint,"));
/// assert_eq!(
///     lines[1],
///     r#"60701,INSUFFICIENT,409,stock.insufficient,,'=1+1,no,warn,,30301,,false,,"Out of stock, ""really""""#
/// );
/// ```
#[must_use]
pub fn csv(snapshot: &Snapshot) -> String {
    let locales = snapshot.columns();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let headings = locales.iter().map(|locale| match *locale {
        "" => "message".to_owned(),
        locale => safe(&format!("message.{locale}")).into_owned(),
    });
    let headings = COLUMNS.iter().map(|&column| column.to_owned()).chain(headings);
    let rows = snapshot.entries.iter().map(|entry| {
        let messages = locales.iter().map(|&locale| entry.text.get(locale).map_or("", String::as_str));
        let messages: Vec<String> = messages.map(|message| safe(message).into_owned()).collect();
        cells(entry).into_iter().chain(messages).collect()
    });
    let mut rows = std::iter::once(headings.collect()).chain(rows);
    let written = rows.try_for_each(|row: Vec<String>| writer.write_record(row));
    // Writing to memory does not fail, every row has as many cells as there are headings, and all of it is UTF-8.
    written.unwrap_or_else(|problem| unreachable!("{problem}"));
    let bytes = writer.into_inner().unwrap_or_else(|problem| unreachable!("{problem}"));
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn cells(entry: &Entry) -> [String; COLUMNS.len()] {
    let Entry { code, name, status, key, segment, hint, retry, level, .. } = entry;
    let text = |text: &Option<String>| safe(text.as_deref().unwrap_or_default()).into_owned();
    let legacy = entry.legacy.iter().map(|legacy| match legacy {
        Legacy { code, reused: true } => format!("{code} (reused)"),
        Legacy { code, .. } => code.to_string(),
    });
    [
        code.to_string(),
        safe(name).into_owned(),
        status.to_string(),
        safe(key).into_owned(),
        text(segment),
        text(hint),
        safe(&retry.to_string()).into_owned(),
        format!("{level:?}").to_lowercase(),
        safe(&entry.description).into_owned(),
        legacy.collect::<Vec<_>>().join(" "),
        text(&entry.deprecated),
        entry.shared.to_string(),
        safe(&entry.details.join(" ")).into_owned(),
    ]
}

/// A text that no spreadsheet takes for a formula (OWASP, "CSV Injection").
fn safe(text: &str) -> Cow<'_, str> {
    let hidden = |character: char| character.is_control() && !matches!(character, '\t' | '\r' | '\n');
    let text: Cow<'_, str> =
        if text.contains(hidden) { text.replace(hidden, "\u{fffd}").into() } else { text.into() };
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];
    if text.starts_with(signs) { format!("'{text}").into() } else { text }
}
