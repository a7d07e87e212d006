//! Who owns which numbers.
//!
//! Segments and plans are plain constants. What contradicts itself does not compile, whether anything uses it or not (an
//! associated constant, `impl Host { const … }`, only where something does):
//!
//! ```
//! use error_codes::{Plan, Segment};
//!
//! const SYSTEM: Segment = Segment::new("system", 50000..=50999).title("系统级错误");
//! const LIVE: Segment = Segment::new("live", 62100..=62199)
//!     .parts(&[Segment::new("live.room", 62100..=62109), Segment::new("live.product", 62110..=62119)]);
//! const MALL: Plan = Plan::new("mall", &[SYSTEM, LIVE]).digits(5);
//!
//! assert_eq!(MALL.segment_of(62115).unwrap().name(), "live");
//! ```

use std::fmt;
use std::ops::RangeInclusive;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::diagnosis::{Message, about, same, shared};

/// How many ranges one segment may own.
const RANGES: usize = 16;

/// Inclusive ranges of codes owned by one module.
///
/// ```
/// use error_codes::Segment;
///
/// const LIVE: Segment = Segment::new("live", 62100..=62199)
///     .and(62300..=62399)
///     .title("直播带货")
///     .http(409)
///     .parts(&[Segment::new("live.room", 62100..=62109)]);
///
/// assert_eq!((LIVE.name(), LIVE.get_title()), ("live", Some("直播带货")));
/// assert!(LIVE.contains(62350) && !LIVE.contains(62200));
/// assert!(LIVE.ranges().eq([62100..=62199, 62300..=62399]));
/// assert_eq!(LIVE.status().unwrap(), 409);
/// assert_eq!(LIVE.get_parts()[0].to_string(), "live.room (62100..=62109)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    name: &'static str,
    title: Option<&'static str>,
    ranges: [(i64, i64); RANGES],
    count: usize,
    http: Option<u16>,
    parts: &'static [Segment],
}

impl Segment {
    /// A segment that owns the codes of `range`.
    ///
    /// # Panics
    ///
    /// Where the range is reversed: in a constant, which does not compile then.
    #[must_use]
    #[track_caller]
    pub const fn new(name: &'static str, range: RangeInclusive<i64>) -> Self {
        let segment = Self { name, title: None, ranges: [(0, 0); RANGES], count: 0, http: None, parts: &[] };
        segment.and(range)
    }

    /// What derived code calls: the derive has checked the range.
    #[doc(hidden)]
    #[must_use]
    pub const fn checked(name: &'static str, first: i64, last: i64) -> Self {
        let mut ranges = [(0, 0); RANGES];
        ranges[0] = (first, last);
        Self { name, title: None, ranges, count: 1, http: None, parts: &[] }
    }

    /// Adds a range: a segment may own several.
    ///
    /// # Panics
    ///
    /// Where the range is reversed, overlaps another of this segment, or is the seventeenth.
    #[must_use]
    #[track_caller]
    pub const fn and(mut self, range: RangeInclusive<i64>) -> Self {
        let (first, last) = (*range.start(), *range.end());
        if first > last {
            about("segment", self.name)
                .text("the range ")
                .range(first, last)
                .text(" is reversed; write ")
                .range(last, first)
                .panic();
        }
        if self.count == RANGES {
            about("segment", self.name)
                .text("a segment has at most 16 ranges; give the others their own segment")
                .panic();
        }
        let mut index = 0;
        while index < self.count {
            if let Some((from, to)) = shared(self.ranges[index], (first, last)) {
                about("segment", self.name)
                    .text("its ranges overlap in ")
                    .range(from, to)
                    .text("; name each number once")
                    .panic();
            }
            index += 1;
        }
        self.ranges[self.count] = (first, last);
        self.count += 1;
        self
    }

    /// Adds a title for people, in the language of the catalogue's documents.
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// Fixes the HTTP status of every code in this segment.
    ///
    /// # Panics
    ///
    /// Where `status` is not from 200 to 599.
    #[must_use]
    #[track_caller]
    pub const fn http(mut self, status: u16) -> Self {
        if status < 200 || status > 599 {
            about("segment", self.name)
                .number(status as i64)
                .text(" is no HTTP status that an answer can have; use 200 to 599")
                .panic();
        }
        self.http = Some(status);
        self.assert_statuses();
        self
    }

    /// Divides this segment: `parts` lie inside it, and not in one another.
    ///
    /// # Panics
    ///
    /// Where a part reaches beyond this segment, or two parts overlap or have one name.
    #[must_use]
    #[track_caller]
    pub const fn parts(mut self, parts: &'static [Self]) -> Self {
        let mut index = 0;
        while index < parts.len() {
            if !self.covers(&parts[index]) {
                Message::new()
                    .text("part ")
                    .segment(&parts[index])
                    .text(" reaches beyond its segment ")
                    .segment(&self)
                    .panic();
            }
            index += 1;
        }
        assert_disjoint("segment", self.name, parts);
        self.parts = parts;
        self.assert_statuses();
        self
    }

    /// Refuses a part that fixes another status than its segment.
    #[track_caller]
    const fn assert_statuses(&self) {
        let mut index = 0;
        while index < self.parts.len() {
            if let (Some(own), Some(part)) = (self.http, self.parts[index].http)
                && own != part
            {
                about("segment", self.name)
                    .text("every status is ")
                    .number(own as i64)
                    .text(", and its part `")
                    .text(self.parts[index].name)
                    .text("` says ")
                    .number(part as i64)
                    .panic();
            }
            index += 1;
        }
    }
}

