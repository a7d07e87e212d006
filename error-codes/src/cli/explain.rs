//! `explain`: everything that is known of a code.

use clap::Args;
use http::StatusCode;
use serde::Serialize;

use super::Outcome;
use super::console::Console;
use super::list::advice;
use super::lock;
use super::nearest::{nearest_codes, similar};
use super::problem::Failure;
use super::shown::Language;
use super::source::Source;
use super::table::{bold, harmless, pairs};
use crate::export::{Entry, Legacy, Segment, Snapshot, Success};
use crate::lock::Lock;

#[derive(Args)]
pub(super) struct Arguments {
    /// A code, also an old one, or the name or key of an entry
    #[arg(value_name = "CODE|NAME", allow_negative_numbers = true)]
    asked: String,
    #[command(flatten)]
    language: Language,
}

#[derive(Serialize)]
struct Answer<'a> {
    asked: &'a str,
    entries: Vec<Explained<'a>>,
    success: Option<&'a Success>,
    formerly: Vec<Formerly<'a>>,
    retired: bool,
    /// Who had the number before it was retired, as the lock knows.
    tombstones: Vec<String>,
    free: bool,
    segment: Option<&'a Segment>,
    nearest: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    entry: &'a Entry,
    /// Known of a compiled catalogue only, as is `doc_url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    grpc: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_url: Option<String>,
}

/// An entry that had the number before.
#[derive(Serialize)]
struct Formerly<'a> {
    #[serde(flatten)]
    now: Explained<'a>,
    reused: bool,
}

#[derive(Serialize)]
struct Named<'a> {
    code: i64,
    name: &'a str,
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let locale = arguments.language.of(&source.snapshot)?;
    let answer = Answer::of(&arguments.asked, source);
    console.answer(&answer, |console| answer.drawn(&source.snapshot, locale, console))?;
    Ok(if answer.is_known() { Outcome::Done } else { Outcome::No })
}

impl<'a> Answer<'a> {
    fn of(asked: &'a str, source: &'a Source) -> Self {
        let mut answer = match asked.replace('_', "").parse() {
            Ok(code) => Self::of_code(asked, code, source),
            Err(_) => Self::of_word(asked, source),
        };
        if answer.is_known() {
            answer.nearest.clear();
        }
        answer
    }

    fn of_code(asked: &'a str, code: i64, source: &'a Source) -> Self {
        let snapshot = &source.snapshot;
        let has =
            |numbers: &[(i64, i64)]| numbers.iter().any(|(first, last)| (first..=last).contains(&&code));
        let lock = lock::published(source);
        let is_published = lock.as_ref().is_some_and(|lock| has(&lock.numbers().collect::<Vec<_>>()));
        let is_taken = has(&snapshot.taken());
        // What was published and is nobody's now is retired, whether or not somebody has said so.
        let retired = snapshot.is_retired(code) || is_published && !is_taken;
        let nearest = nearest_codes(code, snapshot.entries.iter().map(|entry| entry.code));
        Self {
            asked,
            entries: snapshot.get_all(code).iter().map(|entry| Explained::of(entry, source)).collect(),
            success: snapshot.success.as_ref().filter(|success| success.code == code),
            formerly: Formerly::all(code, source),
            retired,
            tombstones: lock.filter(|_| retired).map(|lock| names(code, &lock)).unwrap_or_default(),
            free: !is_taken && !is_published,
            segment: snapshot.segment_of(code),
            nearest: nearest.iter().flat_map(|near| snapshot.get_all(*near)).map(Named::of).collect(),
        }
    }

