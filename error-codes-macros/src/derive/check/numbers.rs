//! The number line of one enum: who owns a number, and which are free.

use std::collections::BTreeSet;

use crate::derive::model::{CodeRange, Model, SegmentAttr, Slot, Variant};

/// The segment of `code`.
pub fn segment_of(model: &Model, code: i64) -> Option<&SegmentAttr> {
    SegmentIndex::of(model).find(code)
}

/// The segments by their first code, for enums with thousands of variants.
pub struct SegmentIndex<'a>(Vec<(i64, &'a SegmentAttr)>);

impl<'a> SegmentIndex<'a> {
    pub fn of(model: &'a Model) -> Self {
        let mut segments: Vec<_> =
            model.segments.iter().map(|segment| (segment.range.first, segment)).collect();
        segments.sort_by_key(|(first, _)| *first);
        Self(segments)
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

pub fn retired(model: &Model) -> impl Iterator<Item = &CodeRange> {
    model.catalog.retired.get().into_iter().flatten()
}

/// The next number after `code` in its segment that is not taken, retired or remembered; without segments, the next
/// of all.
///
/// Each step passes a number that is taken or retired; a segment of a million retired numbers is not worth a search.
pub fn next_free(model: &Model, code: i64) -> Option<i64> {
    const STEPS: usize = 10_000;
    let taken = taken(model);
    let free = |code: &i64| !taken.contains(code) && !retired(model).any(|range| range.contains(*code));
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

fn taken(model: &Model) -> BTreeSet<i64> {
    let own = model.variants.iter().filter_map(given_code);
    let legacy = model.variants.iter().filter_map(|variant| variant.code.get()?.was.get()).flatten();
    let success = model.catalog.success.get().map(|success| success.code.value);
    own.chain(legacy.map(|was| was.code.value)).chain(success).collect()
}

fn given_code(variant: &Variant) -> Option<i64> {
    match variant.code.get()?.code {
        Slot::Given(code) => Some(code.value),
        Slot::Faulty => None,
        Slot::Absent => variant.discriminant.as_ref()?.code.map(|code| code.value),
    }
}