/// What a segment says of itself. (`title`, `http` and `parts` are the builder's words, hence `get_title`, `status` and
/// `get_parts`.)
impl Segment {
    /// The name by which plans, documents and messages call this segment, such as `user.register`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The title for people, if one was given.
    #[must_use]
    pub const fn get_title(&self) -> Option<&'static str> {
        self.title
    }

    /// The segments that this one is divided into.
    #[must_use]
    pub const fn get_parts(&self) -> &'static [Self] {
        self.parts
    }

    /// The status of every code in this segment, if it fixes one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.http.and_then(|status| StatusCode::from_u16(status).ok())
    }

    /// The status that this segment fixes itself, for const evaluation.
    pub(crate) const fn own_status(&self) -> u16 {
        match self.http {
            Some(status) => status,
            None => 0,
        }
    }

    /// The status that this segment, or its part that owns `code`, fixes for it.
    pub(crate) const fn status_of(&self, code: i64) -> Option<u16> {
        self.fixing(code).http
    }

    /// The part that fixes the status of `code`, else the segment itself.
    pub(crate) const fn fixing(&self, code: i64) -> &Self {
        let mut index = 0;
        while index < self.parts.len() {
            if self.parts[index].contains(code) {
                let part = self.parts[index].fixing(code);
                if part.http.is_some() {
                    return part;
                }
            }
            index += 1;
        }
        self
    }

    /// The ranges of codes that this segment owns, in the order in which they were given.
    pub fn ranges(&self) -> impl Iterator<Item = RangeInclusive<i64>> + use<'_> {
        self.bounds().iter().map(|(first, last)| *first..=*last)
    }

    /// The same as pairs, for const evaluation.
    pub(crate) const fn bounds(&self) -> &[(i64, i64)] {
        self.ranges.split_at(self.count).0
    }

    /// Whether `code` belongs to this segment.
    #[must_use]
    pub const fn contains(&self, code: i64) -> bool {
        let ranges = self.bounds();
        let mut index = 0;
        while index < ranges.len() {
            if ranges[index].0 <= code && code <= ranges[index].1 {
                return true;
            }
            index += 1;
        }
        false
    }

    /// Whether each range of `other` lies inside one of this segment.
    pub(crate) const fn covers(&self, other: &Self) -> bool {
        let (own, others) = (self.bounds(), other.bounds());
        let mut index = 0;
        while index < others.len() {
            let mut inside = false;
            let mut range = 0;
            while range < own.len() {
                inside |= own[range].0 <= others[index].0 && others[index].1 <= own[range].1;
                range += 1;
            }
            if !inside {
                return false;
            }
            index += 1;
        }
        true
    }

    /// Whether both are one segment: of one name, with the same ranges in the same order.
    pub(crate) const fn equals(&self, other: &Self) -> bool {
        self.ranges[0].0 == other.ranges[0].0
            && self.count == other.count
            && same(self.name, other.name)
            && self.covers(other)
            && other.covers(self)
    }

    /// Whether both have one range, and these do not touch: what is mostly so, told without a loop.
    pub(crate) const fn is_apart_from(&self, other: &Self) -> bool {
        self.count == 1
            && other.count == 1
            && (self.ranges[0].1 < other.ranges[0].0 || other.ranges[0].1 < self.ranges[0].0)
    }

    /// The first codes that both segments own.
    pub(crate) const fn overlap(&self, other: &Self) -> Option<(i64, i64)> {
        let (own, others) = (self.bounds(), other.bounds());
        let mut range = 0;
        while range < own.len() {
            let mut index = 0;
            while index < others.len() {
                if let Some(found) = shared(own[range], others[index]) {
                    return Some(found);
                }
                index += 1;
            }
            range += 1;
        }
        None
    }
}

/// Refuses segments of one plan or segment that overlap or have one name.
#[track_caller]
pub(crate) const fn assert_disjoint(what: &str, owner: &str, segments: &[Segment]) {
    let mut later = 1;
    while later < segments.len() {
        let mut first = 0;
        while first < later {
            let (a, b) = (&segments[first], &segments[later]);
            if same(a.name, b.name) {
                about(what, owner)
                    .text("`")
                    .text(a.name)
                    .text("` is listed twice; give each segment its own name")
                    .panic();
            }
            if let Some((from, to)) = a.overlap(b) {
                about(what, owner)
                    .segment(b)
                    .text(" overlaps ")
                    .segment(a)
                    .text(" in ")
                    .range(from, to)
                    .panic();
            }
            first += 1;
        }
        later += 1;
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (", self.name)?;
        for (index, (first, last)) in self.bounds().iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}{first}..={last}")?;
        }
        f.write_str(")")
    }
}

/// `{"name","title","ranges":[[first,last]],"status","parts":[…]}`; what is not set is `null`.
impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut segment = serializer.serialize_struct("Segment", 5)?;
        segment.serialize_field("name", self.name)?;
        segment.serialize_field("title", &self.title)?;
        segment.serialize_field("ranges", self.bounds())?;
        segment.serialize_field("status", &self.http)?;
        segment.serialize_field("parts", self.parts)?;
        segment.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_belong_to_a_segment() {
        let segment = Segment::new("live", -5..=10).and(20..=20);
        for code in [-5, 10, 20] {
            assert!(segment.contains(code), "{code}");
        }
        for code in [-6, 11, 19, 21] {
            assert!(!segment.contains(code), "{code}");
        }
        assert_eq!(segment.to_string(), "live (-5..=10, 20..=20)");
    }

    #[test]
    fn json_follows_the_export_schema() {
        let segment = Segment::new("auth", 40100..=40199).http(401);
        assert_eq!(
            serde_json::to_string(&segment).unwrap(),
            r#"{"name":"auth","title":null,"ranges":[[40100,40199]],"status":401,"parts":[]}"#
        );
    }
}
