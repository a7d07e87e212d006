//! Who owns which numbers.

use std::fmt;
use std::ops::RangeInclusive;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

/// An inclusive range of codes owned by one module.
///
/// ```
/// use error_codes::Segment;
///
/// const REGISTER: Segment = Segment::new("user.register", 60100..=60199).title("用户注册");
/// assert!(REGISTER.contains(60101));
/// assert_eq!(REGISTER.to_string(), "user.register (60100..=60199)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    name: &'static str,
    title: Option<&'static str>,
    range: (i64, i64),
    http: Option<u16>,
}

impl Segment {
    /// A segment that owns the codes of `range`.
    #[must_use]
    pub const fn new(name: &'static str, range: RangeInclusive<i64>) -> Self {
        Self { name, title: None, range: (*range.start(), *range.end()), http: None }
    }

    /// Adds a title for people, in the language of the catalogue's documents.
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// Fixes the HTTP status of every code in this segment.
    #[must_use]
    pub const fn http(mut self, status: u16) -> Self {
        self.http = Some(status);
        self
    }
}

/// What a segment says of itself. (`title` and `http` are the builder's words, hence `get_title` and `status`.)
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

    /// The status of every code in this segment, if it fixes one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.http.and_then(|status| StatusCode::from_u16(status).ok())
    }

    /// The ranges of codes that this segment owns, ascending.
    pub fn ranges(&self) -> impl Iterator<Item = RangeInclusive<i64>> + use<> {
        std::iter::once(self.range.0..=self.range.1)
    }

    /// Whether `code` belongs to this segment.
    #[must_use]
    pub const fn contains(&self, code: i64) -> bool {
        self.range.0 <= code && code <= self.range.1
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}..={})", self.name, self.range.0, self.range.1)
    }
}

/// `{"name","title","ranges":[[first,last]],"status"}`; what is not set is `null`.
impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut segment = serializer.serialize_struct("Segment", 4)?;
        segment.serialize_field("name", self.name)?;
        segment.serialize_field("title", &self.title)?;
        segment.serialize_field("ranges", &[self.range])?;
        segment.serialize_field("status", &self.http)?;
        segment.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_belong_to_a_segment() {
        let segment = Segment::new("live", -5..=10);
        assert!(segment.contains(-5) && segment.contains(10));
        assert!(!segment.contains(-6) && !segment.contains(11));
    }

    #[test]
    fn json_follows_the_export_schema() {
        let segment = Segment::new("auth", 40100..=40199).http(401);
        assert_eq!(
            serde_json::to_string(&segment).unwrap(),
            r#"{"name":"auth","title":null,"ranges":[[40100,40199]],"status":401}"#
        );
    }
}
