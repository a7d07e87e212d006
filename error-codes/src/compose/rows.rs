//! The merged table: all rows, sorted by code.

use super::Leaf;
use crate::catalog::{Directory, Entry};

/// A row of a leaf.
#[derive(Clone, Copy)]
pub struct Row {
    pub(super) leaf: usize,
    pub(super) row: usize,
}

/// The leaves by their first code, the empty ones last, and whether no leaf reaches into the next. Then the table is one
/// leaf after the other, and no two leaves share a code: what is mostly so, and saves a look at every row.
#[derive(Clone, Copy)]
pub struct Sequence<const L: usize> {
    leaves: [usize; L],
    pub(super) apart: bool,
}

/// See [`Sequence`].
#[must_use]
pub const fn sequence<const L: usize>(leaves: &[&Leaf; L]) -> Sequence<L> {
    let mut sequence = Sequence { leaves: [usize::MAX; L], apart: true };
    let mut at = 0;
    let mut before: Option<usize> = None;
    while let Some(leaf) = next_leaf(leaves, before) {
        if let Some(before) = before {
            let last = leaves[before].entries[leaves[before].entries.len() - 1].code();
            sequence.apart &= last < leaves[leaf].entries[0].code();
        }
        sequence.leaves[at] = leaf;
        before = Some(leaf);
        at += 1;
    }
    sequence
}

/// All rows, sorted by code; of one code in the order of the leaves. Left blank where the leaves are apart: then nobody
/// asks.
#[must_use]
pub const fn order<const L: usize, const N: usize>(leaves: &[&Leaf; L], sequence: &Sequence<L>) -> [Row; N] {
    let mut rows = [Row { leaf: 0, row: 0 }; N];
    if sequence.apart {
        return rows;
    }
    let (mut at, mut index) = (0, 0);
    while at < N {
        let leaf = sequence.leaves[index];
        let count = leaves[leaf].entries.len();
        let mut row = 0;
        while row < count {
            rows[at] = Row { leaf, row };
            at += 1;
            row += 1;
        }
        index += 1;
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

pub(super) const fn code(leaves: &[&Leaf], row: Row) -> i64 {
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
pub const fn entries<const L: usize, const N: usize>(
    leaves: &[&Leaf; L],
    sequence: &Sequence<L>,
    order: &[Row; N],
) -> [Entry; N] {
    let mut entries = [Entry::Plain(200, 0, "\u{0}\u{0}"); N];
    let (mut at, mut index) = (0, 0);
    while at < N {
        if sequence.apart {
            let own = leaves[sequence.leaves[index]].entries;
            entries.split_at_mut(at).1.split_at_mut(own.len()).0.copy_from_slice(own);
            at += own.len();
            index += 1;
        } else {
            entries[at] = leaves[order[at].leaf].entries[order[at].row];
            at += 1;
        }
    }
    entries
}

/// For each leaf in sequence its first code, its index, and where its rows begin. The last stands in for empty ones, so
/// that a search has one condition: it then has no branches.
#[must_use]
pub const fn starts<const L: usize>(leaves: &[&Leaf; L], sequence: &Sequence<L>) -> [(i64, usize, usize); L] {
    let mut last = (i64::MAX, usize::MAX, 0);
    let mut starts = [last; L];
    let (mut index, mut at) = (0, 0);
    while index < L {
        let leaf = sequence.leaves[index];
        // Empty ones come last.
        if leaf != usize::MAX {
            last = (leaves[leaf].entries[0].code(), leaf, at);
            at += leaves[leaf].entries.len();
        }
        starts[index] = last;
        index += 1;
    }
    starts
}

/// How a composed catalogue is looked up.
#[must_use]
pub const fn directory<const L: usize>(
    sequence: &Sequence<L>,
    starts: &'static [(i64, usize, usize); L],
    leaves: &'static [&'static Leaf; L],
    column: &'static [[u8; 8]],
) -> Directory {
    if sequence.apart {
        Directory::Leaves { starts, leaves }
    } else {
        Directory::Column(column.as_flattened())
    }
}

/// The codes of a composed catalogue, 64 bits each. Left blank where the leaves are apart: then each has its own directory.
#[must_use]
pub const fn column<const L: usize, const N: usize>(
    sequence: &Sequence<L>,
    entries: &[Entry; N],
) -> [[u8; 8]; N] {
    let mut column = [[0; 8]; N];
    let mut index = 0;
    while index < N && !sequence.apart {
        column[index] = entries[index].code().to_le_bytes();
        index += 1;
    }
    column
}