    fn of_word(asked: &'a str, source: &'a Source) -> Self {
        let Snapshot { entries, success, .. } = &source.snapshot;
        let is_it = |entry: &&Entry| entry.name.eq_ignore_ascii_case(asked) || entry.key == asked;
        let named = |name| entries.iter().filter(move |entry| entry.name == name);
        let nearest = similar(asked, entries.iter().map(|entry| entry.name.as_str()));
        Self {
            asked,
            entries: entries.iter().filter(is_it).map(|entry| Explained::of(entry, source)).collect(),
            success: success.as_ref().filter(|success| success.key == asked),
            formerly: Vec::new(),
            retired: false,
            tombstones: Vec::new(),
            free: false,
            segment: None,
            nearest: nearest.into_iter().flat_map(named).map(Named::of).collect(),
        }
    }

    /// Whether some entry has it, or had it.
    fn is_known(&self) -> bool {
        !(self.entries.is_empty() && self.success.is_none() && self.formerly.is_empty())
    }

    fn drawn(&self, snapshot: &Snapshot, locale: &str, console: &Console<'_>) -> String {
        let mut blocks: Vec<String> =
            self.entries.iter().map(|entry| entry.drawn(snapshot, locale, console)).collect();
        blocks.extend(self.success.map(|success| drawn_success(success, locale, console)));
        // Who asks for an old number wants to know what became of it.
        let is_old = blocks.is_empty();
        for Formerly { now, reused } in &self.formerly {
            let Entry { code, name, .. } = now.entry;
            let since = if *reused { ", and was reused since" } else { "" };
            blocks.push(format!("{} is the old number of {code} {}{since}\n", self.asked, harmless(name)));
            blocks.extend(is_old.then(|| now.drawn(snapshot, locale, console)));
        }
        if !self.is_known() {
            blocks.push(self.unknown());
        }
        blocks.join("\n")
    }

    /// What there is to say of what no entry has or had.
    fn unknown(&self) -> String {
        let Self { asked, .. } = self;
        let place = self.segment.map(|segment| format!(" in segment {}", titled(segment)));
        let place = place.unwrap_or_default();
        let verdict = if self.retired {
            let names: Vec<String> = self.tombstones.iter().map(|name| harmless(name).into_owned()).collect();
            let was =
                if names.is_empty() { String::new() } else { format!("was {}, and ", names.join(" and ")) };
            format!("{asked} {was}is retired{place}: never reuse it\n")
        } else if self.free {
            format!("{asked} is free{}\n", if place.is_empty() { ", in no segment" } else { &place })
        } else {
            format!("`{asked}` is neither the name nor the key of an entry\n")
        };
        if self.nearest.is_empty() {
            return verdict;
        }
        let nearest = self.nearest.iter().map(|Named { code, name }| format!("  {code} {}", harmless(name)));
        format!("{verdict}\nclose to it:\n{}\n", nearest.collect::<Vec<_>>().join("\n"))
    }
}

/// The entries that had `code` when it was published.
fn names(code: i64, lock: &Lock) -> Vec<String> {
    let rows = lock.rows.iter().chain(&lock.tombstones).filter(|row| row.code == code);
    rows.filter_map(|row| row.name.clone()).collect()
}

impl<'a> Explained<'a> {
    fn of(entry: &'a Entry, source: &Source) -> Self {
        let rows = source.compiled.map(|catalog| catalog.get_all(entry.code)).unwrap_or_default();
        let row = rows.iter().find(|row| row.name() == entry.name);
        Self {
            entry,
            grpc: row.and_then(crate::Entry::grpc).map(|grpc| grpc.name().to_owned()),
            doc_url: source.compiled.and_then(|catalog| catalog.doc_url(entry.code)),
        }
    }

