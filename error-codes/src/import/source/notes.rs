//! Findings as comments, each where it hits.

use std::collections::BTreeMap;

use super::layout::literal;
use crate::import::finding::{Finding, Kind, Severity};
use crate::import::words::line;

/// The findings that are worth a comment, by line, until somebody takes them.
pub struct Notes<'a>(BTreeMap<usize, Vec<&'a Finding>>);

impl<'a> Notes<'a> {
    pub fn of(findings: &'a [Finding]) -> Self {
        let mut notes: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.severity() > Severity::Note) {
            notes.entry(finding.line).or_default().push(finding);
        }
        Self(notes)
    }

    /// The comments about what stands at `place`, as lines of their own. What is no comment stays: it may only stand at the head.
    pub fn take(&mut self, place: usize, indent: &str) -> String {
        let here = self.0.remove(&place).unwrap_or_default();
        let (errors, taken): (Vec<_>, Vec<_>) =
            here.into_iter().partition(|finding| finding.kind == Kind::TooLarge);
        if !errors.is_empty() {
            self.0.insert(place, errors);
        }
        taken.into_iter().map(|finding| format!("{indent}{}\n", comment(finding))).collect()
    }

    /// What nobody took.
    pub fn rest(self) -> impl Iterator<Item = String> {
        self.0.into_values().flatten().map(comment)
    }
}

fn comment(finding: &Finding) -> String {
    let text = line(&finding.to_string());
    match finding.kind {
        // What is not there does not stop the compiler by itself.
        Kind::TooLarge => format!("compile_error!(\n    {}\n);", literal(&text)),
        _ => format!("// {text}"),
    }
}
