//! What two leaves contradict each other in, besides codes and names, and one leaf the outer catalogue.

use super::{Leaf, lower_bound};
use crate::check::{segment_of, segment_planned, wrong_digits};
use crate::diagnosis::{Message, same, shared};
use crate::plan::Plan;

/// What two leaves contradict each other in, besides codes and names.
#[track_caller]
pub(super) const fn pair(first: &Leaf, later: &Leaf) {
    // In const evaluation a call costs more than what it mostly finds: nothing.
    if let ([one], [other]) = (first.segments, later.segments)
        && one.is_apart_from(other)
        && !same(one.name(), other.name())
    {
    } else {
        segments_of(first, later);
        strangers(first, later);
        strangers(later, first);
    }
    if let ([], [], [], []) = (first.retired, later.retired, first.legacy, later.legacy) {
        return;
    }
    retired_twice(first, later);
    retired_by(first, later);
    retired_by(later, first);
    known_as(first, later);
    known_as(later, first);
}

#[track_caller]
const fn segments_of(first: &Leaf, later: &Leaf) {
    let mut a = 0;
    while a < first.segments.len() {
        let mut b = 0;
        while b < later.segments.len() {
            let (one, other) = (&first.segments[a], &later.segments[b]);
            let alike = same(one.name(), other.name());
            if alike && one.equals(other) && one.own_status() != other.own_status() {
                Message::new()
                    .text("segment ")
                    .segment(other)
                    .text(" has ")
                    .status(other)
                    .text(" for `")
                    .text(later.identity.name)
                    .text("` and ")
                    .status(one)
                    .text(" for `")
                    .text(first.identity.name)
                    .text("`; share one constant")
                    .panic();
            }
            if alike && !one.equals(other) {
                Message::new()
                    .text("segment ")
                    .segment(other)
                    .text(" of `")
                    .text(later.identity.name)
                    .text("` is not the segment of that name of `")
                    .text(first.identity.name)
                    .text("`, which is ")
                    .segment(one)
                    .text("; share one constant, or give it its own name")
                    .panic();
            }
            if !one.is_apart_from(other)
                && let Some((from, to)) = one.overlap(other)
                && !one.equals(other)
            {
                Message::new()
                    .text("segment ")
                    .segment(other)
                    .text(" of `")
                    .text(later.identity.name)
                    .text("` overlaps segment ")
                    .segment(one)
                    .text(" of `")
                    .text(first.identity.name)
                    .text("` in ")
                    .range(from, to)
                    .panic();
            }
            b += 1;
        }
        a += 1;
    }
}

/// Codes of `guest`, which has no segments of its own, inside a segment of `host`.
#[track_caller]
const fn strangers(host: &Leaf, guest: &Leaf) {
    if host.segments.is_empty() || !guest.segments.is_empty() {
        return;
    }
    let mut row = 0;
    while row < guest.entries.len() {
        let code = guest.entries[row].code();
        let same = lower_bound(host.entries, code);
        let is_duplicate = same < host.entries.len() && host.entries[same].code() == code;
        if let Some(segment) = segment_of(host.segments, code)
            && !is_duplicate
        {
            code_of(guest, row)
                .text(" lies in segment ")
                .segment(segment)
                .text(", which belongs to `")
                .text(host.identity.name)
                .text("`; take a number of its own, or name that segment here too")
                .panic();
        }
        row += 1;
    }
}

/// Numbers that both have retired.
#[track_caller]
const fn retired_twice(first: &Leaf, later: &Leaf) {
    let mut a = 0;
    while a < first.retired.len() {
        let mut b = 0;
        while b < later.retired.len() {
            if let Some((from, to)) = shared(first.retired[a], later.retired[b]) {
                Message::new()
                    .range(from, to)
                    .text(" is retired by both `")
                    .text(first.identity.name)
                    .text("` and `")
                    .text(later.identity.name)
                    .text("`; retire each number once")
                    .panic();
            }
            b += 1;
        }
        a += 1;
    }
}

