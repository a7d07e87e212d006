//! Entries against the segments that they are in.

use super::{Group, Layout, Link, Plan, Segment};
use crate::import::entries::Entry;
use crate::import::finding::{Finding, Kind};
use crate::import::numbers::{contains, overlap, shown};
use crate::import::words::list;

impl Plan {
    pub(super) fn check_overlaps(&self, findings: &mut Vec<Finding>) {
        for (index, later) in self.segments.iter().enumerate() {
            for (position, range) in later.ranges.iter().enumerate() {
                for both in later.ranges[..position].iter().filter_map(|other| overlap(*range, *other)) {
                    findings.push(Finding::new(
                        Kind::OverlappingSegments,
                        later.line,
                        format!(
                            "segment \"{}\" ({}) has {} twice",
                            later.title,
                            later.numbers(),
                            shown(both)
                        ),
                        "name each number once",
                    ));
                }
            }
            for first in &self.segments[..index] {
                let pairs = later
                    .ranges
                    .iter()
                    .flat_map(|range| first.ranges.iter().map(move |other| overlap(*range, *other)));
                for both in pairs.flatten() {
                    findings.push(Finding::between(
                        Kind::OverlappingSegments,
                        later.line,
                        first.line,
                        format!(
                            "segment \"{}\" ({}) overlaps \"{}\" ({}) of line {} in {}",
                            later.title,
                            later.numbers(),
                            first.title,
                            first.numbers(),
                            first.line,
                            shown(both)
                        ),
                        "give each number to one of them",
                    ));
                }
            }
        }
    }
}

/// A longer jump begins a new block.
const LARGEST_GAP: u64 = 10;

impl Layout {
    pub(super) fn check(&self, entries: &[Entry], findings: &mut Vec<Finding>) {
        for (index, segment) in self.segments.iter().enumerate() {
            if !self.groups.iter().any(|group| group.link == Link::Planned(index)) {
                findings.push(Finding::new(
                    Kind::UnusedSegment,
                    segment.line,
                    format!("segment \"{}\" ({}) has no codes", segment.title, segment.numbers()),
                    "leave it to the future, or take it out of the plan",
                ));
            }
        }
        for group in &self.groups {
            self.check_statuses(group, entries, findings);
            self.check_strays(group, entries, findings);
            check_gaps(group, entries, findings);
        }
    }

    /// A status of the segment is that of every code in it.
    fn check_statuses(&self, group: &Group, entries: &[Entry], findings: &mut Vec<Finding>) {
        let Link::Planned(index) = group.link else { return };
        let Segment { title, status: Some(fixed), line, .. } = &self.segments[index] else { return };
        for entry in group.entries.iter().map(|index| &entries[*index]) {
            let Some(status) = entry.row.status.filter(|status| status != fixed) else { continue };
            findings.push(Finding::between(
                Kind::SegmentStatus,
                entry.line(),
                *line,
                format!(
                    "code {} is HTTP {status} here, and line {line} gives {fixed} to all of \"{title}\"",
                    entry.code()
                ),
                "use the segment's status, or take it out of the plan",
            ));
        }
    }

    fn check_strays(&self, group: &Group, entries: &[Entry], findings: &mut Vec<Finding>) {
        let (inside, whose, line): (&dyn Fn(i64) -> bool, String, usize) = match group.link {
            Link::Planned(index) => {
                let segment = &self.segments[index];
                (
                    &|code| segment.has(code),
                    format!("\"{}\" ({})", segment.title, segment.numbers()),
                    segment.line,
                )
            }
            Link::Own(range) => (
                &move |code| contains(range, code),
                format!("\"{}\" ({})", group.title, shown(range)),
                group.line,
            ),
            Link::Nothing => match self.segments.first() {
                Some(first) => (&|_| false, "every segment of the plan".to_owned(), first.line),
                None => return,
            },
        };
        let mut strays =
            group.entries.iter().map(|index| &entries[*index]).filter(|entry| !inside(entry.code()));
        let Some(first) = strays.next() else { return };
        let mut codes = vec![first.code()];
        codes.extend(strays.map(Entry::code));
        let (what, verb) = if codes.len() == 1 { ("code", "lies") } else { ("codes", "lie") };
        let codes = list(codes.iter().map(i64::to_string));
        findings.push(Finding::between(
            Kind::OutsideSegment,
            first.line(),
            line,
            format!("{what} {codes} {verb} outside {whose} of line {line}"),
            "renumber, or widen the segment",
        ));
    }
}

fn check_gaps(group: &Group, entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut codes: Vec<(i64, usize)> =
        group.entries.iter().map(|index| (entries[*index].code(), entries[*index].line())).collect();
    // What are statuses of HTTP, nobody numbered.
    codes.retain(|(code, _)| !(100..600).contains(code));
    codes.sort_unstable();
    for pair in codes.windows(2) {
        let [(below, first), (above, line)] = [pair[0], pair[1]];
        if (2..=LARGEST_GAP).contains(&above.abs_diff(below)) {
            let numbers = shown((below + 1, above - 1));
            findings.push(Finding::between(
                Kind::Gap,
                line,
                first,
                format!("{numbers} is left out between {below} of line {first} and {above}"),
                "if it was published once, write `retired(…)`",
            ));
        }
    }
}
