//! Ranges of numbers.

/// The numbers of `ranges` that are none of `taken`: ascending, disjoint, adjacent ones joined.
pub(crate) fn without(ranges: &[(i64, i64)], taken: impl Iterator<Item = i64>) -> Vec<(i64, i64)> {
    let mut taken: Vec<i64> = taken.collect();
    taken.sort_unstable();
    let mut free = Vec::new();
    for (mut first, last) in joined(ranges) {
        let start = taken.partition_point(|code| *code < first);
        let within = taken[start..].iter().take_while(|code| **code <= last);
        let mut whole = true;
        for &code in within {
            if first < code {
                free.push((first, code - 1));
            }
            match code.checked_add(1) {
                Some(next) => first = next,
                None => whole = false,
            }
        }
        if whole && first <= last {
            free.push((first, last));
        }
    }
    free
}

/// The numbers of `ranges` that are in none of `others`.
pub(crate) fn beyond(ranges: &[(i64, i64)], others: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut rest = joined(ranges);
    for (first, last) in joined(others) {
        rest = rest
            .into_iter()
            .flat_map(|(start, end)| {
                let before = first.checked_sub(1).map(|before| (start, end.min(before)));
                let after = last.checked_add(1).map(|after| (start.max(after), end));
                [before, after].into_iter().flatten().filter(|(start, end)| start <= end)
            })
            .collect();
    }
    rest
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
