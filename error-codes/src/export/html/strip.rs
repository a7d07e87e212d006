//! The numbers of a segment, drawn: which are used and retired, of all.

use std::fmt::{self, Display, Formatter};

use crate::export::{Segment, Snapshot};
use crate::ranges::without;

/// How many cells a strip has at most, however many numbers the segment owns.
const CELLS: u128 = 100;

/// A cell for each number of a segment, or for several.
pub(super) struct Strip {
    /// How many numbers each cell stands for.
    pub(super) each: u128,
    numbers: u128,
    pub(super) used: u128,
    pub(super) retired: u128,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    used: u128,
    retired: u128,
}

impl Strip {
    pub(super) fn of(segment: &Segment, snapshot: &Snapshot) -> Self {
        let numbers = segment.ranges.iter().map(|&range| length(range)).sum::<u128>().max(1);
        let each = numbers.div_ceil(CELLS);
        let count = usize::try_from(numbers.div_ceil(each)).unwrap_or_default();
        let mut strip = Self { each, numbers, used: 0, retired: 0, cells: vec![Cell::default(); count] };
        let live: Vec<_> = snapshot.live().collect();
        let used = without(&live, &[]);
        // Retired, or an entry had it before: nobody shall have it again.
        let retired = without(&snapshot.taken(), &live);
        let mut before = 0;
        for &range in &segment.ranges {
            strip.used += strip.add(before, range, &used, |cell| &mut cell.used);
            strip.retired += strip.add(before, range, &retired, |cell| &mut cell.retired);
            before += length(range);
        }
        strip
    }

    pub(super) fn free(&self) -> u128 {
        self.numbers.saturating_sub(self.used + self.retired)
    }

    /// Counts what of `numbers` is in `range`, whose first is the one at `before`.
    fn add(
        &mut self,
        before: u128,
        (first, last): (i64, i64),
        numbers: &[(i64, i64)],
        counter: fn(&mut Cell) -> &mut u128,
    ) -> u128 {
        let mut sum = 0;
        for &(begin, end) in numbers {
            let both = (begin.max(first), end.min(last));
            if both.0 > both.1 {
                continue;
            }
            let mut at = before + distance(first, both.0);
            let end = at + length(both);
            sum += length(both);
            while at < end {
                let index = at / self.each;
                let next = ((index + 1) * self.each).min(end);
                if let Some(cell) = usize::try_from(index).ok().and_then(|index| self.cells.get_mut(index)) {
                    *counter(cell) += next - at;
                }
                at = next;
            }
        }
        sum
    }
}

fn distance(from: i64, to: i64) -> u128 {
    i128::from(to).abs_diff(i128::from(from))
}

fn length((first, last): (i64, i64)) -> u128 {
    distance(first, last) + 1
}

/// One line for all cells and at most two shapes for each: a drawing of a thousand numbers is as small as one of a hundred.
impl Display for Strip {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let count = self.cells.len();
        write!(
            f,
            "<svg viewBox=\"0 0 {CELLS} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"numbers\" d=\"M0 5h{count}\"/>"
        )?;
        self.shapes(f, "used", |cell| (0, cell.used))?;
        self.shapes(f, "retired", |cell| (cell.used, cell.retired))?;
        f.write_str("</svg>")
    }
}

impl Strip {
    /// What share of each cell is of a kind, upwards from what is below it.
    fn shapes(&self, f: &mut Formatter<'_>, class: &str, share: fn(&Cell) -> (u128, u128)) -> fmt::Result {
        let mut begun = false;
        for (x, cell) in self.cells.iter().enumerate() {
            let (below, count) = share(cell);
            if count == 0 {
                continue;
            }
            if !begun {
                write!(f, "<path class=\"{class}\" d=\"")?;
                begun = true;
            }
            // One of a million would not be seen otherwise.
            let height = (count * 10).div_ceil(self.each).clamp(2, 10);
            let y = 10 - (below * 10).div_ceil(self.each).min(10 - height);
            write!(f, "M{x} {y}v-{height}h.8v{height}z")?;
        }
        if begun { f.write_str("\"/>") } else { Ok(()) }
    }
}