    fn drawn(&self, snapshot: &Snapshot, locale: &str, console: &Console<'_>) -> String {
        let Entry { code, name, key, .. } = self.entry;
        let entry = self.entry;
        let mut rows = Rows::default();
        rows.add("status", status(entry.status));
        rows.add("gRPC", self.grpc.clone().unwrap_or_default());
        rows.add("key", key);
        if let Some(segment) = snapshot.segment_of(*code) {
            rows.add("segment", placed(segment));
            for part in segment.parts.iter().filter(|part| part.contains(*code)) {
                rows.add("part", placed(part));
            }
        }
        rows.messages(&entry.text);
        rows.add("description", &entry.description);
        rows.add("hint", entry.hint.clone().unwrap_or_default());
        rows.add("retry", advice(&entry.retry).unwrap_or_else(|| "no".to_owned()));
        rows.add("log", format!("{:?}", entry.level).to_lowercase());
        rows.add("details", entry.details.join(", "));
        rows.add("parameters", entry.parameters.join(", "));
        rows.add("was", was(entry));
        rows.add("shared", shared(entry, snapshot));
        rows.add(
            "deprecated",
            entry
                .deprecated
                .as_deref()
                .map(|note| if note.is_empty() { "yes" } else { note })
                .unwrap_or_default(),
        );
        rows.add("documents", self.doc_url.clone().unwrap_or_default());
        format!("{}\n{}", headed(&format!("{code} {name}"), entry.message(locale)), pairs(&rows.0, console))
    }
}

fn drawn_success(success: &Success, locale: &str, console: &Console<'_>) -> String {
    let mut rows = Rows::default();
    rows.add("status", status(success.status));
    rows.add("key", &success.key);
    rows.messages(&success.text);
    let head = headed(&format!("{} is the code of successes", success.code), success.message(locale));
    format!("{head}\n{}", pairs(&rows.0, console))
}

fn headed(head: &str, message: &str) -> String {
    format!("{}\n{}\n", bold(&harmless(head)), harmless(message))
}

#[derive(Default)]
struct Rows(Vec<(String, String)>);

impl Rows {
    /// Nothing is said of what an entry does not have.
    fn add(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.0.push((name.to_owned(), value));
        }
    }

    /// In all languages, if there are any: the only one is above them.
    fn messages(&mut self, text: &indexmap::IndexMap<String, String>) {
        for (locale, message) in text.iter().filter(|(locale, _)| !locale.is_empty()) {
            self.add(locale, message);
        }
    }
}

fn status(status: u16) -> String {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    format!("{status} {}", reason.unwrap_or_default()).trim_end().to_owned()
}

fn was(entry: &Entry) -> String {
    let old =
        |Legacy { code, reused }: &Legacy| format!("{code}{}", if *reused { " (reused since)" } else { "" });
    entry.legacy.iter().map(old).collect::<Vec<_>>().join(", ")
}

/// The names of the other entries with this code.
fn shared(entry: &Entry, snapshot: &Snapshot) -> String {
    let others = snapshot.get_all(entry.code).iter().filter(|other| other.name != entry.name);
    let others: Vec<&str> = others.map(|other| other.name.as_str()).collect();
    if others.is_empty() { String::new() } else { format!("with {}", others.join(", ")) }
}

fn titled(segment: &Segment) -> String {
    let title = segment.title.as_ref().map(|title| format!(" {title}")).unwrap_or_default();
    format!("{}{title}", segment.name)
}

fn placed(segment: &Segment) -> String {
    format!("{} ({})", titled(segment), ranges(&segment.ranges))
}

/// `1003 to 1004, 1020`
pub(super) fn ranges(ranges: &[(i64, i64)]) -> String {
    let range = |(first, last): &(i64, i64)| {
        if first == last { first.to_string() } else { format!("{first} to {last}") }
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(", ")
}

impl<'a> Named<'a> {
    fn of(entry: &'a Entry) -> Self {
        Self { code: entry.code, name: &entry.name }
    }
}

impl<'a> Formerly<'a> {
    fn all(code: i64, source: &'a Source) -> Vec<Self> {
        let reused = |entry: &Entry| entry.legacy.iter().any(|legacy| legacy.code == code && legacy.reused);
        let now = |entry| Self { now: Explained::of(entry, source), reused: reused(entry) };
        source.snapshot.legacy(code).map(now).collect()
    }
}
