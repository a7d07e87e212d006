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
        let now = now();
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

#[cfg(not(feature = "utoipa"))]
fn now() -> SystemTime {
    SystemTime::now()
}

#[cfg(feature = "utoipa")]
pub(crate) use self::sample::at_sample_time;
#[cfg(feature = "utoipa")]
use self::sample::now;

/// The time of an example: a document is the same whenever it is made.
#[cfg(feature = "utoipa")]
mod sample {
    use std::cell::Cell;
    use std::time::{Duration, SystemTime};

    thread_local! {
        static IS_SAMPLE: Cell<bool> = const { Cell::new(false) };
    }

    pub(super) fn now() -> SystemTime {
        // 2025-12-21T10:00:00Z
        let sample = SystemTime::UNIX_EPOCH + Duration::from_secs(1_766_311_200);
        if IS_SAMPLE.get() { sample } else { SystemTime::now() }
    }

    /// Calls `f`, in which the present time is always the same.
    pub(crate) fn at_sample_time<T>(f: impl FnOnce() -> T) -> T {
        struct Sampled(bool);

        impl Drop for Sampled {
            fn drop(&mut self) {
                IS_SAMPLE.set(self.0);
            }
        }

        let _sampled = Sampled(IS_SAMPLE.replace(true));
        f()
    }
}
