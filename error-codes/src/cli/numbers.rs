//! Which numbers of a segment are taken, and which are free.

use serde::Serialize;

use crate::export::{Segment, Snapshot};
use crate::ranges::without;

/// How full a segment is.
#[derive(Serialize)]
pub(super) struct Numbers<'a> {
    #[serde(rename = "name")]
    pub segment: &'a str,
    pub title: Option<&'a str>,
    pub ranges: &'a [(i64, i64)],
    pub size: u64,
    /// Codes of entries.
    pub used: u64,
    /// Retired, or an entry had it before.
    pub retired: u64,
    pub free: u64,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(segment: &'a Segment, snapshot: &Snapshot) -> Self {
        let Segment { name, title, ranges, .. } = segment;
        let size = count(ranges);
        let within = |numbers: &[_]| size - count(&without(ranges, numbers));
        let used = within(&snapshot.live().collect::<Vec<_>>());
        let taken = within(&snapshot.taken());
        Self {
            segment: name,
            title: title.as_deref(),
            ranges,
            size,
            used,
            retired: taken - used,
            free: size - taken,
        }
    }

    /// How much is not free, in hundredths.
    pub(super) fn percent(&self) -> u64 {
        let taken = u128::from(self.size - self.free);
        u64::try_from(taken * 100 / u128::from(self.size).max(1)).unwrap_or(100)
    }
}

/// How many numbers these ranges have.
fn count(ranges: &[(i64, i64)]) -> u64 {
    ranges
        .iter()
        .fold(0, |sum: u64, (first, last)| sum.saturating_add(last.abs_diff(*first)).saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn all_numbers_can_be_counted() {
        assert_eq!(count(&[(1, 1), (-1, 8)]), 11);
        assert_eq!(count(&[(i64::MIN, i64::MAX)]), u64::MAX);
    }
}
