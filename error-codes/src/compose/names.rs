//! Names that several leaves have.

use super::Leaf;
use super::rows::Row;

/// For each row in order of the leaves, the earlier row that has its name, as its number from one; zero where none has.
pub struct SameNames<const N: usize> {
    pub(super) earlier: [u32; N],
    pub(super) any: bool,
}

/// See [`SameNames`].
///
/// A table of hashes, since a comparison of names in pairs would take minutes. `T` is a power of two, at least twice `N`.
#[must_use]
pub const fn same_names<const N: usize, const T: usize>(leaves: &[&Leaf]) -> SameNames<N> {
    let mut hashes = [0u64; T];
    let mut numbers = [0u32; T];
    let mut same = SameNames { earlier: [0; N], any: false };
    let mut number = 0;
    let mut leaf = 0;
    while leaf < leaves.len() {
        let (own, _) = leaves[leaf].hashes.as_chunks::<8>();
        let mut row = 0;
        while row < own.len() {
            let hash = u64::from_le_bytes(own[row]);
            #[allow(clippy::cast_possible_truncation, reason = "only the low bits are wanted")]
            let mut slot = hash as usize & (T - 1);
            while numbers[slot] != 0 && hashes[slot] != hash {
                slot = (slot + 1) & (T - 1);
            }
            if numbers[slot] == 0 {
                hashes[slot] = hash;
                #[allow(clippy::cast_possible_truncation, reason = "no program has four billion errors")]
                let this = number as u32 + 1;
                numbers[slot] = this;
            } else {
                same.earlier[number] = numbers[slot];
                same.any = true;
            }
            number += 1;
            row += 1;
        }
        leaf += 1;
    }
    same
}

/// The row that has a number from one in order of the leaves.
pub(super) const fn numbered(leaves: &[&Leaf], number: usize) -> Row {
    let mut rest = number - 1;
    let mut leaf = 0;
    while rest >= leaves[leaf].entries.len() {
        rest -= leaves[leaf].entries.len();
        leaf += 1;
    }
    Row { leaf, row: rest }
}
