//! Catalogues made of others, in const evaluation.
//!
//! Every enum has a [`Leaf`]: its own entries and what hangs on them. A composed catalogue is a list of leaves, its own and
//! those of its parts at any depth, merged into one table. The functions that merge are total; what is wrong is for
//! [`part`] to say, once for each variant that brings a conflict in.

#![allow(missing_docs, reason = "what derived code calls is no part of the public interface")]

use crate::catalog::{Catalog, Entry};
use crate::check::{Message, segment_of};
use crate::segment::{Plan, Segment, same};

/// Where an enum is defined: two of one name in one module are still two.
#[derive(Clone, Copy)]
pub struct Identity {
    pub module: &'static str,
    pub name: &'static str,
    pub line: u32,
    pub column: u32,
}

/// What one enum itself brings to a catalogue.
#[derive(Clone, Copy)]
pub struct Leaf {
    pub identity: Identity,
    /// The variant of each row, with a space between them.
    pub variants: &'static str,
    /// Sorted by code.
    pub entries: &'static [Entry],
    /// A 64-bit hash of the name of each row, little-endian.
    pub hashes: &'static [u8],
    pub segments: &'static [Segment],
    pub retired: &'static [(i64, i64)],
    /// Old codes that lead to one entry, sorted, each with its row.
    pub legacy: &'static [(i64, usize)],
}

/// A row of a leaf.
#[derive(Clone, Copy)]
pub struct Row {
    leaf: usize,
    row: usize,
}

/// A transparent variant: what it adds to the catalogue of its enum.
#[derive(Clone, Copy)]
pub struct Part {
    pub variant: &'static str,
    pub catalog: &'static Catalog,
}

/// How many leaves `own` and `parts` have together.
#[must_use]
pub const fn leaf_count(parts: &[Part]) -> usize {
    let mut count = 1;
    let mut part = 0;
    while part < parts.len() {
        count += parts[part].catalog.leaves().len();
        part += 1;
    }
    count
}

/// The own leaf, then those of the parts.
#[must_use]
pub const fn leaves<const L: usize>(own: &'static Leaf, parts: &[Part]) -> [&'static Leaf; L] {
    let mut leaves = [own; L];
    let mut at = 1;
    let mut part = 0;
    while part < parts.len() {
        let more = parts[part].catalog.leaves();
        let mut index = 0;
        while index < more.len() {
            leaves[at] = more[index];
            at += 1;
            index += 1;
        }
        part += 1;
    }
    leaves
}

#[must_use]
pub const fn entry_count(leaves: &[&Leaf]) -> usize {
    let mut count = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        count += leaves[leaf].entries.len();
        leaf += 1;
    }
    count
}

/// All rows, sorted by code; of one code in the order of the leaves.
#[must_use]
pub const fn order<const N: usize>(leaves: &[&Leaf]) -> [Row; N] {
    let mut rows = [Row { leaf: 0, row: 0 }; N];
    // Leaf by leaf, the one with the smallest code first: where leaves do not mix, that is the order already.
    let mut at = 0;
    let mut floor = None;
    while let Some(leaf) = next_leaf(leaves, floor) {
        floor = Some(leaf);
        let mut row = 0;
        while row < leaves[leaf].entries.len() {
            rows[at] = Row { leaf, row };
            at += 1;
            row += 1;
        }
    }
    merge_runs(leaves, rows)
}

/// The leaf that comes after `before` by first code, then by index. Empty leaves have no turn.
const fn next_leaf(leaves: &[&Leaf], before: Option<usize>) -> Option<usize> {
    let mut next: Option<usize> = None;
    let mut leaf = 0;
    while leaf < leaves.len() {
        if !leaves[leaf].entries.is_empty() {
            let after = match before {
                Some(before) => precedes(leaves, before, leaf),
                None => true,
            };
            let sooner = match next {
                Some(next) => precedes(leaves, leaf, next),
                None => true,
            };
            if after && sooner {
                next = Some(leaf);
            }
        }
        leaf += 1;
    }
    next
}

const fn precedes(leaves: &[&Leaf], a: usize, b: usize) -> bool {
    let (first, second) = (leaves[a].entries[0].code(), leaves[b].entries[0].code());
    first < second || (first == second && a < b)
}

const fn code(leaves: &[&Leaf], row: Row) -> i64 {
    leaves[row.leaf].entries[row.row].code()
}

