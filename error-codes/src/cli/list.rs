//! `list`: the entries, all or some.

use clap::Args;
use serde::Serialize;

use super::Outcome;
use super::console::Console;
use super::problem::Failure;
use super::shown::Language;
use super::source::Source;
use super::table::{Holds, table};
use crate::export::{Entry, Retry};

#[derive(Args)]
pub(super) struct Arguments {
    /// Only those of this segment, or part of one
    #[arg(long, value_name = "NAME")]
    segment: Option<String>,
    /// Only those with this HTTP status
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=599))]
    status: Option<u16>,
    /// Only those that have this anywhere: code, name, key, message in any language, description, hint
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    #[command(flatten)]
    language: Language,
}

/// What a table says of an entry.
#[derive(Serialize)]
struct Line<'a> {
    code: i64,
    name: &'a str,
    status: u16,
    message: &'a str,
    segment: Option<&'a str>,
    retry: &'a Retry,
    deprecated: Option<&'a str>,
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let snapshot = &source.snapshot;
    let locale = arguments.language.of(snapshot)?;
    let segment = arguments.segment.as_deref().map(|name| snapshot.segment(name)).transpose()?;
    let searched = arguments.search.as_ref().map(|text| text.to_lowercase());
    let lines: Vec<Line<'_>> = snapshot
        .entries
        .iter()
        .filter(|entry| segment.is_none_or(|segment| segment.contains(entry.code)))
        .filter(|entry| arguments.status.is_none_or(|status| entry.status == status))
        .filter(|entry| searched.as_ref().is_none_or(|text| mentions(entry, text)))
        .map(|entry| Line::of(entry, locale))
        .collect();
    console.answer(&lines, |console| drawn(&lines, console))?;
    Ok(Outcome::Done)
}

/// Whether `text`, in lower case, is anywhere in what people know an entry by.
fn mentions(entry: &Entry, text: &str) -> bool {
    let Entry { code, name, key, description, hint, .. } = entry;
    let words = [name, key, description].into_iter().chain(hint).chain(entry.text.values());
    code.to_string().contains(text) || words.into_iter().any(|word| word.to_lowercase().contains(text))
}

impl<'a> Line<'a> {
    fn of(entry: &'a Entry, locale: &str) -> Self {
        Self {
            code: entry.code,
            name: &entry.name,
            status: entry.status,
            message: entry.message(locale),
            segment: entry.segment.as_deref(),
            retry: &entry.retry,
            deprecated: entry.deprecated.as_deref(),
        }
    }
}

fn drawn(lines: &[Line<'_>], console: &Console<'_>) -> String {
    if lines.is_empty() {
        return "no entry matches".to_owned();
    }
    let header = [
        ("code", Holds::Numbers),
        ("name", Holds::Words),
        ("HTTP", Holds::Numbers),
        ("message", Holds::Text),
        ("segment", Holds::Aside),
        ("retry", Holds::Words),
        ("deprecated", Holds::Text),
    ];
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            let deprecated = line.deprecated.map(|note| if note.is_empty() { "yes" } else { note });
            vec![
                line.code.to_string(),
                line.name.to_owned(),
                line.status.to_string(),
                line.message.to_owned(),
                line.segment.unwrap_or_default().to_owned(),
                advice(line.retry).unwrap_or_default(),
                deprecated.unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    table(&header, &rows, console)
}

/// What a client should do, in words; nothing where it should not try again.
pub(super) fn advice(retry: &Retry) -> Option<String> {
    match retry {
        Retry::No => None,
        Retry::Backoff => Some("backoff".to_owned()),
        Retry::After { seconds: Some(seconds), .. } => Some(format!("after {seconds} s")),
        Retry::After { field, .. } => Some(format!("after {{{}}}", field.as_deref().unwrap_or_default())),
    }
}