#[track_caller]
const fn retired_by(owner: &Leaf, user: &Leaf) {
    let mut index = 0;
    while index < owner.retired.len() {
        let (first, last) = owner.retired[index];
        let row = lower_bound(user.entries, first);
        if row < user.entries.len() && user.entries[row].code() <= last {
            code_of(user, row)
                .text(" is retired by `")
                .text(owner.identity.name)
                .text("` and must never be used again")
                .panic();
        }
        index += 1;
    }
}

/// Old codes of `leaf` that are live in `other`, or that it claims too.
#[track_caller]
const fn known_as(leaf: &Leaf, other: &Leaf) {
    let mut index = 0;
    while index < leaf.legacy.len() {
        let (old, row) = leaf.legacy[index];
        let message = "`; if the number was given away, write `reused` after it";
        let live = lower_bound(other.entries, old);
        if live < other.entries.len() && other.entries[live].code() == old {
            Message::new()
                .text("legacy code ")
                .number(old)
                .text(" of `")
                .owner(leaf, row)
                .text("` is live: it is the code of `")
                .owner(other, live)
                .text(message)
                .panic();
        }
        let mut claim = 0;
        while claim < other.legacy.len() {
            if other.legacy[claim].0 == old {
                Message::new()
                    .text("legacy code ")
                    .number(old)
                    .text(" is claimed by both `")
                    .owner(leaf, row)
                    .text("` and `")
                    .owner(other, other.legacy[claim].1)
                    .text(message)
                    .panic();
            }
            claim += 1;
        }
        index += 1;
    }
}

/// What a leaf contradicts the success code of the outer catalogue in.
#[track_caller]
pub(super) const fn against_success(success: i64, leaf: &Leaf) {
    let row = lower_bound(leaf.entries, success);
    if row < leaf.entries.len() && leaf.entries[row].code() == success {
        code_of(leaf, row).text(" is the success code; an error needs its own").panic();
    }
    let mut index = 0;
    while index < leaf.legacy.len() {
        if leaf.legacy[index].0 == success {
            Message::new()
                .text("legacy code ")
                .number(success)
                .text(" of `")
                .owner(leaf, leaf.legacy[index].1)
                .text("` is the success code; if the number was given away, write `reused` after it")
                .panic();
        }
        index += 1;
    }
    index = 0;
    while index < leaf.retired.len() {
        if leaf.retired[index].0 <= success && success <= leaf.retired[index].1 {
            Message::new()
                .text("success code ")
                .number(success)
                .text(" is retired by `")
                .text(leaf.identity.name)
                .text("`; a retired number is never used again")
                .panic();
        }
        index += 1;
    }
}

/// What a leaf contradicts the plan of the outer catalogue in.
#[track_caller]
pub(super) const fn against_plan(plan: &Plan, leaf: &Leaf) {
    let mut index = 0;
    while index < leaf.segments.len() {
        segment_planned(plan, &leaf.segments[index]);
        index += 1;
    }
    let mut row = 0;
    while row < leaf.entries.len() {
        let entry = &leaf.entries[row];
        let (code, status) = (entry.code(), entry.number());
        match segment_of(plan.segments(), code) {
            None => code_of(leaf, row)
                .text(" is outside every segment of plan `")
                .text(plan.name())
                .text("`")
                .panic(),
            Some(segment) => {
                if let Some(fixed) = segment.status_of(code)
                    && fixed != status
                    && !is_reported(leaf, code, fixed)
                {
                    code_of(leaf, row)
                        .text(" has status ")
                        .number(status as i64)
                        .text(", and every status of its segment ")
                        .segment(segment.fixing(code))
                        .text(" is ")
                        .number(fixed as i64)
                        .panic();
                }
            }
        }
        if let Some(count) = wrong_digits(plan, code) {
            code_of(leaf, row).digits_against(count, plan).panic();
        }
        row += 1;
    }
}

/// Whether the enum itself says already that its segment fixes another status.
const fn is_reported(leaf: &Leaf, code: i64, fixed: u16) -> bool {
    match segment_of(leaf.segments, code) {
        Some(own) => matches!(own.status_of(code), Some(status) if status == fixed),
        None => false,
    }
}

/// ``code 60101 of `RegisterError::PhoneExists` ``
const fn code_of(leaf: &Leaf, row: usize) -> Message {
    Message::new().text("code ").number(leaf.entries[row].code()).text(" of `").owner(leaf, row).text("`")
}
