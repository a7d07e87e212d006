//! The time of an answer.

use std::time::{Duration, SystemTime};

use serde_core::ser::{Serialize, Serializer};

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeFormat {
    /// `2025-12-21T10:00:00Z` (RFC 3339), in UTC.
    Rfc3339,
    /// Whole seconds since 1970 in UTC.
    Unix,
}

/// The present time.
pub(super) struct Now(pub(super) TimeFormat);

impl Serialize for Now {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let now = SystemTime::now();
        match self.0 {
            TimeFormat::Rfc3339 => serializer.collect_str(&humantime::format_rfc3339_seconds(now)),
            // A clock before 1970 is wrong anyway.
            TimeFormat::Unix => {
                let since = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
                serializer.serialize_u64(since.as_secs())
            }
        }
    }
}