/// Merges ascending runs in pairs until one is left.
const fn merge_runs<const N: usize>(leaves: &[&Leaf], mut rows: [Row; N]) -> [Row; N] {
    while N > 0 && run_end(leaves, &rows, 0) < N {
        let (mut from, mut at) = (0, 0);
        let mut merged = rows;
        while from < N {
            let middle = run_end(leaves, &rows, from);
            let end = if middle < N { run_end(leaves, &rows, middle) } else { N };
            let (mut left, mut right) = (from, middle);
            while left < middle || right < end {
                let take_left = right == end || (left < middle && !after(leaves, rows[left], rows[right]));
                if take_left {
                    merged[at] = rows[left];
                    left += 1;
                } else {
                    merged[at] = rows[right];
                    right += 1;
                }
                at += 1;
            }
            from = end;
        }
        rows = merged;
    }
    rows
}

const fn after(leaves: &[&Leaf], a: Row, b: Row) -> bool {
    let (first, second) = (code(leaves, a), code(leaves, b));
    first > second || (first == second && a.leaf > b.leaf)
}

const fn run_end<const N: usize>(leaves: &[&Leaf], rows: &[Row; N], from: usize) -> usize {
    let mut end = from + 1;
    while end < N && !after(leaves, rows[end - 1], rows[end]) {
        end += 1;
    }
    end
}

/// The table of a composed catalogue.
#[must_use]
pub const fn entries<const N: usize>(leaves: &[&Leaf], order: &[Row; N]) -> [Entry; N] {
    let mut entries = [Entry::new(0, "\u{0}\u{0}", 200); N];
    let mut index = 0;
    while index < N {
        entries[index] = leaves[order[index].leaf].entries[order[index].row];
        index += 1;
    }
    entries
}

/// The codes of a composed catalogue, 64 bits each.
#[must_use]
pub const fn column<const N: usize>(entries: &[Entry; N]) -> [[u8; 8]; N] {
    let mut column = [[0; 8]; N];
    let mut index = 0;
    while index < N {
        column[index] = entries[index].code().to_le_bytes();
        index += 1;
    }
    column
}

/// How many segments there are, those of equal name and ranges counted once.
#[must_use]
pub const fn segment_count(leaves: &[&Leaf]) -> usize {
    let mut count = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        let mut index = 0;
        while index < leaves[leaf].segments.len() {
            count += !seen(leaves, leaf, &leaves[leaf].segments[index]) as usize;
            index += 1;
        }
        leaf += 1;
    }
    count
}

/// The segments of all leaves, each once.
#[must_use]
pub const fn segments<const M: usize>(leaves: &[&Leaf]) -> [Segment; M] {
    let mut segments = [Segment::checked("", 0, 0); M];
    let mut at = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        let mut index = 0;
        while index < leaves[leaf].segments.len() {
            let segment = leaves[leaf].segments[index];
            if !seen(leaves, leaf, &segment) {
                segments[at] = segment;
                at += 1;
            }
            index += 1;
        }
        leaf += 1;
    }
    segments
}

/// Whether a leaf before `leaf` has `segment` too.
const fn seen(leaves: &[&Leaf], leaf: usize, segment: &Segment) -> bool {
    let mut earlier = 0;
    while earlier < leaf {
        let mut index = 0;
        while index < leaves[earlier].segments.len() {
            if leaves[earlier].segments[index].equals(segment) {
                return true;
            }
            index += 1;
        }
        earlier += 1;
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
pub const fn legacy<const M: usize, const N: usize>(leaves: &[&Leaf], order: &[Row; N]) -> [(i64, usize); M] {
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
            legacy[place] = (old, position(leaves, order, leaf, row));
            at += 1;
            index += 1;
        }
        leaf += 1;
    }
    legacy
}

