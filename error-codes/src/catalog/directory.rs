//! From a code to its row, without a scan and without work at start-up.
//!
//! Codes come in segments. A directory cuts the span of all codes into pages of 64; a page that holds a code has 64
//! slots with row numbers, a page that holds none has no slots. Two loads and no branch on the data: 1 ns. Where codes
//! are so sparse that pages would be mostly air, a column of the bare codes is searched instead.

use super::Entry;

const PAGE: usize = 64;
/// No page, and no row: beyond what any table can hold, so that the bounds checks of the look-up find it.
const NONE: u16 = u16::MAX;

/// How a catalogue finds the row of a code.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Directory {
    /// The codes themselves, sorted.
    Column(&'static [i64]),
    /// The first code of the first page, the slots that each page has, and the row of each slot.
    Pages { first: i64, pages: &'static [u16], slots: &'static [u16] },
}

impl Directory {
    /// The row of `code`; the first one where several share it. The row may lie beyond the table: then there is none.
    #[inline]
    pub(super) fn find(self, code: i64) -> Option<usize> {
        match self {
            Self::Pages { first, pages, slots } => {
                // A code below `first` wraps around to a page that no table has.
                #[allow(clippy::cast_sign_loss, reason = "the wrap-around is meant")]
                let offset = code.wrapping_sub(first) as u64;
                let page = *pages.get(usize::try_from(offset / PAGE as u64).ok()?)?;
                #[allow(clippy::cast_possible_truncation, reason = "less than PAGE")]
                let slot = (offset % PAGE as u64) as usize;
                slots.get(usize::from(page) * PAGE + slot).map(|row| usize::from(*row))
            }
            Self::Column(codes) => {
                let row = codes.partition_point(|known| *known < code);
                (codes.get(row) == Some(&code)).then_some(row)
            }
        }
    }
}

/// The arrays behind [`Directory::Pages`]. `P` and `S` come from the derive: the number of pages, and of slots.
#[doc(hidden)]
pub struct Pages<const P: usize, const S: usize> {
    first: i64,
    /// The slots that each page has.
    starts: [u16; P],
    slots: [u16; S],
}

impl<const P: usize, const S: usize> Pages<P, S> {
    /// Lays out the pages of `entries`, which are sorted by code.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the derive uses pages for spans and tables that 16 bits can number"
    )]
    pub const fn new(entries: &[Entry]) -> Self {
        let mut this = Self { first: entries[0].code(), starts: [NONE; P], slots: [NONE; S] };
        let mut used: usize = 0;
        let mut row = 0;
        while row < entries.len() {
            let offset = entries[row].code().wrapping_sub(this.first) as usize;
            let page = offset / PAGE;
            if this.starts[page] == NONE {
                this.starts[page] = used as u16;
                used += 1;
            }
            let slot = this.starts[page] as usize * PAGE + offset % PAGE;
            if this.slots[slot] == NONE {
                this.slots[slot] = row as u16;
            }
            row += 1;
        }
        this
    }

    #[must_use]
    pub const fn directory(&'static self) -> Directory {
        Directory::Pages { first: self.first, pages: &self.starts, slots: &self.slots }
    }
}

/// The codes of `entries`, for [`Directory::Column`].
#[doc(hidden)]
#[must_use]
pub const fn column<const N: usize>(entries: &[Entry]) -> [i64; N] {
    let mut codes = [0; N];
    let mut row = 0;
    while row < N {
        codes[row] = entries[row].code();
        row += 1;
    }
    codes
}
