//! The text of a lock, read.

use std::fmt;

use super::line::{Line, line};
use super::words::{MAGIC, Token, VERSION, Words, shown};
use super::{Lock, conflict};
use crate::ranges::without;

/// Why a text is no lock: one fault a line.
///
/// ```
/// use error_codes::lock::Lock;
///
/// let unreadable = "error-codes.lock 1 mall\n60101 PHONE_EXISTS\n".parse::<Lock>().unwrap_err();
/// let (line, fault) = unreadable.faults().next().unwrap();
/// assert_eq!(line, 2);
/// assert_eq!(unreadable.to_string(), format!("line 2: {fault}"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub(crate) Vec<(usize, String)>);

impl Unreadable {
    /// What is wrong, with the line that it is in, from 1.
    pub fn faults(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().map(|(line, fault)| (*line, fault.as_str()))
    }

    /// As `Display`, each line with `place` before it.
    pub(crate) fn write(&self, f: &mut fmt::Formatter<'_>, place: &str) -> fmt::Result {
        const SHOWN: usize = 20;
        for (at, (line, fault)) in self.0.iter().take(SHOWN).enumerate() {
            write!(f, "{}{place}{line}: {fault}", if at == 0 { "" } else { "\n" })?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\n… and {more} more"),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "line ")
    }
}

impl std::error::Error for Unreadable {}

impl std::str::FromStr for Lock {
    type Err = Unreadable;

    /// Reads what `Display` wrote, with line breaks of any system.
    ///
    /// # Errors
    ///
    /// Every line that is none of a lock, or is out of order, or claims a number that another has, and conflicts that git left.
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        lock(text)
    }
}

fn lock(text: &str) -> Result<Lock, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text.lines().collect();
    let fail = |line, fault| Err(Unreadable(vec![(line, fault)]));
    let conflicts = conflict::conflicts(&lines);
    if !conflicts.is_empty() {
        return Err(Unreadable(conflicts));
    }
    let catalog = match header(lines.first().copied().unwrap_or_default()) {
        Ok(catalog) => catalog,
        Err(fault) => return fail(1, fault),
    };
    let mut faults = Vec::new();
    let mut read: Vec<(usize, Line)> = Vec::new();
    for (at, text) in (2..).zip(&lines[1..]) {
        if text.trim().is_empty() || at == 2 && text.starts_with('#') {
            continue;
        }
        if text.starts_with('#') {
            faults.push((at, "comments are lost when the lock is written; remove the line".to_owned()));
            continue;
        }
        match line(text) {
            Ok(line) => {
                if let Some((_, previous)) = read.last()
                    && let Some(fault) = previous.clash(&line)
                {
                    faults.push((at, fault));
                }
                read.push((at, line));
            }
            Err(fault) => faults.push((at, fault)),
        }
    }
    if !faults.is_empty() {
        return Err(Unreadable(faults));
    }
    let mut lock = Lock::empty(&catalog);
    for (_, line) in read {
        match line {
            Line::Row(row, false) => lock.rows.push(row),
            Line::Row(row, true) => lock.tombstones.push(row),
            Line::Retired(first, last) => lock.retired.push((first, last)),
        }
    }
    lock.retired = without(&lock.retired, &[]);
    Ok(lock)
}

/// The name of the catalogue in `error-codes.lock 1 mall`.
fn header(line: &str) -> Result<String, String> {
    let mut words = Words(line);
    if words.next() != Some(Ok(Token::Plain(MAGIC))) {
        return Err(format!(
            "expected `{MAGIC} {VERSION} <catalogue>`, found `{}`; restore the file from git",
            shown(line)
        ));
    }
    let version = words.next();
    if version != Some(Ok(Token::Plain(VERSION))) {
        let found = line.split_ascii_whitespace().nth(1).unwrap_or_default();
        return Err(format!(
            "version `{}` of the lock is not known here, only {VERSION}; use the `error-codes` that wrote it, or a newer one",
            shown(found)
        ));
    }
    match (words.next(), words.next()) {
        (Some(word), None) => word?.name(),
        (None, _) => Err(format!("expected the catalogue's name after `{MAGIC} {VERSION}`")),
        (_, Some(_)) => {
            Err(format!("expected one name after `{MAGIC} {VERSION}`; write it in quotes if it has spaces"))
        }
    }
}