/// Where a row of a leaf stands in the composed table.
const fn position<const N: usize>(leaves: &[&Leaf], order: &[Row; N], leaf: usize, row: usize) -> usize {
    let wanted = leaves[leaf].entries[row].code();
    let (mut low, mut high) = (0, N);
    while low < high {
        let middle = (low + high) / 2;
        if code(leaves, order[middle]) < wanted {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    while low < N && (order[low].leaf != leaf || order[low].row != row) {
        low += 1;
    }
    low
}

/// For each row in order of the leaves, the earlier row that has its name, as its number from one; zero where none has.
///
/// A table of hashes, since a comparison of names in pairs would take minutes. `T` is a power of two, at least twice `N`.
#[must_use]
pub const fn same_names<const N: usize, const T: usize>(leaves: &[&Leaf]) -> [u32; N] {
    let mut hashes = [0u64; T];
    let mut numbers = [0u32; T];
    let mut same = [0; N];
    let mut number = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        let (own, _) = leaves[leaf].hashes.as_chunks::<8>();
        let mut row = 0;
        while row < own.len() {
            let hash = u64::from_le_bytes(own[row]);
            let mut slot = hash as usize & (T - 1);
            while numbers[slot] != 0 && hashes[slot] != hash {
                slot = (slot + 1) & (T - 1);
            }
            if numbers[slot] == 0 {
                hashes[slot] = hash;
                numbers[slot] = number as u32 + 1;
            } else {
                same[number] = numbers[slot];
            }
            number += 1;
            row += 1;
        }
        leaf += 1;
    }
    same
}

/// The row that has a number from one in order of the leaves.
const fn numbered(leaves: &[&Leaf], number: usize) -> Row {
    let mut rest = number - 1;
    let mut leaf = 0;
    while rest >= leaves[leaf].entries.len() {
        rest -= leaves[leaf].entries.len();
        leaf += 1;
    }
    Row { leaf, row: rest }
}

/// The first conflict of numbers and the first of names that each part brings in: where they stand in the order of codes,
/// and in the order of the leaves. Zero where there is none, since the very first row conflicts with nothing.
///
/// One pass for all parts: a pass for each would take minutes.
#[must_use]
pub const fn conflicts<const N: usize, const P: usize>(
    parts: &[Part],
    leaves: &[&Leaf],
    order: &[Row; N],
    same_names: &[u32; N],
) -> [(usize, usize); P] {
    let mut conflicts = [(0, 0); P];
    let mut index = 1;
    while index < N {
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
    while index < N {
        if same_names[index] != 0 {
            let (first, later) = (numbered(leaves, same_names[index] as usize), numbered(leaves, index + 1));
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
    pub same_names: &'a [u32; N],
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
        alone(all, all.leaves[leaf]);
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
    let first = numbered(all.leaves, all.same_names[conflict] as usize);
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

/// What two leaves contradict each other in, besides codes and names.
#[track_caller]
const fn pair(first: &Leaf, later: &Leaf) {
    // A call costs more than what it mostly finds: nothing.
    if !first.segments.is_empty() {
        segments_of(first, later);
    }
    if first.segments.is_empty() != later.segments.is_empty() {
        strangers(first, later);
        strangers(later, first);
    }
    if !first.retired.is_empty() {
        retired_by(first, later);
    }
    if !later.retired.is_empty() {
        retired_by(later, first);
    }
    if !first.legacy.is_empty() {
        known_as(first, later);
    }
    if !later.legacy.is_empty() {
        known_as(later, first);
    }
}

#[track_caller]
const fn segments_of(first: &Leaf, later: &Leaf) {
    let mut a = 0;
    while a < first.segments.len() {
        let mut b = 0;
        while b < later.segments.len() {
            let (one, other) = (&first.segments[a], &later.segments[b]);
            if let Some((from, to)) = one.overlap(other)
                && !one.equals(other)
            {
                Message::new()
                    .text("segment ")
                    .segment(other)
                    .text(" of `")
                    .text(later.identity.name)
                    .text("` overlaps segment ")
                    .segment(one)
                    .text(" of `")
                    .text(first.identity.name)
                    .text("` in ")
                    .range(from, to)
                    .panic();
            }
            b += 1;
        }
        a += 1;
    }
}

/// Codes of `guest`, which has no segments of its own, inside a segment of `host`.
#[track_caller]
const fn strangers(host: &Leaf, guest: &Leaf) {
    if host.segments.is_empty() || !guest.segments.is_empty() {
        return;
    }
    let mut row = 0;
    while row < guest.entries.len() {
        let code = guest.entries[row].code();
        if let Some(segment) = segment_of(host.segments, code) {
            Message::new()
                .text("code ")
                .number(code)
                .text(" of `")
                .owner(guest, row)
                .text("` lies in segment ")
                .segment(segment)
                .text(", which belongs to `")
                .text(host.identity.name)
                .text("`")
                .panic();
        }
        row += 1;
    }
}

#[track_caller]
const fn retired_by(owner: &Leaf, user: &Leaf) {
    let mut index = 0;
    while index < owner.retired.len() {
        let (first, last) = owner.retired[index];
        let row = lower_bound(user.entries, first);
        if row < user.entries.len() && user.entries[row].code() <= last {
            Message::new()
                .text("code ")
                .number(user.entries[row].code())
                .text(" of `")
                .owner(user, row)
                .text("` is retired by `")
                .text(owner.identity.name)
                .text("` and must never be used again")
                .panic();
        }
        index += 1;
    }
}

/// Old codes of `leaf` that are live in `other`, or that it claims too.
#[track_caller]
const fn known_as(leaf: &Leaf, other: &Leaf) {
    let mut index = 0;
    while index < leaf.legacy.len() {
        let (old, row) = leaf.legacy[index];
        let message = "`; if the number was given away, write `reused` after it";
        let live = lower_bound(other.entries, old);
        if live < other.entries.len() && other.entries[live].code() == old {
            Message::new()
                .text("legacy code ")
                .number(old)
                .text(" of `")
                .owner(leaf, row)
                .text("` is live: it is the code of `")
                .owner(other, live)
                .text(message)
                .panic();
        }
        let mut claim = 0;
        while claim < other.legacy.len() {
            if other.legacy[claim].0 == old {
                Message::new()
                    .text("legacy code ")
                    .number(old)
                    .text(" is claimed by both `")
                    .owner(leaf, row)
                    .text("` and `")
                    .owner(other, other.legacy[claim].1)
                    .text(message)
                    .panic();
            }
            claim += 1;
        }
        index += 1;
    }
}

/// What a leaf contradicts the outer catalogue in: its success code and its plan.
#[track_caller]
const fn alone<const N: usize>(all: &Composition<'_, N>, leaf: &Leaf) {
    if let Some(success) = all.success {
        let row = lower_bound(leaf.entries, success);
        if row < leaf.entries.len() && leaf.entries[row].code() == success {
            Message::new()
                .text("code ")
                .number(success)
                .text(" of `")
                .owner(leaf, row)
                .text("` is the success code; an error needs its own")
                .panic();
        }
    }
    let Some(plan) = all.plan else { return };
    let mut index = 0;
    while index < leaf.segments.len() {
        crate::check::segment_planned(plan, &leaf.segments[index]);
        index += 1;
    }
    let mut row = 0;
    while row < leaf.entries.len() {
        let entry = &leaf.entries[row];
        let fault = match segment_of(plan.segments(), entry.code()) {
            None => {
                Some(Message::new().text(" is outside every segment of plan `").text(plan.name()).text("`"))
            }
            Some(segment) => match segment.fixed_status() {
                Some(status) if status != entry.const_status() => Some(
                    Message::new()
                        .text(" has status ")
                        .number(entry.const_status() as i64)
                        .text(", and every status of its segment ")
                        .segment(segment)
                        .text(" is ")
                        .number(status as i64),
                ),
                _ => None,
            },
        };
        if let Some(fault) = fault {
            Message::new()
                .text("code ")
                .number(entry.code())
                .text(" of `")
                .owner(leaf, row)
                .text("`")
                .append(&fault)
                .panic();
        }
        if let Some(wanted) = plan.get_digits()
            && crate::check::digit_count(entry.code()) != wanted
        {
            Message::new()
                .text("code ")
                .number(entry.code())
                .text(" of `")
                .owner(leaf, row)
                .text("` has ")
                .number(crate::check::digit_count(entry.code()) as i64)
                .text(" digits, and every code of plan `")
                .text(plan.name())
                .text("` has ")
                .number(wanted as i64)
                .panic();
        }
        row += 1;
    }
}

/// The first row whose code is not below `code`.
const fn lower_bound(entries: &[Entry], code: i64) -> usize {
    let (mut low, mut high) = (0, entries.len());
    while low < high {
        let middle = (low + high) / 2;
        if entries[middle].code() < code {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

impl Message {
    /// Appends `RegisterError::PhoneExists`.
    const fn owner(self, leaf: &Leaf, row: usize) -> Self {
        let names = leaf.variants.as_bytes();
        let (mut from, mut word) = (0, 0);
        while word < row && from < names.len() {
            if names[from] == b' ' {
                word += 1;
            }
            from += 1;
        }
        let mut to = from;
        while to < names.len() && names[to] != b' ' {
            to += 1;
        }
        let variant = leaf.variants.split_at(to).0.split_at(from).1;
        self.text(leaf.identity.name).text("::").text(variant)
    }
}
