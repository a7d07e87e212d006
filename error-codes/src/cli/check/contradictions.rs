//! What no compiled catalogue has: an export may come from elsewhere, or have been edited.

use super::{Finding, Severity};
use crate::cli::located::Located;
use crate::cli::source::Source;
use crate::export::{Entry, Snapshot};

pub(super) fn of(source: &Source) -> Vec<Finding> {
    let mut findings = all(&source.snapshot);
    if let Some(located) = source.file.as_ref().filter(|_| !findings.is_empty()).and_then(Located::new) {
        for finding in &mut findings {
            finding.place = match (&finding.segment, finding.codes.last()) {
                (Some(segment), _) => located.segment(segment),
                (None, code) => code.and_then(|code| located.entry(*code)),
            };
        }
    }
    findings
}

/// Where there are several codes, the last is at fault.
fn all(snapshot: &Snapshot) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &snapshot.entries {
        let Entry { code, name, .. } = entry;
        if snapshot.is_retired(*code) {
            findings.push(error(
                "retired",
                vec![*code],
                format!("{code} {name} is retired: give it another code"),
            ));
        }
        if !snapshot.segments.is_empty() && snapshot.segment_of(*code).is_none() {
            findings.push(error("outside", vec![*code], format!("{code} {name} is in no segment")));
        }
        for legacy in entry.legacy.iter().filter(|legacy| !legacy.reused) {
            if let Some(live) = snapshot.get_all(legacy.code).first() {
                let message = format!("{} {} has the old number of {code} {name}", live.code, live.name);
                findings.push(error("legacy", vec![live.code, *code], message));
            }
        }
    }
    findings.extend(overlaps(snapshot));
    findings
}

fn overlaps(snapshot: &Snapshot) -> Vec<Finding> {
    let mut ranges: Vec<(i64, i64, &str)> = Vec::new();
    for segment in &snapshot.segments {
        ranges.extend(segment.ranges.iter().map(|(first, last)| (*first, *last, segment.name.as_str())));
    }
    ranges.sort_unstable();
    let mut findings = Vec::new();
    // Of the ranges before, the one that reaches farthest.
    let mut before: Option<(i64, &str)> = None;
    for (begin, last, other) in ranges {
        if let Some((end, one)) = before.filter(|(end, _)| begin <= *end) {
            let message =
                format!("segments `{one}` and `{other}` overlap: both own {begin} to {}", end.min(last));
            findings
                .push(Finding { segment: Some(other.to_owned()), ..error("overlap", Vec::new(), message) });
        }
        if before.is_none_or(|(end, _)| end < last) {
            before = Some((last, other));
        }
    }
    findings
}

fn error(kind: &'static str, codes: Vec<i64>, message: String) -> Finding {
    Finding { level: Severity::Error, kind, message, codes, ..Finding::default() }
}
