//! A catalogue as its clients see it: by code, which is what they get, whoever shares it.

use std::collections::BTreeSet;
use std::fmt;

use super::{Entry, Retry, Snapshot};

/// What is known of a code. Entries that share it have one status and one segment; the rest may differ.
pub(super) struct Row<'a> {
    pub(super) code: i64,
    /// At least one.
    pub(super) entries: &'a [Entry],
}

impl<'a> Row<'a> {
    pub(super) fn all(snapshot: &'a Snapshot) -> impl Iterator<Item = Self> {
        let shared = snapshot.entries.chunk_by(|one, next| one.code == next.code);
        shared.map(|entries| Self { code: entries[0].code, entries })
    }

    /// The one that the catalogue itself gives for the code.
    pub(super) const fn first(&self) -> &'a Entry {
        &self.entries[0]
    }

    /// Where the entries differ, none: another try helps some of them alone.
    pub(super) fn retry(&self) -> &'a Retry {
        let retry = &self.first().retry;
        if self.entries.iter().all(|entry| entry.retry == *retry) { retry } else { &Retry::No }
    }

    /// The message in exactly this locale; of a shared code all of them, where they are all there: no one of them is the code's.
    pub(super) fn message(&self, locale: &str) -> Option<String> {
        let mut messages: Vec<&str> = Vec::new();
        for entry in self.entries {
            let message = entry.text.get(locale)?;
            if !messages.contains(&message.as_str()) {
                messages.push(message);
            }
        }
        Some(messages.join(" / "))
    }
}

impl Entry {
    /// The text in the source language.
    pub(super) fn source(&self) -> &str {
        self.text.values().next().unwrap_or(&self.key)
    }
}

impl Snapshot {
    /// The codes that are no failures: the success, and entries whose status says so.
    pub(super) fn success_codes(&self) -> BTreeSet<i64> {
        let entries = self.entries.iter().filter(|entry| (200..=299).contains(&entry.status));
        self.success.iter().map(|success| success.code).chain(entries.map(|entry| entry.code)).collect()
    }

    /// The locales of all messages, the source first: `""` stands for that of texts that are in no pack.
    pub(super) fn columns(&self) -> Vec<&str> {
        let mut locales = self.locales();
        let is_bare = |entry: &Entry| entry.text.contains_key("");
        if locales.is_empty() || self.entries.iter().any(is_bare) {
            locales.push("");
        }
        locales
    }
}

/// In a few words: `no`, `backoff`, `after 60`, `after wait_seconds`.
impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::No => f.write_str("no"),
            Self::Backoff => f.write_str("backoff"),
            Self::After { seconds: Some(seconds), .. } => write!(f, "after {seconds}"),
            Self::After { field: Some(field), .. } => write!(f, "after {field}"),
            Self::After { .. } => f.write_str("after"),
        }
    }
}
