//! Who owns which numbers in a whole system.
//!
//! An enum that names the plan agrees with it, or does not compile:
//!
//! ```
//! mod plan {
//!     use error_codes::{Plan, Segment};
//!
//!     pub const REGISTER: Segment = Segment::new("user.register", 60100..=60199);
//!     pub const COUPON: Segment = Segment::new("coupon", 61300..=61399);
//!     pub const MALL: Plan = Plan::new("mall", &[REGISTER, COUPON]).digits(5);
//! }
//!
//! use error_codes::ErrorCatalog;
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(plan = plan::MALL, keys = "coupon", http = 409)]
//! #[segment(plan::COUPON)]
//! enum CouponError {
//!     /// 优惠券已领完
//!     #[code(61301)]
//!     SoldOut,
//! }
//!
//! assert_eq!(CouponError::CATALOG.segment_of(61301), plan::MALL.segment_of(61301));
//! ```

use crate::segment::{Segment, assert_disjoint};

/// The segments of a whole system, disjoint by construction.
///
/// ```
/// use error_codes::{Plan, Segment};
///
/// const MALL: Plan = Plan::new(
///     "mall",
///     &[Segment::new("user.register", 60100..=60199), Segment::new("coupon", 61300..=61399)],
/// )
/// .digits(5);
///
/// assert_eq!((MALL.name(), MALL.get_digits()), ("mall", Some(5)));
/// assert_eq!(MALL.segments().len(), 2);
/// assert_eq!(MALL.segment_of(61301).unwrap().name(), "coupon");
/// assert!(MALL.segment_of(60200).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    name: &'static str,
    segments: &'static [Segment],
    digits: Option<u32>,
}

impl Plan {
    /// A plan of these segments.
    ///
    /// # Panics
    ///
    /// Where two segments overlap or have one name: in a constant, which does not compile then.
    #[must_use]
    #[track_caller]
    pub const fn new(name: &'static str, segments: &'static [Segment]) -> Self {
        assert_disjoint("plan", name, segments);
        Self { name, segments, digits: None }
    }

    /// Every code has this many decimal digits, the sign not counted.
    ///
    /// # Panics
    ///
    /// Where `digits` is not from 1 to 19.
    #[must_use]
    #[track_caller]
    pub const fn digits(mut self, digits: u32) -> Self {
        assert!(digits >= 1 && digits <= 19, "codes have 1 to 19 digits");
        self.digits = Some(digits);
        self
    }

    /// The name of the system.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The segments, in the order in which they are listed.
    #[must_use]
    pub const fn segments(&self) -> &'static [Segment] {
        self.segments
    }

    /// How many digits every code has, if that is set.
    #[must_use]
    pub const fn get_digits(&self) -> Option<u32> {
        self.digits
    }

    /// The segment that owns `code`.
    #[must_use]
    pub fn segment_of(&self, code: i64) -> Option<&'static Segment> {
        self.segments.iter().find(|segment| segment.contains(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "plan `p`: `b` (3..=9, 20..=29) overlaps `a` (1..=5) in 3..=5")]
    fn segments_that_overlap() {
        let _ = Plan::new("p", const { &[Segment::new("a", 1..=5), Segment::new("b", 3..=9).and(20..=29)] });
    }

    #[test]
    #[should_panic(expected = "plan `p`: `a` is listed twice; give each segment its own name")]
    fn segments_of_one_name() {
        let _ = Plan::new("p", const { &[Segment::new("a", 1..=5), Segment::new("a", 13..=19)] });
    }
}
