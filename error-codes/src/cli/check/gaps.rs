//! What is missing, or soon will be.
//!
//! Keys that no entry uses are not among it: a catalogue does not have them. Where a pack is named, `packs` notes them, and for a test
//! there is [`LanguagePacks::unused`](crate::LanguagePacks::unused).

use super::Finding;
use crate::cli::numbers::Numbers;
use crate::export::{Entry, Snapshot};

pub(super) fn full_segments(snapshot: &Snapshot, limit: u8) -> Vec<Finding> {
    let numbers = snapshot.all_segments().map(|segment| Numbers::of(segment, snapshot));
    let full = numbers.filter(|numbers| numbers.percent() >= u64::from(limit));
    full.map(|numbers| {
        let (name, free, size) = (numbers.segment, numbers.free, numbers.size);
        let message = match free {
            0 => format!("segment `{name}` is full: none of {size} codes is free"),
            1 => format!("segment `{name}` is nearly full: 1 of {size} codes is free"),
            _ => format!("segment `{name}` is nearly full: {free} of {size} codes are free"),
        };
        Finding { kind: "full", message, segment: Some(name.to_owned()), ..Finding::default() }
    })
    .collect()
}

pub(super) fn without_text(snapshot: &Snapshot) -> Vec<Finding> {
    let silent = snapshot.entries.iter().filter(|entry| entry.text.values().all(String::is_empty));
    silent
        .map(|entry| Finding {
            kind: "undocumented",
            message: format!("{} has no text: clients are shown its key `{}`", named(entry), entry.key),
            help: Some("write a doc comment above the variant".to_owned()),
            codes: vec![entry.code],
            keys: vec![entry.key.clone()],
            ..Finding::default()
        })
        .collect()
}

/// The messages that some locale has, and another has not: one finding for each locale, so that they can be sent to a translator.
pub(super) fn untranslated(snapshot: &Snapshot) -> Vec<Finding> {
    let mut messages: Vec<_> =
        snapshot.entries.iter().map(|entry| (entry.code, &entry.key, &entry.text)).collect();
    messages.extend(snapshot.success.as_ref().map(|success| (success.code, &success.key, &success.text)));
    messages.sort_by_key(|(code, ..)| *code);
    let mut findings = Vec::new();
    for locale in snapshot.locales() {
        let lacking =
            messages.iter().filter(|(_, _, text)| !text.contains_key(locale) && !text.contains_key(""));
        let (mut codes, mut keys) = (Vec::new(), Vec::new());
        for (code, key, _) in lacking {
            codes.push(*code);
            // Entries may share one message.
            if !keys.contains(*key) {
                keys.push((*key).clone());
            }
        }
        codes.dedup();
        if keys.is_empty() {
            continue;
        }
        findings.push(Finding {
            kind: "untranslated",
            message: missing(&keys, &format!(" in {locale}")),
            codes,
            keys,
            locale: Some(locale.to_owned()),
            ..Finding::default()
        });
    }
    findings
}

pub(super) fn deprecated_silently(snapshot: &Snapshot) -> Vec<Finding> {
    let silent = snapshot.entries.iter().filter(|entry| entry.deprecated.as_deref() == Some(""));
    silent
        .map(|entry| Finding {
            kind: "deprecated",
            message: format!("{} is deprecated, and nothing says what is to be used instead", named(entry)),
            help: Some("write `#[deprecated(note = \"…\")]`".to_owned()),
            codes: vec![entry.code],
            ..Finding::default()
        })
        .collect()
}

fn named(entry: &Entry) -> String {
    format!("{} {}", entry.code, entry.name)
}

pub(super) fn missing(keys: &[String], place: &str) -> String {
    let are = if keys.len() == 1 { "message is" } else { "messages are" };
    format!("{} {are} missing{place}: {}", keys.len(), some(keys))
}

/// The first few; `--json` has all.
pub(super) fn some(keys: &[String]) -> String {
    const FEW: usize = 5;
    let shown = keys.iter().take(FEW).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    match keys.len().saturating_sub(FEW) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
