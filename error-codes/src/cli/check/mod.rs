//! `check`: what the compiler lets pass, and what an export may have wrong.

mod contradictions;
mod gaps;
mod packs;
mod published;

use std::path::PathBuf;
use std::rc::Rc;

use annotate_snippets::{Group, Level};
use clap::{Args, ValueEnum};
use indexmap::IndexMap;
use serde::Serialize;

use super::Outcome;
use super::console::Console;
use super::diff::Allowed;
use super::explain::ranges;
use super::lock;
use super::numbers::Numbers;
use super::problem::{Failure, Place, rendered};
use super::source::{Source, read};
use super::table::{Holds, table};

#[derive(Args)]
pub(super) struct Arguments {
    /// Language packs, JSON files that are to have its messages; those of one name are of one language. Keys that no entry uses are
    /// noted
    #[arg(value_name = "PACK", value_hint = clap::ValueHint::FilePath)]
    packs: Vec<PathBuf>,
    /// Warn of segments that are so full, in hundredths
    #[arg(long, value_name = "PERCENT", default_value_t = 80, value_parser = clap::value_parser!(u8).range(1..=100))]
    full: u8,
    /// The lock of what was published; a service's own is `error-codes.lock`, here or, where `cargo run` started it, beside its
    /// `Cargo.toml`
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::FilePath)]
    lock: Option<PathBuf>,
    #[command(flatten)]
    allowed: Allowed,
    /// Take warnings for errors
    #[arg(long, value_enum)]
    deny: Option<Deny>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

/// What is checked of the catalogue itself: a line each.
const CHECKS: &[fn(&Source, &Arguments) -> Vec<Finding>] = &[
    |source, _| contradictions::of(source),
    |source, arguments| gaps::full_segments(&source.snapshot, arguments.full),
    |source, _| gaps::without_text(&source.snapshot),
    |source, _| gaps::untranslated(&source.snapshot),
    |source, _| gaps::deprecated_silently(&source.snapshot),
];

#[derive(Serialize)]
struct Answer<'a> {
    segments: Vec<Numbers<'a>>,
    findings: Vec<Finding>,
}

/// One thing that somebody should look at.
#[derive(Debug, Default, Serialize)]
struct Finding {
    level: Severity,
    kind: &'static str,
    message: String,
    help: Option<String>,
    place: Option<Place>,
    codes: Vec<i64>,
    keys: Vec<String>,
    segment: Option<String>,
    locale: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Error,
    #[default]
    Warning,
    /// It may well be meant.
    Note,
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let snapshot = &source.snapshot;
    let mut findings: Vec<Finding> = CHECKS.iter().flat_map(|check| check(source, arguments)).collect();
    let mut packs: IndexMap<_, Vec<_>> = IndexMap::new();
    for path in &arguments.packs {
        packs.entry(path.file_name()).or_default().push(Rc::new(read(path, console)?));
    }
    findings.extend(packs.values().flat_map(|files| packs::of(files, snapshot)));
    // An export may be of any state of the catalogue: it has a lock where one is named.
    if let Some(path) = arguments.lock.clone().or_else(|| lock::own(source)) {
        findings.extend(published::of(&path, arguments.lock.is_some(), &arguments.allowed, snapshot)?);
    }
    if arguments.deny == Some(Deny::Warnings) {
        for finding in findings.iter_mut().filter(|finding| finding.level == Severity::Warning) {
            finding.level = Severity::Error;
        }
    }
    let segments = snapshot.all_segments().map(|segment| Numbers::of(segment, snapshot)).collect();
    let answer = Answer { segments, findings };
    console.answer(&answer, |console| answer.drawn(console))?;
    Ok(if answer.count(Severity::Error) > 0 { Outcome::No } else { Outcome::Done })
}

impl Answer<'_> {
    fn count(&self, level: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    fn drawn(&self, console: &Console<'_>) -> String {
        let header = [
            ("segment", Holds::Words),
            ("title", Holds::Text),
            ("range", Holds::Text),
            ("used", Holds::Numbers),
            ("retired", Holds::Numbers),
            ("free", Holds::Numbers),
            ("full", Holds::Numbers),
        ];
        let rows: Vec<Vec<String>> = self.segments.iter().map(row).collect();
        let mut blocks = Vec::new();
        if !rows.is_empty() {
            blocks.push(table(&header, &rows, console));
        }
        let levels = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
        let of = |level| self.findings.iter().filter(move |finding| finding.level == level);
        let worst_first = levels.into_iter().flat_map(|(level, _)| of(level)).take(SHOWN);
        blocks.extend(worst_first.map(|finding| finding.drawn(console) + "\n"));
        blocks.extend(more(self.findings.len()));
        let counts = levels.map(|(level, what)| (self.count(level), what));
        let found = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what));
        let found: Vec<String> = found.collect();
        blocks.push(if found.is_empty() { "nothing found".to_owned() } else { found.join(", ") });
        blocks.join("\n")
    }
}

fn row(numbers: &Numbers<'_>) -> Vec<String> {
    vec![
        numbers.segment.to_owned(),
        numbers.title.unwrap_or_default().to_owned(),
        ranges(numbers.ranges),
        numbers.used.to_string(),
        numbers.retired.to_string(),
        numbers.free.to_string(),
        format!("{} %", numbers.percent()),
    ]
}

/// How many findings people are shown.
pub(super) const SHOWN: usize = 100;

/// What is said of those that are not shown.
pub(super) fn more(findings: usize) -> Option<String> {
    let more = findings.checked_sub(SHOWN).filter(|more| *more > 0)?;
    Some(format!("… and {more} more; `--json` has all of them\n"))
}

pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

impl Finding {
    fn drawn(&self, console: &Console<'_>) -> String {
        let level = match self.level {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let group = Group::with_title(level.primary_title(&self.message).id(self.kind));
        rendered(group, self.place.as_ref(), "", self.help.as_deref(), console)
    }
}
