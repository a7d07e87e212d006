//! What entries contradict one another in: statuses, messages, numbers of before.

use std::collections::BTreeMap;

use super::document::Document;
use super::entries::Entry;
use super::finding::{Finding, Kind};
use super::ideas::Idea;
use super::words::{list, tokens};

pub fn check(entries: &[Entry], document: &Document, default_status: bool, findings: &mut Vec<Finding>) {
    check_statuses(entries, findings);
    check_consistency(entries, findings);
    check_successes(entries, document, findings);
    check_messages(entries, findings);
    check_legacy(entries, findings);
    check_keys_and_names(entries, findings);
    if !default_status {
        check_missing_statuses(entries, document, findings);
    }
    for entry in entries.iter().filter(|entry| entry.row.texts.is_empty()) {
        findings.push(Finding::new(
            Kind::MissingMessage,
            entry.line(),
            format!("code {} has no message", entry.code()),
            "write one: until then its name stands in",
        ));
    }
}

/// What an entry's name or message tells of. A title is only the topic of a section.
fn idea(entry: &Entry) -> Option<&'static Idea> {
    let texts = entry.row.texts.iter().map(|(_, text)| text.as_str());
    let words = texts.chain(entry.row.name.as_deref()).chain(entry.row.title.as_deref());
    words.into_iter().find_map(Idea::of)
}

fn check_statuses(entries: &[Entry], findings: &mut Vec<Finding>) {
    for entry in entries.iter().filter(|entry| !entry.shared || is_first(entries, entry)) {
        let (Some(status), Some(idea)) = (entry.row.status, idea(entry)) else { continue };
        if !idea.contradicts(status) {
            continue;
        }
        let reason = http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
        findings.push(Finding::new(
            Kind::StatusMeaning,
            entry.line(),
            format!(
                "code {} {} is HTTP {status}{}, and tells of {}, for which HTTP has {}",
                entry.code(),
                entry.shown(),
                reason.map(|reason| format!(" ({reason})")).unwrap_or_default(),
                idea.what,
                idea.statuses[0]
            ),
            &format!("answer with {}", idea.statuses[0]),
        ));
    }
}

/// Of the messages of one code, the first is the code's own.
fn is_first(entries: &[Entry], entry: &Entry) -> bool {
    entries.iter().find(|first| first.code() == entry.code()).is_some_and(|first| std::ptr::eq(first, entry))
}

