//! The number line of one enum: who owns a number, and which are free.

use crate::derive::model::{CodeRange, Model, SegmentAttr, Slot, Variant};
use crate::order::order;

/// The segment of `code`.
pub fn segment_of(model: &Model, code: i64) -> Option<&SegmentAttr> {
    SegmentIndex::of(model).find(code)
}

/// The segments by their first code, for enums with thousands of variants.
pub struct SegmentIndex<'a>(Vec<(i64, &'a SegmentAttr)>);

impl<'a> SegmentIndex<'a> {
    pub fn of(model: &'a Model) -> Self {
        let first = |index: usize| model.segments[index].range.first;
        let order = order(model.segments.len(), &|a, b| first(a).cmp(&first(b)));
        Self(order.into_iter().map(|index| (first(index), &model.segments[index])).collect())
    }

    /// The segment of `code`; where segments overlap, which is reported, the one that begins last.
    pub fn find(&self, code: i64) -> Option<&'a SegmentAttr> {
        let after = self.0.partition_point(|(first, _)| *first <= code);
        self.0[..after].iter().rev().map(|(_, segment)| *segment).find(|segment| segment.range.contains(code))
    }
}

/// `` `60101` `` or `` `60101..=60105` ``.
pub fn numbers(first: i64, last: i64) -> String {
    if first == last { format!("`{first}`") } else { format!("`{first}..={last}`") }
}

/// What `retired(…)` holds.
pub fn retired(model: &Model) -> &[CodeRange] {
    model.catalog.retired.list()
}

/// The next number after `code` in its segment that is not taken, retired or remembered; without segments, the next
/// of all.
///
/// Each step passes a number that is taken or retired; a segment of a million retired numbers is not worth a search.
pub fn next_free(model: &Model, code: i64) -> Option<i64> {
    const STEPS: usize = 10_000;
    let taken = taken(model);
    let free = |code: &i64| {
        taken.binary_search(code).is_err() && !retired(model).iter().any(|range| range.contains(*code))
    };
    match segment_of(model, code) {
        Some(segment) => (code..=segment.range.last).chain(segment.range.first..=code).take(STEPS).find(free),
        None if model.segments.is_empty() && !model.is_planned() => (code..=i64::MAX).take(STEPS).find(free),
        None => None,
    }
}

/// A code for a variant that has none: near that of the variant before it.
pub fn suggestion(model: &Model, variant: &Variant) -> String {
    let before = model
        .variants
        .iter()
        .take_while(|other| !std::ptr::eq(*other, variant))
        .filter_map(given_code)
        .last();
    let near = before
        .or_else(|| model.variants.iter().find_map(given_code))
        .or_else(|| model.segments.first().map(|segment| segment.range.first.saturating_add(1)));
    near.and_then(|near| next_free(model, near)).unwrap_or(60101).to_string()
}

/// Ascending.
fn taken(model: &Model) -> Vec<i64> {
    let mut taken = Vec::new();
    for variant in &model.variants {
        taken.extend(given_code(variant));
        if let Slot::Given(attr) = &variant.code {
            taken.extend(attr.was.list().iter().map(|was| was.code.value));
        }
    }
    taken.extend(model.catalog.success.get().map(|success| success.code.value));
    order(taken.len(), &|a, b| taken[a].cmp(&taken[b])).into_iter().map(|index| taken[index]).collect()
}

fn given_code(variant: &Variant) -> Option<i64> {
    match variant.code.get()?.code {
        Slot::Given(code) => Some(code.value),
        Slot::Faulty => None,
        Slot::Absent => variant.discriminant.as_ref()?.code.map(|code| code.value),
    }
}
