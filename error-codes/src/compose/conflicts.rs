//! What each part of a composed catalogue contradicts.

use super::leaves::{against_plan, against_success, pair};
use super::names::{SameNames, numbered};
use super::rows::{Row, Sequence, code};
use super::{Leaf, Part};
use crate::diagnosis::{Message, same};
use crate::plan::Plan;

/// How many conflicts of one part are reported in one compile, each with another part.
const SLOTS: usize = 3;

/// Conflicts that one part brings in: where the later row stands, in the order of codes or of the leaves. Zero where there is
/// none, since the very first row conflicts with nothing.
#[derive(Clone, Copy)]
pub struct Conflicts {
    codes: [usize; SLOTS],
    names: [usize; SLOTS],
}

/// The conflicts of each part with earlier ones.
///
/// One pass for all parts: a pass for each would take minutes.
#[must_use]
pub const fn conflicts<const L: usize, const N: usize, const P: usize>(
    parts: &[Part],
    leaves: &[&Leaf; L],
    sequence: &Sequence<L>,
    order: &[Row; N],
    same_names: &SameNames<N>,
) -> [Conflicts; P] {
    let mut conflicts = [Conflicts { codes: [0; SLOTS], names: [0; SLOTS] }; P];
    let mut with = [([0; SLOTS], [0; SLOTS]); P];
    let mut index = 1;
    while index < N && !sequence.apart {
        let (first, later) = (order[index - 1], order[index]);
        if first.leaf != later.leaf && code(leaves, first) == code(leaves, later) {
            let (one, other) = (part_of(parts, first.leaf), part_of(parts, later.leaf));
            // An enum by two ways shares all that it has with itself: that is said once.
            if one != other && !is_same(leaves[first.leaf], leaves[later.leaf]) {
                note(&mut conflicts[other - 1].codes, &mut with[other - 1].0, index, one + 1);
            }
        }
        index += 1;
    }
    index = 1;
    while index < N && same_names.any {
        if same_names.earlier[index] != 0 {
            let (first, later) =
                (numbered(leaves, same_names.earlier[index] as usize), numbered(leaves, index + 1));
            let (one, other) = (part_of(parts, first.leaf), part_of(parts, later.leaf));
            // An enum by two ways shares all that it has with itself: that is said once.
            if one != other && !is_same(leaves[first.leaf], leaves[later.leaf]) {
                note(&mut conflicts[other - 1].names, &mut with[other - 1].1, index, one + 1);
            }
        }
        index += 1;
    }
    conflicts
}

/// Notes the first conflict with each part, as long as there is room.
const fn note(slots: &mut [usize; SLOTS], with: &mut [usize; SLOTS], index: usize, part: usize) {
    let mut slot = 0;
    while slot < SLOTS {
        if with[slot] == part {
            return;
        }
        if with[slot] == 0 {
            with[slot] = part;
            slots[slot] = index;
            return;
        }
        slot += 1;
    }
}

/// The part that brings a leaf in, numbered from one; zero for the own leaf. A later leaf is never of an earlier part.
const fn part_of(parts: &[Part], leaf: usize) -> usize {
    let (mut part, mut end) = (0, 1);
    while leaf >= end {
        end += parts[part].catalog.leaves().len();
        part += 1;
    }
    part
}

/// What a composed catalogue is checked against.
pub struct Composition<'a, const N: usize> {
    pub parts: &'a [Part],
    pub leaves: &'a [&'static Leaf],
    pub order: &'a [Row; N],
    pub same_names: &'a SameNames<N>,
    pub conflicts: &'a [Conflicts],
    pub success: Option<i64>,
    pub plan: Option<&'a Plan>,
}

/// Refuses a code or a name that the part at `index` shares with an earlier one; `slot` tells which of several, codes first.
#[track_caller]
pub const fn part_conflict<const N: usize>(all: &Composition<'_, N>, index: usize, slot: usize) {
    let Conflicts { codes: in_codes, names: in_names } = all.conflicts[index];
    let mut rest = slot;
    let mut at = 0;
    while at < SLOTS && in_codes[at] != 0 {
        if rest == 0 {
            codes(all, in_codes[at]);
        }
        rest = rest.wrapping_sub(1);
        at += 1;
    }
    if rest < SLOTS {
        names(all, in_names[rest]);
    }
}

/// Refuses what else the part at `index` contradicts.
#[track_caller]
pub const fn part<const N: usize>(all: &Composition<'_, N>, index: usize) {
    let mut from = 1;
    let mut before = 0;
    while before < index {
        from += all.parts[before].catalog.leaves().len();
        before += 1;
    }
    let to = from + all.parts[index].catalog.leaves().len();
    let mut leaf = from;
    while leaf < to {
        twice(all, index, leaf);
        leaf += 1;
    }
    leaf = from;
    while leaf < to {
        let mut earlier = 0;
        while earlier < from {
            pair(all.leaves[earlier], all.leaves[leaf]);
            earlier += 1;
        }
        if let Some(success) = all.success {
            against_success(success, all.leaves[leaf]);
        }
        if let Some(plan) = all.plan {
            against_plan(plan, all.leaves[leaf]);
        }
        leaf += 1;
    }
}

/// Whether both are one enum.
const fn is_same(a: &Leaf, b: &Leaf) -> bool {
    let (a, b) = (&a.identity, &b.identity);
    a.line == b.line && a.column == b.column && same(a.name, b.name) && same(a.module, b.module)
}

/// The same enum by two ways.
#[track_caller]
const fn twice<const N: usize>(all: &Composition<'_, N>, index: usize, leaf: usize) {
    let mut earlier = 0;
    while earlier < leaf {
        if is_same(all.leaves[earlier], all.leaves[leaf]) {
            Message::new()
                .text("`")
                .text(all.leaves[leaf].identity.name)
                .text("` is part of this catalogue twice, the second time by `")
                .text(all.parts[index].variant)
                .text("`; an enum has one way in")
                .panic();
        }
        earlier += 1;
    }
}

/// The code that the rows at `conflict` and before it share.
#[track_caller]
const fn codes<const N: usize>(all: &Composition<'_, N>, conflict: usize) {
    if conflict == 0 {
        return;
    }
    let (first, later) = (all.order[conflict - 1], all.order[conflict]);
    Message::new()
        .text("code ")
        .number(code(all.leaves, later))
        .text(" is claimed by both `")
        .owners(all.leaves, first, later)
        .text("`")
        .panic();
}

/// The name that the row at `conflict` shares with an earlier one.
#[track_caller]
const fn names<const N: usize>(all: &Composition<'_, N>, conflict: usize) {
    if conflict == 0 {
        return;
    }
    let first = numbered(all.leaves, all.same_names.earlier[conflict] as usize);
    let later = numbered(all.leaves, conflict + 1);
    Message::new()
        .text("name `")
        .text(all.leaves[later.leaf].entries[later.row].name())
        .text("` is claimed by both `")
        .owners(all.leaves, first, later)
        .text("`; write `names = \"…\"` on one of the enums, a prefix for its names")
        .panic();
}

impl Message {
    /// Appends the variants of two rows, the second mark after them left to the caller.
    const fn owners(self, leaves: &[&Leaf], first: Row, later: Row) -> Self {
        self.owner(leaves[first.leaf], first.row).text("` and `").owner(leaves[later.leaf], later.row)
    }
}
