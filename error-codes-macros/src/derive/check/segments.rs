//! Segments: disjoint, named once, and every code inside one.

use super::entry::Draft;
use super::numbers::{next_free, numbers, retired, segment_of};
use crate::derive::model::{Model, SegmentAttr};
use crate::errors::{Errors, Place};

/// `` `user.register` (60100..=60199) ``
fn described(segment: &SegmentAttr) -> String {
    format!("`{}` ({}..={})", segment.name.value, segment.range.first, segment.range.last)
}

pub fn check_names(model: &Model, errors: &Errors) {
    for (index, segment) in model.segments.iter().enumerate() {
        let name = &segment.name.value;
        if let Some(first) = model.segments[..index].iter().find(|first| first.name.value == *name) {
            errors.conflict(
                Place::from(segment.name.span),
                format!("segment `{name}` is declared twice; give each its own name"),
                Place::from(first.name.span),
                format!("segment `{name}` first declared here"),
            );
        }
    }
}

pub fn check_overlap(model: &Model, errors: &Errors) {
    for (index, segment) in model.segments.iter().enumerate() {
        for first in &model.segments[..index] {
            if let Some((from, to)) = segment.range.overlap(&first.range) {
                errors.conflict(
                    segment.range.place,
                    format!(
                        "segment {} overlaps segment {} in {}; make them disjoint",
                        described(segment),
                        described(first),
                        numbers(from, to)
                    ),
                    first.range.place,
                    format!("segment `{}` declared here", first.name.value),
                );
            }
        }
    }
}

pub fn check_codes_inside(model: &Model, drafts: &[Draft], errors: &Errors) {
    if model.segments.is_empty() || model.has_faulty_segment || model.is_planned() {
        return;
    }
    for draft in drafts {
        let Some(code) = draft.code else { continue };
        if draft.segment.is_some() {
            continue;
        }
        let message = match model.segments.as_slice() {
            [only] => {
                let remedy = match next_free(model, highest_used(drafts, only)) {
                    Some(free) => format!("`{free}` is free"),
                    None => "declare a segment for it".to_owned(),
                };
                format!("code `{}` is outside its segment {}; {remedy}", code.value, described(only))
            }
            segments => {
                let (below, above) = neighbours(segments, code.value);
                let between = match (below, above) {
                    (Some(below), Some(above)) => {
                        format!("it lies between {} and {}", described(below), described(above))
                    }
                    (Some(last), None) => format!("the last one is {}", described(last)),
                    (None, Some(first)) => format!("the first one is {}", described(first)),
                    (None, None) => String::new(),
                };
                format!(
                    "code `{}` is outside every segment of `{}`: {between}; move it into one, or declare a segment for it",
                    code.value, model.ident
                )
            }
        };
        errors.at(code.place, message);
    }
}

/// The highest code that is used in `segment`, else its first.
fn highest_used(drafts: &[Draft], segment: &SegmentAttr) -> i64 {
    let codes = drafts.iter().filter_map(|draft| draft.code).map(|code| code.value);
    codes.filter(|code| segment.range.contains(*code)).max().unwrap_or(segment.range.first)
}

fn neighbours(segments: &[SegmentAttr], code: i64) -> (Option<&SegmentAttr>, Option<&SegmentAttr>) {
    let below =
        segments.iter().filter(|segment| segment.range.last < code).max_by_key(|segment| segment.range.last);
    let above = segments
        .iter()
        .filter(|segment| segment.range.first > code)
        .min_by_key(|segment| segment.range.first);
    (below, above)
}

pub fn check_retired_inside(model: &Model, errors: &Errors) {
    if model.segments.is_empty() || model.has_faulty_segment || model.is_planned() {
        return;
    }
    for range in retired(model) {
        let whole = segment_of(model, range.first).is_some_and(|segment| segment.range.contains(range.last));
        if !whole {
            let declared: Vec<_> = model.segments.iter().map(described).take(3).collect();
            let more = if model.segments.len() > 3 { ", …" } else { "" };
            errors.at(
                range.place,
                format!(
                    "retired {} lies in no single segment of `{}`; retire numbers of its own, in {}{more}",
                    numbers(range.first, range.last),
                    model.ident,
                    declared.join(", ")
                ),
            );
        }
    }
}
