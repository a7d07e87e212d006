//! The time of an answer.

use std::time::{Duration, SystemTime};

use serde_core::ser::{Serialize, Serializer};

/// The present time, as an envelope writes it: it serializes as the moment in which it is serialized.
///
/// ```
/// use error_codes::envelope::Timestamp;
///
/// let rfc3339 = serde_json::to_string(&Timestamp::Rfc3339).unwrap();
/// assert!(rfc3339.starts_with("\"2") && rfc3339.ends_with("Z\""), "{rfc3339}");
/// assert!(serde_json::to_value(Timestamp::Unix).unwrap().is_u64());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timestamp {
    /// `"2025-12-21T10:00:00Z"` (RFC 3339), in UTC.
    Rfc3339,
    /// `1766311200`: whole seconds since 1970, in UTC.
    Unix,
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let now = SystemTime::now();
        match self {
            Self::Rfc3339 => serializer.collect_str(&humantime::format_rfc3339_seconds(now)),
            // A clock before 1970 is wrong anyway.
            Self::Unix => {
                let since = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
                serializer.serialize_u64(since.as_secs())
            }
        }
    }
}
