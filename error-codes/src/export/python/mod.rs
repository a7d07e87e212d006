//! The catalogue for services and tests in Python.

use std::collections::HashSet;

use super::row::Row;
use super::text::{generated_by, one_line, quoted, title, unique};
use super::{Entry, Retry, Snapshot};

/// The catalogue as a Python module (3.9 or newer) that needs nothing else.
///
/// | it has | which is |
/// |---|---|
/// | `ErrorCode` | an `IntEnum` of the codes, the success's as `SUCCESS` |
/// | `ErrorName` | an enum of strings: the names, for envelopes whose code is the name |
/// | `ERRORS` | name, status, module and advice on trying again, by code |
/// | `SUCCESS_CODES`, `is_success` | the success, and entries whose status is 2xx |
/// | `MODULES`, `module_of` | the segments, and which one a code is in: also one that this module does not know yet |
/// | `MESSAGES`, `message_of` | the messages by locale, the source first; their placeholders filled in from details |
///
/// A name that Python would not have is changed for the member, but not as a value: what is no ASCII letter, digit or Chinese character is
/// `_`, one that does not begin with a capital or a Chinese character has `E_` before it, and one that is taken a number behind it. Of
/// entries that share a code, `ERRORS` has the first; their messages are joined, and they advise another try only where all agree. It says
/// of the catalogue what clients see: no descriptions, legacy codes or log levels.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let module = export::python(&Snapshot::of(StockError::CATALOG));
/// assert!(module.contains("class ErrorCode(IntEnum):\n"));
/// assert!(module.contains("    # Out of stock\n    INSUFFICIENT = 60701\n"));
/// ```
#[must_use]
pub fn python(snapshot: &Snapshot) -> String {
    let module = Module { snapshot, rows: Row::all(snapshot).collect(), locales: snapshot.columns() };
    let mut taken = HashSet::new();
    let members: Vec<String> =
        snapshot.entries.iter().map(|entry| unique(&identifier(&entry.name), &mut taken)).collect();
    [
        module.head(),
        module.codes(&members, &unique("SUCCESS", &mut taken)),
        module.names(&members),
        module.errors(),
        module.modules(),
        module.messages(),
        include_str!("functions.py").to_owned(),
    ]
    .join("\n\n")
}

struct Module<'a> {
    snapshot: &'a Snapshot,
    rows: Vec<Row<'a>>,
    locales: Vec<&'a str>,
}

impl Module<'_> {
    /// A comment on the first two lines could name another encoding (PEP 263): the text begins with a string.
    fn head(&self) -> String {
        format!(
            "{}\n\nimport re\nfrom enum import Enum, IntEnum\nfrom types import MappingProxyType\n\
             from typing import Final, Mapping, NamedTuple, Optional, Tuple\n",
            quoted(&format!("{}; {}", title(self.snapshot), generated_by(self.snapshot))),
        )
    }

    fn codes(&self, members: &[String], success: &str) -> String {
        let success = self.snapshot.success.iter().map(|entry| format!("    {success} = {}\n", entry.code));
        let entries = self.snapshot.entries.iter().zip(members).map(|(entry, member)| {
            let deprecated = if entry.deprecated.is_some() { " (deprecated)" } else { "" };
            format!("    # {}{deprecated}\n    {member} = {}\n", one_line(entry.source()), entry.code)
        });
        format!(
            "class ErrorCode(IntEnum):\n    \"\"\"Every code by its name.\"\"\"\n\n{}",
            success.chain(entries).collect::<String>()
        )
    }

    fn names(&self, members: &[String]) -> String {
        let entries = self.snapshot.entries.iter().zip(members);
        let names = entries.map(|(entry, member)| format!("    {member} = {}\n", quoted(&entry.name)));
        format!(
            "class ErrorName(str, Enum):\n    \"\"\"Every name, for envelopes whose code it is.\"\"\"\n\n{}",
            names.collect::<String>()
        )
    }

    fn errors(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let Entry { code, name, status, segment, details, .. } = row.first();
            let segment = segment.as_deref().map_or_else(|| "None".to_owned(), quoted);
            let retry = advice(row.retry());
            let details = tuple(details.iter().map(|detail| quoted(detail)));
            format!("    {code}: ErrorInfo({}, {status}, {segment}, {retry}, {details}),\n", quoted(name))
        });
        format!(
            "class Retry(NamedTuple):\n    \
             \"\"\"Whether and when to try again: `no`, `backoff`, or `after` so many seconds or as many as a detail says.\"\"\"\n\n    \
             kind: str\n    seconds: Optional[int] = None\n    field: Optional[str] = None\n\n\n\
             class ErrorInfo(NamedTuple):\n    \"\"\"What is known of a code.\"\"\"\n\n    \
             name: str\n    status: int\n    module: Optional[str]\n    retry: Retry\n    details: Tuple[str, ...]\n\n\n\
             ERRORS: Final[Mapping[int, ErrorInfo]] = MappingProxyType({{\n{}}})\n\n\
             SUCCESS_CODES: Final[Tuple[int, ...]] = {}\n",
            rows.collect::<String>(),
            tuple(self.snapshot.success_codes().iter().map(i64::to_string)),
        )
    }

    fn modules(&self) -> String {
        let modules = self.snapshot.segments.iter().map(|segment| {
            let ranges = segment.ranges.iter().map(|(first, last)| format!("({first}, {last})"));
            format!("    {}: {},\n", quoted(&segment.name), tuple(ranges))
        });
        format!(
            "MODULES: Final[Mapping[str, Tuple[Tuple[int, int], ...]]] = MappingProxyType({{\n{}}})\n",
            modules.collect::<String>()
        )
    }

    fn messages(&self) -> String {
        let packs = self.locales.iter().map(|locale| {
            let rows = self.rows.iter().filter_map(|row| {
                let message = row.message(locale)?;
                Some(format!("        {}: {},\n", row.code, quoted(&message)))
            });
            format!("    {}: MappingProxyType({{\n{}    }}),\n", quoted(locale), rows.collect::<String>())
        });
        format!(
            "MESSAGES: Final[Mapping[str, Mapping[int, str]]] = MappingProxyType({{\n{}}})\n",
            packs.collect::<String>()
        )
    }
}

fn advice(retry: &Retry) -> String {
    match retry {
        Retry::No => "Retry(\"no\")".to_owned(),
        Retry::Backoff => "Retry(\"backoff\")".to_owned(),
        Retry::After { seconds, field } => {
            let seconds = seconds.map(|seconds| format!(", seconds={seconds}")).unwrap_or_default();
            let field = field.as_ref().map(|field| format!(", field={}", quoted(field))).unwrap_or_default();
            format!("Retry(\"after\"{seconds}{field})")
        }
    }
}

fn tuple(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match &items[..] {
        [only] => format!("({only},)"),
        items => format!("({})", items.join(", ")),
    }
}

/// A name for a member of an enum: no keyword, nothing that a class has itself, and nothing that Python takes for another spelling of
/// the same name (PEP 3131).
fn identifier(name: &str) -> String {
    let is_chinese = |character: char| matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    let known = |character: char| character.is_ascii_alphanumeric() || is_chinese(character);
    let identifier: String =
        name.chars().map(|character| if known(character) { character } else { '_' }).collect();
    let is_safe = identifier.starts_with(|first: char| first.is_ascii_uppercase() || is_chinese(first))
        && !matches!(&*identifier, "True" | "False" | "None");
    if is_safe { identifier } else { format!("E_{identifier}") }
}
