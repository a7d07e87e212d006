//! From a code to its row, without a scan and without work at start-up.
//!
//! Codes come in segments. A directory cuts the span of all codes into pages of 64; a page that holds a code has 64
//! slots with row numbers, a page that holds none has no slots. Two loads and no branch on the data: 1 ns. Where codes
//! are so sparse that pages would be mostly air, a column of the bare codes is searched.
//!
//! The derive lays the pages out and writes them as byte strings: to the compiler that is one token, where building
//! them in const evaluation would take a tenth of the whole derive.

use super::Leaf;

const PAGE: u64 = 64;

/// How a catalogue finds the row of a code.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Directory {
    /// By binary search over the codes of the rows, 64 bits each, little-endian: denser than the rows themselves.
    Column(&'static [u8]),
    /// Enums that do not reach into one another: for each, in order, its first code, its index in `leaves`, and where its rows
    /// begin. Each has a directory of its own.
    Leaves { starts: &'static [(i64, usize, usize)], leaves: &'static [&'static Leaf] },
    /// The first code of the first page; for each page, which block of slots it has; and the row of each slot. Blocks and
    /// rows are 16 bits wide, little-endian; `u16::MAX` is a page without slots or a slot without a row.
    Pages { first: i64, pages: &'static [u8], slots: &'static [u8] },
}

impl Directory {
    /// The first row that has `code`. It may lie beyond the table: then there is none.
    #[inline]
    pub(super) fn find(&self, code: i64) -> Option<usize> {
        match self {
            Self::Pages { first, pages, slots } => {
                // A code below `first` wraps around to a page that no table has.
                let offset = code.wrapping_sub(*first).cast_unsigned();
                let block = number(pages, usize::try_from(offset / PAGE).ok()?)?;
                let slot = usize::from(block) * 64 + usize::try_from(offset % PAGE).ok()?;
                // `u16::MAX` as a block or as a row lies beyond the end of any table.
                number(slots, slot).map(usize::from)
            }
            Self::Leaves { starts, leaves } => find_among(starts, leaves, code),
            Self::Column(codes) => {
                let codes: &[[u8; 8]] = codes.as_chunks().0;
                let row = codes.partition_point(|known| i64::from_le_bytes(*known) < code);
                (codes.get(row) == Some(&code.to_le_bytes())).then_some(row)
            }
        }
    }
}

fn find_among(starts: &[(i64, usize, usize)], leaves: &[&Leaf], code: i64) -> Option<usize> {
    let after = starts.partition_point(|(first, ..)| *first <= code);
    let (_, leaf, start) = starts.get(after.checked_sub(1)?)?;
    let leaf = leaves.get(*leaf)?;
    leaf.directory.find(code).filter(|row| *row < leaf.entries.len()).map(|row| start + row)
}

#[inline]
fn number(bytes: &[u8], index: usize) -> Option<u16> {
    bytes.as_chunks().0.get(index).map(|bytes| u16::from_le_bytes(*bytes))
}
