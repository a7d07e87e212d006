//! Sorting, in one function for all that is sorted.
//!
//! Whoever uses the derive compiles it first, and each type that is sorted by itself is a thousand lines of code more.

use std::cmp::Ordering;

/// The indices of `count` items in their order; of equal ones, in the order in which they come.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// For each of `count` items the index of the first that equals it, which may be its own.
pub fn firsts(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut firsts = vec![0; count];
    let mut first = None;
    for item in order(count, compare) {
        let known = first.filter(|&first| compare(first, item) == Ordering::Equal).unwrap_or(item);
        firsts[item] = known;
        first = Some(known);
    }
    firsts
}
