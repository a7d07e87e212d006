//! The time, read once a request and handed on: what follows from it can be tested with any time.

use std::time::SystemTime;

/// Seconds since 1970, in UTC.
pub type Seconds = u64;

pub const MINUTE: Seconds = 60;
pub const HOUR: Seconds = 60 * MINUTE;
pub const DAY: Seconds = 24 * HOUR;

pub fn now() -> Seconds {
    // A clock set before 1970 is wrong in any case; the epoch keeps every deadline in the future.
    SystemTime::UNIX_EPOCH.elapsed().map_or(0, |elapsed| elapsed.as_secs())
}

/// What cron expressions speak of, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_field_names, reason = "cron calls the field so")]
pub struct Minute {
    pub minute: u64,
    pub hour: u64,
    pub day: u64,
    pub month: u64,
    /// 0 is Sunday.
    pub weekday: u64,
}

impl Minute {
    pub fn of(now: Seconds) -> Self {
        let days = now / DAY;
        let (month, day) = month_and_day(days);
        // The first of January 1970 was a Thursday.
        Self { minute: now / MINUTE % 60, hour: now / HOUR % 24, day, month, weekday: (days + 4) % 7 }
    }
}

fn month_and_day(mut days: u64) -> (u64, u64) {
    let mut year = 1970;
    let is_leap =
        |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = |year| if is_leap(year) { 366 } else { 365 };
    while days >= length(year) {
        days -= length(year);
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30]) {
        if days < length {
            return (month, days + 1);
        }
        days -= length;
    }
    (12, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_those_of_the_calendar() {
        // 2024-02-29 09:30, a Thursday; 2023-12-31 23:59, a Sunday; 2100-03-01 00:00, a Monday.
        let dates = [
            (1_709_199_000, (30, 9, 29, 2, 4)),
            (1_704_067_140, (59, 23, 31, 12, 0)),
            (4_107_542_400, (0, 0, 1, 3, 1)),
        ];
        for (seconds, (minute, hour, day, month, weekday)) in dates {
            assert_eq!(Minute::of(seconds), Minute { minute, hour, day, month, weekday });
        }
    }
}
