//! The catalogue for front ends.

use std::collections::BTreeSet;

use super::row::Row;
use super::text::{generated_by, one_line, quoted, title};
use super::{Entry, Retry, Segment, Snapshot};

/// The catalogue as a TypeScript module (4.9 or newer) that needs nothing else.
///
/// | it exports | which is |
/// |---|---|
/// | `ErrorCode`, `ErrorName` | the codes by name, to be looped over; types of all codes and all names |
/// | `errors` | name, status, module and advice on trying again, by code |
/// | `SuccessCode`, `successCodes`, `isSuccess` | the success, and entries whose status is 2xx |
/// | `DetailsOf<60101>`, `isError(answer, 60101)` | the members of `data`, by code; an answer of the flat envelope with them |
/// | `Module`, `modules`, `moduleOf` | the segments, and which one a code is in: also one that this module does not know yet |
/// | `Retry`, `retryDelay` | how long to wait before another try |
/// | `Locale`, `locales`, `messages`, `messageOf` | the messages, their placeholders filled in from details |
/// | `isErrorCode`, `isErrorName` | whether a value is one |
///
/// Its types know the names of details, not their types, which are any JSON. Of entries that share a code, `errors` has the first; their
/// messages are joined, and they advise another try only where all agree. A number beyond 2^53 is rounded, as it is when JavaScript
/// reads an answer. It says of the catalogue what clients see (no descriptions, legacy codes or log levels), and of details the names.
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
///     Insufficient { #[detail] left: u32 },
/// }
///
/// let module = export::typescript(&Snapshot::of(StockError::CATALOG));
/// assert!(module.contains("  /** Out of stock */\n  INSUFFICIENT: 60701,\n"));
/// assert!(module.contains("  60701: { readonly left: Json };\n"));
/// ```
#[must_use]
pub fn typescript(snapshot: &Snapshot) -> String {
    let mut rows: Vec<Row<'_>> = Row::all(snapshot).collect();
    #[allow(
        clippy::cast_precision_loss,
        reason = "two codes that JavaScript cannot tell apart are one to it"
    )]
    rows.dedup_by_key(|row| row.code as f64);
    let module = Module { snapshot, rows, locales: snapshot.columns() };
    [
        module.head(),
        module.codes(),
        module.successes(),
        module.modules(),
        module.errors(),
        module.details(),
        module.messages(),
        include_str!("functions.ts").to_owned(),
    ]
    .join("\n")
}

struct Module<'a> {
    snapshot: &'a Snapshot,
    rows: Vec<Row<'a>>,
    locales: Vec<&'a str>,
}

