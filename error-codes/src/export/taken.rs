//! Which numbers of a catalogue no new entry may have, and which it may.

use super::{Segment, Snapshot};
use crate::ranges::without;

impl Snapshot {
    /// The codes of the success and of all entries, each as a range.
    pub(crate) fn live(&self) -> impl Iterator<Item = (i64, i64)> {
        let success = self.success.iter().map(|success| success.code);
        success.chain(self.entries.iter().map(|entry| entry.code)).map(|code| (code, code))
    }

    /// What entries had before, each as a range.
    pub(crate) fn formerly(&self) -> impl Iterator<Item = (i64, i64)> {
        self.entries.iter().flat_map(|entry| &entry.legacy).map(|legacy| (legacy.code, legacy.code))
    }

    /// What is live, what entries had before, and what is retired.
    pub(crate) fn taken(&self) -> Vec<(i64, i64)> {
        self.live().chain(self.formerly()).chain(self.retired.iter().copied()).collect()
    }

    /// The segment that owns `code`, or that part of it.
    pub(crate) fn innermost_segment_of(&self, code: i64) -> Option<&Segment> {
        self.all_segments().filter(|segment| segment.contains(code)).last()
    }
}

impl Segment {
    /// The numbers that an entry of this segment may have, where nobody may have those that are `taken`. What lies in its parts is
    /// theirs.
    pub(crate) fn free(&self, taken: &[(i64, i64)]) -> Vec<(i64, i64)> {
        let parts = self.parts.iter().flat_map(|part| &part.ranges);
        without(&self.ranges, &taken.iter().chain(parts).copied().collect::<Vec<_>>())
    }
}
