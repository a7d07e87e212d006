//! The time, read once a request and handed on: what follows from it can be tested with any time.

use std::time::{Duration, SystemTime};

/// Seconds since 1970, in UTC.
pub type Seconds = u64;

pub const MINUTE: Seconds = 60;
pub const HOUR: Seconds = 60 * MINUTE;
pub const DAY: Seconds = 24 * HOUR;

pub fn now() -> Seconds {
    seconds(SystemTime::now())
}

fn seconds(time: SystemTime) -> Seconds {
    // A clock set before 1970 is wrong in any case; the epoch keeps every deadline in the future.
    time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}

/// `2025-12-21T10:00:00Z`, as in the document's samples.
pub fn rfc3339(at: Seconds) -> String {
    humantime::format_rfc3339_seconds(SystemTime::UNIX_EPOCH + Duration::from_secs(at)).to_string()
}

/// Reads what [`rfc3339`] writes.
pub fn parse(text: &str) -> Option<Seconds> {
    humantime::parse_rfc3339(text).ok().map(seconds)
}

/// The first second of a day written as `2025-12-21`.
pub fn parse_day(text: &str) -> Option<Seconds> {
    (text.len() == 10).then(|| parse(&format!("{text}T00:00:00Z"))).flatten()
}

/// The seconds since midnight of a time written as `07:30`.
pub fn parse_time_of_day(text: &str) -> Option<Seconds> {
    (text.len() == 5).then(|| parse(&format!("1970-01-01T{text}:00Z"))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(rfc3339(1_766_311_200), "2025-12-21T10:00:00Z");
        assert_eq!(parse("2025-12-21T10:00:00Z"), Some(1_766_311_200));
        assert_eq!(parse_day("1970-01-02"), Some(DAY));
        assert_eq!(parse_time_of_day("07:30"), Some(7 * HOUR + 30 * MINUTE));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "2025-13-01", "2025-02-30", "25-12-21", "2025-12-21Z", "２０２５-1"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
        for text in ["", "7:30", "24:00", "12:60", "12-30", "ab:cd", "12:3é"] {
            assert_eq!(parse_time_of_day(text), None, "{text}");
        }
    }
}