impl Module<'_> {
    fn head(&self) -> String {
        format!("// {}\n/* eslint-disable */\n", generated_by(self.snapshot))
    }

    fn codes(&self) -> String {
        let members = self.snapshot.entries.iter().map(|entry| {
            let deprecated = if entry.deprecated.is_some() { " @deprecated" } else { "" };
            format!(
                "  /** {}{deprecated} */\n  {}: {},\n",
                comment(entry.source()),
                member(&entry.name),
                entry.code
            )
        });
        format!(
            "/** {}: every code by its name. */\nexport const ErrorCode = {{\n{}}} as const;\n\
             export type ErrorName = keyof typeof ErrorCode;\n\
             export type ErrorCode = (typeof ErrorCode)[ErrorName];\n",
            comment(title(self.snapshot)),
            members.collect::<String>()
        )
    }

    fn successes(&self) -> String {
        format!(
            "/** The codes that are no failures. */\n\
             export const successCodes = [{}] as const;\n\
             export type SuccessCode = (typeof successCodes)[number];\n",
            list(self.snapshot.success_codes().iter().map(i64::to_string))
        )
    }

    fn modules(&self) -> String {
        let Snapshot { segments, entries, .. } = self.snapshot;
        let owners = entries.iter().filter_map(|entry| entry.segment.as_deref());
        let known: BTreeSet<&str> =
            segments.iter().map(|segment| segment.name.as_str()).chain(owners).collect();
        let modules = segments.iter().map(|Segment { name, title, ranges, .. }| {
            let title = quoted(title.as_deref().unwrap_or(name));
            let ranges = list(ranges.iter().map(|(first, last)| format!("[{first}, {last}]")));
            format!("  {{ name: {}, title: {title}, ranges: [{ranges}] }},\n", quoted(name))
        });
        format!(
            "export type Module = {};\n\n\
             /** Which module owns which codes. */\n\
             export const modules: readonly {{\n  readonly name: Module;\n  readonly title: string;\n  \
             readonly ranges: readonly (readonly [first: number, last: number])[];\n}}[] = [\n{}];\n",
            union(known),
            modules.collect::<String>()
        )
    }

    fn errors(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let entry = row.first();
            format!(
                "  {}: {{ name: {}, status: {}, module: {}, retry: {} }},\n",
                number(row.code),
                quoted(&entry.name),
                entry.status,
                entry.segment.as_deref().map_or_else(|| "null".to_owned(), quoted),
                advice(row.retry()),
            )
        });
        format!(
            "/** Whether and when to try again: after this many seconds, or after as many as this detail says. */\n\
             export type Retry =\n  | {{ readonly kind: \"no\" | \"backoff\" }}\n  \
             | {{ readonly kind: \"after\"; readonly seconds?: number; readonly field?: string }};\n\n\
             export interface ErrorInfo {{\n  readonly name: ErrorName;\n  readonly status: number;\n  \
             readonly module: Module | null;\n  readonly retry: Retry;\n}}\n\n\
             /** What is known of each code. */\n\
             export const errors: Readonly<Record<ErrorCode, ErrorInfo>> = {{\n{}}};\n",
            rows.collect::<String>()
        )
    }

    fn details(&self) -> String {
        let shape = |entry: &Entry| match &entry.details[..] {
            [] => "null".to_owned(),
            details => {
                let members: BTreeSet<&String> = details.iter().collect();
                let members = members.into_iter().map(|detail| format!("readonly {}: Json", member(detail)));
                format!("{{ {} }}", members.collect::<Vec<_>>().join("; "))
            }
        };
        let rows = self.rows.iter().filter(|row| row.entries.iter().any(|entry| !entry.details.is_empty()));
        let rows = rows.map(|row| {
            let mut shapes: Vec<String> = row.entries.iter().map(shape).collect();
            shapes.dedup();
            format!("  {}: {};\n", number(row.code), shapes.join(" | "))
        });
        format!(
            "export type Json = string | number | boolean | null | readonly Json[] | {{ readonly [member: string]: Json }};\n\n\
             /** The details of the codes that have any. */\n\
             export interface ErrorDetails {{\n{}}}\n\
             export type DetailsOf<C extends ErrorCode> = C extends keyof ErrorDetails ? ErrorDetails[C] : null;\n",
            rows.collect::<String>()
        )
    }

    fn messages(&self) -> String {
        let packs = self.locales.iter().map(|locale| {
            let rows = self.rows.iter().filter_map(|row| {
                row.message(locale)
                    .map(|message| format!("    {}: {},\n", number(row.code), quoted(&message)))
            });
            format!("  {}: {{\n{}  }},\n", member(locale), rows.collect::<String>())
        });
        format!(
            "/** The languages of the messages, the source first. */\n\
             export const locales = [{}] as const;\n\
             export type Locale = (typeof locales)[number];\n\n\
             export const messages: Readonly<Record<Locale, Readonly<Partial<Record<ErrorCode, string>>>>> = {{\n{}}};\n",
            list(self.locales.iter().map(|locale| quoted(locale))),
            packs.collect::<String>()
        )
    }
}

fn advice(retry: &Retry) -> String {
    match retry {
        Retry::No => "{ kind: \"no\" }".to_owned(),
        Retry::Backoff => "{ kind: \"backoff\" }".to_owned(),
        Retry::After { seconds, field } => {
            let seconds = seconds.map(|seconds| format!(", seconds: {seconds}")).unwrap_or_default();
            let field = field.as_ref().map(|field| format!(", field: {}", quoted(field))).unwrap_or_default();
            format!("{{ kind: \"after\"{seconds}{field} }}")
        }
    }
}

/// A name of a member. `__proto__` would be no member, but set the prototype.
fn member(name: &str) -> String {
    let is_plain = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_');
    match name {
        "__proto__" => format!("[{}]", quoted(name)),
        name if is_plain => name.to_owned(),
        name => quoted(name),
    }
}

/// A code as the name of a member.
fn number(code: i64) -> String {
    if code < 0 { format!("[{code}]") } else { code.to_string() }
}

fn union<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    if names.is_empty() { "never".to_owned() } else { names.join(" | ") }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// A text in a comment, which neither ends it nor is a tag of it.
fn comment(text: &str) -> String {
    one_line(text).replace("*/", "*\\/").replace('@', "\\@")
}
