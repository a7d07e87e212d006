//! Where the lines of a text begin.

/// The lines of a text, which is read once for all places in it.
#[derive(Debug)]
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1)).collect())
    }

    /// The line that holds the byte at `offset`, from 1.
    pub(crate) fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|begin| *begin <= offset)
    }

    /// The offset at which a line begins, counted from 1; there is none before the first or after the last.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn begin(&self, line: usize) -> usize {
        self.0[line.clamp(1, self.0.len()) - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_counted_from_one() {
        let lines = Lines::of("ab\n\n库存\n");
        assert_eq!([0, 2, 3, 4, 9, 11].map(|offset| lines.line(offset)), [1, 1, 2, 3, 3, 4]);
        assert_eq!([0, 1, 2, 3, 4, 9].map(|line| lines.begin(line)), [0, 0, 3, 4, 11, 11]);
        assert_eq!((Lines::of("").line(0), Lines::of("").begin(1)), (1, 0));
    }
}
