//! Catalogues made of others, in const evaluation.
//!
//! Every enum has a [`Leaf`]: its own entries and what hangs on them. A composed catalogue is a list of leaves, its own and
//! those of its parts at any depth, merged into one table. The functions that merge are total; what is wrong is for
//! [`part()`] to say, once for each variant that brings a conflict in.

#![allow(missing_docs, reason = "what derived code calls is no part of the public interface")]

mod conflicts;
mod leaves;
mod lists;
mod names;
mod reasons;
mod rejections;
mod rows;

pub use self::conflicts::{Composition, Conflicts, conflicts, part, part_conflict};
pub use self::lists::{legacy, legacy_count, retired, retired_count, segment_count, segments};
pub use self::names::{SameNames, same_names};
pub use self::reasons::reasons_fit;
pub use self::rejections::rejection_known;
pub use self::rows::{Row, Sequence, column, directory, entries, order, sequence, starts};
use crate::catalog::{Catalog, Entry, Leaf};

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

/// The first row whose code is not below `code`.
pub(crate) const fn lower_bound(entries: &[Entry], code: i64) -> usize {
    let (mut low, mut high) = (0, entries.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if entries[middle].code() < code {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
