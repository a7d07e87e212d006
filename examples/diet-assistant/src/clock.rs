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