fn check_consistency(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut ideas: Vec<(&'static Idea, BTreeMap<u16, Vec<&Entry>>)> = Vec::new();
    for entry in entries {
        let (Some(status), Some(idea)) = (entry.row.status.filter(|status| *status >= 300), idea(entry))
        else {
            continue;
        };
        let index = ideas.iter().position(|(known, _)| known.what == idea.what).unwrap_or_else(|| {
            ideas.push((idea, BTreeMap::new()));
            ideas.len() - 1
        });
        ideas[index].1.entry(status).or_default().push(entry);
    }
    for (idea, statuses) in ideas.into_iter().filter(|(_, statuses)| statuses.len() > 1) {
        let mut firsts: Vec<&Entry> =
            statuses.values().filter_map(|entries| entries.first().copied()).collect();
        firsts.sort_by_key(|entry| entry.line());
        let all: Vec<String> = statuses
            .iter()
            .map(|(status, entries)| {
                let codes = entries.iter().map(|entry| format!("{} (line {})", entry.code(), entry.line()));
                format!("HTTP {status} for {}", list(codes))
            })
            .collect();
        findings.push(Finding::between(
            Kind::InconsistentStatus,
            firsts[1].line(),
            firsts[0].line(),
            format!("{} is answered differently: {}", idea.what, all.join("; ")),
            "answer the same idea with one status",
        ));
    }
}

/// Entries that are no errors, by the status that the document itself gives: a finding a section.
fn check_successes(entries: &[Entry], document: &Document, findings: &mut Vec<Finding>) {
    for (section, entries) in
        by_section(entries.iter().filter(|entry| entry.row.status.is_some_and(|status| status < 300)))
    {
        let codes = each(&entries);
        let title =
            section.map(|index| format!(" of \"{}\"", document.sections[index].title)).unwrap_or_default();
        let status = entries[0].row.status.unwrap_or_default();
        findings.push(Finding::new(
            Kind::NotAnError,
            entries[0].line(),
            format!("{codes}{title} answers with HTTP {status}: that is no error"),
            "send it with `Success::coded`, not as an `Err`",
        ));
    }
}

fn check_missing_statuses(entries: &[Entry], document: &Document, findings: &mut Vec<Finding>) {
    for (section, entries) in by_section(entries.iter().filter(|entry| entry.row.status.is_none())) {
        let title =
            section.map(|index| format!(" of \"{}\"", document.sections[index].title)).unwrap_or_default();
        findings.push(Finding::new(
            Kind::MissingStatus,
            entries[0].line(),
            format!("{}{title}: the document gives no HTTP status", each(&entries)),
            "add a column for it, or say what it is by default, as in `--status 400`",
        ));
    }
}

fn by_section<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<(Option<usize>, Vec<&'a Entry>)> {
    let mut sections: Vec<(Option<usize>, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        match sections.iter_mut().find(|(section, _)| *section == entry.row.section) {
            Some((_, entries)) => entries.push(entry),
            None => sections.push((entry.row.section, vec![entry])),
        }
    }
    sections
}

/// `code 9001`, `each of codes 9001, 9002`
fn each(entries: &[&Entry]) -> String {
    let what = if entries.len() == 1 { "code" } else { "each of codes" };
    format!("{what} {}", list(entries.iter().map(|entry| entry.code().to_string())))
}

/// One message under two codes.
fn check_messages(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut known: BTreeMap<(&str, Vec<String>), &Entry> = BTreeMap::new();
    for entry in entries {
        for (locale, text) in &entry.row.texts {
            let words = tokens(text);
            if words.is_empty() {
                continue;
            }
            let first = *known.entry((locale, words)).or_insert(entry);
            if first.code() != entry.code() {
                findings.push(Finding::between(
                    Kind::RepeatedMessage,
                    entry.line(),
                    first.line(),
                    format!(
                        "\"{text}\" is code {} here and {} at line {}",
                        entry.code(),
                        first.code(),
                        first.line()
                    ),
                    "use one code, or tell them apart",
                ));
            }
        }
    }
}

/// Numbers of before that are still, or again, in use, or that two entries had.
fn check_legacy(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut claimed: BTreeMap<i64, (&Entry, usize)> = BTreeMap::new();
    for entry in entries {
        for (old, line) in &entry.legacy {
            let (first, place) = *claimed.entry(*old).or_insert((entry, *line));
            if place != *line {
                findings.push(Finding::between(
                    Kind::LegacyInUse,
                    *line,
                    place,
                    format!(
                        "{old} was given up for {} here, and for {} at line {place}",
                        entry.code(),
                        first.code()
                    ),
                    "write `was(…, reused)` at the entry that had it first, and leave it out at the other",
                ));
            }
            if let Some(live) = entries.iter().find(|live| live.code() == *old) {
                findings.push(Finding::between(
                    Kind::LegacyInUse,
                    *line,
                    live.line(),
                    format!(
                        "{old} was given up for {}, and is {} at line {}",
                        entry.code(),
                        live.shown(),
                        live.line()
                    ),
                    "write `was(…, reused)` if it was given to another entry, else renumber that",
                ));
            }
        }
    }
}

fn check_keys_and_names(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut names: BTreeMap<&str, &Entry> = BTreeMap::new();
    let mut keys: BTreeMap<&str, &Entry> = BTreeMap::new();
    for entry in entries {
        if let Some(name) = &entry.row.name {
            let first = *names.entry(name).or_insert(entry);
            if !std::ptr::eq(first, entry) {
                findings.push(Finding::between(
                    Kind::DuplicateName,
                    entry.line(),
                    first.line(),
                    format!(
                        "`{name}` is code {} here and {} at line {}",
                        entry.code(),
                        first.code(),
                        first.line()
                    ),
                    "give one of them another name",
                ));
            }
        }
        if let Some(key) = &entry.row.key {
            let first = *keys.entry(key).or_insert(entry);
            if first.row.texts != entry.row.texts {
                findings.push(Finding::between(
                    Kind::DuplicateKey,
                    entry.line(),
                    first.line(),
                    format!("key `{key}` has other messages at line {}", first.line()),
                    "use two keys: of one key the first messages count",
                ));
            }
        }
    }
}
