//! What const evaluation says where the derive's own tokens do not suffice: one clean line of its own.

mod messages;

pub use self::messages::{Asked, Shown, Shows, packed, packed_as, packed_with, shown};
use crate::catalog::Leaf;
use crate::diagnosis::Message;
use crate::plan::Plan;
use crate::segment::Segment;

impl Message {
    /// Appends `RegisterError::PhoneExists`.
    pub(crate) const fn owner(self, leaf: &Leaf, row: usize) -> Self {
        let names = leaf.variants.as_bytes();
        let (mut from, mut word) = (0, 0);
        while word < row && from < names.len() {
            if names[from] == b' ' {
                word += 1;
            }
            from += 1;
        }
        let mut to = from;
        while to < names.len() && names[to] != b' ' {
            to += 1;
        }
        let variant = leaf.variants.split_at(to).0.split_at(from).1;
        self.text(leaf.identity.name).text("::").text(variant)
    }

    /// Appends `` `user.register` (60100..=60199) ``.
    pub(crate) const fn segment(mut self, segment: &Segment) -> Self {
        self = self.text("`").text(segment.name()).text("` (");
        let ranges = segment.bounds();
        let mut index = 0;
        while index < ranges.len() && index < 3 {
            if index > 0 {
                self = self.text(", ");
            }
            self = self.range(ranges[index].0, ranges[index].1);
            index += 1;
        }
        self.text(if ranges.len() > 3 { ", …)" } else { ")" })
    }

    /// Appends up to three segments.
    pub(crate) const fn segments(mut self, segments: &[Segment]) -> Self {
        let mut index = 0;
        while index < segments.len() && index < 3 {
            if index > 0 {
                self = self.text(", ");
            }
            self = self.segment(&segments[index]);
            index += 1;
        }
        if segments.len() > 3 { self.text(", …") } else { self }
    }

    /// Appends the status that a segment fixes.
    pub(crate) const fn status(self, segment: &Segment) -> Self {
        match segment.own_status() {
            0 => self.text("no status"),
            status => self.text("status ").number(status as i64),
        }
    }

    /// Appends what a code of `count` digits contradicts.
    pub(crate) const fn digits_against(self, count: u32, plan: &Plan) -> Self {
        let message =
            self.text(" has ").number(count as i64).text(if count == 1 { " digit" } else { " digits" });
        let message = message.text(", and every code of plan `").text(plan.name()).text("` has ");
        match plan.get_digits() {
            Some(wanted) => message.number(wanted as i64),
            None => message.text("any number"),
        }
    }
}

/// ``code 60101 of `RegisterError::PhoneExists` ``
const fn code_of(code: i64, owner: &str) -> Message {
    Message::new().text("code ").number(code).text(" of `").text(owner).text("`")
}

/// The segment that owns `code`.
pub const fn segment_of(segments: &[Segment], code: i64) -> Option<&Segment> {
    let mut index = 0;
    while index < segments.len() {
        if segments[index].contains(code) {
            return Some(&segments[index]);
        }
        index += 1;
    }
    None
}

/// The status that the segment of `code` fixes, else `default`. Total: what is wrong is for the checks to say.
#[must_use]
pub const fn status(segments: &[Segment], code: i64, default: u16) -> u16 {
    match segment_of(segments, code) {
        Some(segment) => match segment.status_of(code) {
            Some(status) => status,
            None => default,
        },
        None => default,
    }
}

/// Refuses a code outside `segments`.
#[track_caller]
pub const fn code_inside(segments: &[Segment], owner: &str, code: i64) {
    if segment_of(segments, code).is_none() {
        if segments.is_empty() {
            code_of(code, owner).text(" has no place: the plan has no segments").panic();
        }
        let message = code_of(code, owner).text(" is outside ");
        let which = if segments.len() == 1 { "its segment " } else { "every segment: " };
        message.text(which).segments(segments).text("; take a number inside").panic();
    }
}

/// Refuses a status that the segment of `code` contradicts.
#[track_caller]
pub const fn status_agrees(segments: &[Segment], owner: &str, code: i64, status: u16) {
    if let Some(segment) = segment_of(segments, code)
        && let Some(fixed) = segment.status_of(code)
        && fixed != status
    {
        Message::new()
            .text("status ")
            .number(status as i64)
            .text(" of `")
            .text(owner)
            .text("` contradicts its segment ")
            .segment(segment.fixing(code))
            .text(", where every status is ")
            .number(fixed as i64)
            .text("; leave `http` out")
            .panic();
    }
}

/// Refuses a code without a status: neither it nor its enum gives one, and neither its segment nor the plan fixes one.
#[track_caller]
pub const fn status_known(segments: &[Segment], plan: &[Segment], owner: &str, code: i64) {
    if let Some(segment) = segment_of(segments, code)
        && status(segments, code, status(plan, code, 0)) == 0
    {
        Message::new()
            .text("`")
            .text(owner)
            .text("` has no HTTP status; write `http = 400` in its `#[code(…)]`, or fix one for its segment ")
            .segment(segment)
            .panic();
    }
}

/// How many decimal digits `code` has, the sign not counted.
const fn digit_count(code: i64) -> u32 {
    match code.unsigned_abs().checked_ilog10() {
        Some(log) => log + 1,
        None => 1,
    }
}

/// How many digits `code` has, where that is not what the plan wants.
pub(crate) const fn wrong_digits(plan: &Plan, code: i64) -> Option<u32> {
    let count = digit_count(code);
    match plan.get_digits() {
        Some(wanted) if count != wanted => Some(count),
        _ => None,
    }
}

/// Refuses a code of another length than the plan's.
#[track_caller]
pub const fn digits(plan: &Plan, owner: &str, code: i64) {
    if let Some(count) = wrong_digits(plan, code) {
        code_of(code, owner).digits_against(count, plan).panic();
    }
}

/// Refuses the segment at `index` where it overlaps an earlier one.
#[track_caller]
pub const fn segment_disjoint(segments: &[Segment], index: usize) {
    let mut first = 0;
    while first < index {
        if let Some((from, to)) = segments[first].overlap(&segments[index]) {
            Message::new()
                .text("segment ")
                .segment(&segments[index])
                .text(" overlaps segment ")
                .segment(&segments[first])
                .text(" in ")
                .range(from, to)
                .text("; make them disjoint")
                .panic();
        }
        first += 1;
    }
}

/// Refuses a segment that lies inside none of the plan's.
#[track_caller]
pub const fn segment_planned(plan: &Plan, segment: &Segment) {
    let segments = plan.segments();
    let mut index = 0;
    while index < segments.len() {
        if segments[index].covers(segment) {
            return;
        }
        index += 1;
    }
    Message::new()
        .text("segment ")
        .segment(segment)
        .text(" lies inside no segment of plan `")
        .text(plan.name())
        .text("`; add it to the plan")
        .panic();
}

/// Refuses retired numbers that lie in no single segment.
#[track_caller]
pub const fn retired_inside(segments: &[Segment], first: i64, last: i64) {
    match segment_of(segments, first) {
        Some(segment) if segment.contains(last) => {}
        _ => Message::new()
            .text("retired ")
            .range(first, last)
            .text(" lies in no single segment: ")
            .segments(segments)
            .text("; retire numbers that the enum owns")
            .panic(),
    }
}
