//! What each part of a composed catalogue contradicts.

use super::leaves::{alone, pair};
use super::names::{SameNames, numbered};
use super::rows::{Row, Sequence, code};
use super::{Leaf, Part};
use crate::check::Message;
use crate::segment::{Plan, same};

/// The first conflict of numbers and the first of names that each part brings in: where they stand in the order of codes,
/// and in the order of the leaves. Zero where there is none, since the very first row conflicts with nothing.
///
/// One pass for all parts: a pass for each would take minutes.
#[must_use]
pub const fn conflicts<const L: usize, const N: usize, const P: usize>(
    parts: &[Part],
    leaves: &[&Leaf; L],
    sequence: &Sequence<L>,
    order: &[Row; N],
    same_names: &SameNames<N>,
) -> [(usize, usize); P] {
    let mut conflicts = [(0, 0); P];
    let mut index = 1;
    while index < N && !sequence.apart {
        let (first, later) = (order[index - 1], order[index]);
        if first.leaf != later.leaf && code(leaves, first) == code(leaves, later) {
            let (one, other) = (part_of(parts, first.leaf), part_of(parts, later.leaf));
            if one != other && conflicts[other - 1].0 == 0 {
                conflicts[other - 1].0 = index;
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
            if one != other && conflicts[other - 1].1 == 0 {
                conflicts[other - 1].1 = index;
            }
        }
        index += 1;
    }
    conflicts
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
    pub conflicts: &'a [(usize, usize)],
    pub success: Option<i64>,
    pub plan: Option<&'a Plan>,
}

/// Refuses the first conflict that the part at `index` brings in.
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
    codes(all, all.conflicts[index].0);
    names(all, all.conflicts[index].1);
    leaf = from;
    while leaf < to {
        let mut earlier = 0;
        while earlier < from {
            pair(all.leaves[earlier], all.leaves[leaf]);
            earlier += 1;
        }
        alone(all.success, all.plan, all.leaves[leaf]);
        leaf += 1;
    }
}

/// The same enum by two ways.
#[track_caller]
const fn twice<const N: usize>(all: &Composition<'_, N>, index: usize, leaf: usize) {
    let mut earlier = 0;
    while earlier < leaf {
        let (a, b) = (all.leaves[earlier].identity, all.leaves[leaf].identity);
        if a.line == b.line && a.column == b.column && same(a.name, b.name) && same(a.module, b.module) {
            Message::new()
                .text("`")
                .text(b.name)
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
        .owner(all.leaves[first.leaf], first.row)
        .text("` and `")
        .owner(all.leaves[later.leaf], later.row)
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
        .owner(all.leaves[first.leaf], first.row)
        .text("` and `")
        .owner(all.leaves[later.leaf], later.row)
        .text("`; write `names = \"…\"` on one of the enums, a prefix for its names")
        .panic();
}
