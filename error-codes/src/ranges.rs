//! Ranges of numbers, both ends included.

/// The numbers of `ranges` that are in none of `taken`: ascending, disjoint, adjacent ones joined.
pub(crate) fn without(ranges: &[(i64, i64)], taken: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let taken = joined(taken);
    let mut left = Vec::new();
    for (first, last) in joined(ranges) {
        let mut next = Some(first);
        let start = taken.partition_point(|(_, to)| *to < first);
        for &(from, to) in taken[start..].iter().take_while(|(from, _)| *from <= last) {
            left.extend(next.filter(|begin| *begin < from).map(|begin| (begin, from - 1)));
            next = to.checked_add(1);
        }
        left.extend(next.filter(|begin| *begin <= last).map(|begin| (begin, last)));
    }
    left
}

fn joined(ranges: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut sorted = ranges.to_vec();
    sorted.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for (first, last) in sorted {
        match joined.last_mut() {
            Some(previous) if first <= previous.1.saturating_add(1) => previous.1 = previous.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_is_taken_is_left_out() {
        let cases: [(&[_], &[_], &[_]); 8] = [
            (&[(1, 9)], &[], &[(1, 9)]),
            (&[(1, 9)], &[(5, 5), (1, 1), (9, 12)], &[(2, 4), (6, 8)]),
            (&[(1, 9)], &[(2, 7), (3, 4), (7, 8)], &[(1, 1), (9, 9)]),
            (&[(4, 6), (1, 3), (2, 2)], &[], &[(1, 6)]),
            (&[(i64::MAX, i64::MAX)], &[(i64::MAX, i64::MAX)], &[]),
            (&[(1, 3), (7, 9)], &[(0, 1), (3, 7)], &[(2, 2), (8, 9)]),
            (&[(1, 9)], &[(-5, 20)], &[]),
            (&[(i64::MIN, i64::MAX)], &[(0, i64::MAX)], &[(i64::MIN, -1)]),
        ];
        for (ranges, taken, expected) in cases {
            assert_eq!(without(ranges, taken), expected, "{ranges:?} without {taken:?}");
        }
    }
}
