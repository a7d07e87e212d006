//! What hangs on the entries of a catalogue: segments, retired numbers, old codes.

use super::{Leaf, Part, lower_bound};
use crate::catalog::Entry;
use crate::diagnosis::same;
use crate::segment::Segment;

/// How many segments the own leaf and the catalogues of the parts have, those of equal name and ranges counted once.
#[must_use]
pub const fn segment_count(own: &Leaf, parts: &[Part]) -> usize {
    let mut count = own.segments.len();
    let mut part = 0;
    while part < parts.len() {
        let segments = parts[part].catalog.segments();
        let mut index = 0;
        while index < segments.len() {
            count += !seen(own, parts, part, &segments[index]) as usize;
            index += 1;
        }
        part += 1;
    }
    count
}

/// The segments of the own leaf and of the catalogues of the parts, each once.
#[must_use]
pub const fn segments<const M: usize>(own: &Leaf, parts: &[Part]) -> [Segment; M] {
    let mut all = [Segment::checked("", 0, 0); M];
    let mut at = 0;
    while at < own.segments.len() {
        all[at] = own.segments[at];
        at += 1;
    }
    let mut part = 0;
    while part < parts.len() {
        let segments = parts[part].catalog.segments();
        let mut index = 0;
        while index < segments.len() {
            if !seen(own, parts, part, &segments[index]) {
                all[at] = segments[index];
                at += 1;
            }
            index += 1;
        }
        part += 1;
    }
    all
}

/// Whether the own leaf or a part before `part` has `segment` too.
const fn seen(own: &Leaf, parts: &[Part], part: usize, segment: &Segment) -> bool {
    if listed(own.segments, segment) {
        return true;
    }
    let mut earlier = 0;
    while earlier < part {
        if listed(parts[earlier].catalog.segments(), segment) {
            return true;
        }
        earlier += 1;
    }
    false
}

const fn listed(segments: &[Segment], segment: &Segment) -> bool {
    let mut index = 0;
    while index < segments.len() {
        if segments[index].equals(segment) {
            return true;
        }
        index += 1;
    }
    false
}

#[must_use]
pub const fn retired_count(leaves: &[&Leaf]) -> usize {
    let mut count = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        count += leaves[leaf].retired.len();
        leaf += 1;
    }
    count
}

/// All retired numbers, ascending.
#[must_use]
pub const fn retired<const M: usize>(leaves: &[&Leaf]) -> [(i64, i64); M] {
    let mut retired = [(0, 0); M];
    let mut at = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        let mut index = 0;
        while index < leaves[leaf].retired.len() {
            let range = leaves[leaf].retired[index];
            let mut place = at;
            while place > 0 && retired[place - 1].0 > range.0 {
                retired[place] = retired[place - 1];
                place -= 1;
            }
            retired[place] = range;
            at += 1;
            index += 1;
        }
        leaf += 1;
    }
    retired
}

#[must_use]
pub const fn legacy_count(leaves: &[&Leaf]) -> usize {
    let mut count = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        count += leaves[leaf].legacy.len();
        leaf += 1;
    }
    count
}

/// Old codes of all leaves, sorted, each with its row in the composed table.
#[must_use]
pub const fn legacy<const L: usize, const M: usize>(leaves: &[&Leaf; L], all: &[Entry]) -> [(i64, usize); M] {
    let mut legacy = [(0, 0); M];
    let mut at = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        let mut index = 0;
        while index < leaves[leaf].legacy.len() {
            let (old, row) = leaves[leaf].legacy[index];
            let mut place = at;
            while place > 0 && legacy[place - 1].0 > old {
                legacy[place] = legacy[place - 1];
                place -= 1;
            }
            legacy[place] = (old, position(all, &leaves[leaf].entries[row]));
            at += 1;
            index += 1;
        }
        leaf += 1;
    }
    legacy
}

/// Where an entry stands in the composed table: by its code, and by its name where that is shared.
const fn position(all: &[Entry], entry: &Entry) -> usize {
    let mut position = lower_bound(all, entry.code());
    while position + 1 < all.len() && !same(all[position].name(), entry.name()) {
        position += 1;
    }
    position
}
