//! What an entry advises: when to try again, how loudly to log, and what else it is or was called.

use std::time::Duration;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// Whether and when a client should try again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Retry {
    /// Not without a change to the request.
    #[default]
    No,
    /// Yes, with growing pauses.
    Backoff,
    /// Yes, after this many seconds.
    After(u64),
    /// Yes, after as long as this field of the error says.
    AfterField(&'static str),
}

impl Retry {
    /// How long to wait, where that does not depend on the error.
    #[must_use]
    pub const fn wait(self) -> Option<Duration> {
        match self {
            Self::After(seconds) => Some(Duration::from_secs(seconds)),
            Self::No | Self::Backoff | Self::AfterField(_) => None,
        }
    }
}

/// `{"kind":"no"}`, `{"kind":"backoff"}`, `{"kind":"after","seconds":60}` or `{"kind":"after","field":"wait"}`.
impl Serialize for Retry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut retry = serializer.serialize_map(None)?;
        match self {
            Self::No => retry.serialize_entry("kind", "no")?,
            Self::Backoff => retry.serialize_entry("kind", "backoff")?,
            Self::After(seconds) => {
                retry.serialize_entry("kind", "after")?;
                retry.serialize_entry("seconds", seconds)?;
            }
            Self::AfterField(field) => {
                retry.serialize_entry("kind", "after")?;
                retry.serialize_entry("field", field)?;
            }
        }
        retry.end()
    }
}

/// How loudly an error is logged. Without `log = …`: `Error` for a status of 500 and above, `Warn` for 400 to 499,
/// `Info` below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Level {
    /// The service failed.
    Error,
    /// The caller failed in a way worth knowing.
    Warn,
    /// An everyday event.
    Info,
    /// Of interest to developers only.
    Debug,
    /// Not logged.
    Off,
}

impl Level {
    pub(crate) const fn of(status: u16) -> Self {
        match status {
            500.. => Self::Error,
            400.. => Self::Warn,
            _ => Self::Info,
        }
    }
}

/// A number under which an entry was known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legacy {
    code: i64,
    reused: bool,
}

impl Legacy {
    /// What derived code calls.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(code: i64, reused: bool) -> Self {
        Self { code, reused }
    }

    /// The old number.
    #[must_use]
    pub const fn code(&self) -> i64 {
        self.code
    }

    /// Whether the number was given to another entry since, so that it no longer leads to this one.
    #[must_use]
    pub const fn is_reused(&self) -> bool {
        self.reused
    }
}

/// A canonical error code of gRPC, with the numbers of
/// [its status codes](https://grpc.io/docs/guides/status-codes/).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are gRPC's own")]
pub enum GrpcCode {
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

impl GrpcCode {
    /// The name as gRPC writes it, such as `NOT_FOUND`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cancelled => "CANCELLED",
            Self::Unknown => "UNKNOWN",
            Self::InvalidArgument => "INVALID_ARGUMENT",
            Self::DeadlineExceeded => "DEADLINE_EXCEEDED",
            Self::NotFound => "NOT_FOUND",
            Self::AlreadyExists => "ALREADY_EXISTS",
            Self::PermissionDenied => "PERMISSION_DENIED",
            Self::ResourceExhausted => "RESOURCE_EXHAUSTED",
            Self::FailedPrecondition => "FAILED_PRECONDITION",
            Self::Aborted => "ABORTED",
            Self::OutOfRange => "OUT_OF_RANGE",
            Self::Unimplemented => "UNIMPLEMENTED",
            Self::Internal => "INTERNAL",
            Self::Unavailable => "UNAVAILABLE",
            Self::DataLoss => "DATA_LOSS",
            Self::Unauthenticated => "UNAUTHENTICATED",
        }
    }

    /// The code of an error with this HTTP status, where its entry says no `grpc = …`.
    ///
    /// | status | code |
    /// |---|---|
    /// | 400 | `INVALID_ARGUMENT` |
    /// | 401, 407, 511 | `UNAUTHENTICATED` |
    /// | 403, 451 | `PERMISSION_DENIED` |
    /// | 404, 410 | `NOT_FOUND` |
    /// | 405, 501 | `UNIMPLEMENTED` |
    /// | 408, 504 | `DEADLINE_EXCEEDED` |
    /// | 409 | `ALREADY_EXISTS`; not `ABORTED`, which asks clients to try again |
    /// | 412, 423, 424, 428 | `FAILED_PRECONDITION` |
    /// | 413, 429, 507 | `RESOURCE_EXHAUSTED` |
    /// | 416 | `OUT_OF_RANGE` |
    /// | 499 | `CANCELLED` |
    /// | 500 | `INTERNAL` |
    /// | 502, 503 | `UNAVAILABLE` |
    /// | any other of 400 to 499 | `INVALID_ARGUMENT` |
    /// | any other of 500 to 599 | `INTERNAL` |
    /// | any other | `UNKNOWN`: an error, which `OK` would hide |
    ///
    /// It is the table of [`google.rpc.Code`](https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto) read
    /// backwards. A status that the table lacks has the code of one that it is a case of; else that of the first of its class
    /// ([RFC 9110, section 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    ///
    /// ```
    /// use error_codes::{GrpcCode, StatusCode};
    ///
    /// assert_eq!(GrpcCode::of(StatusCode::NOT_FOUND), GrpcCode::NotFound);
    /// assert_eq!(GrpcCode::of(StatusCode::IM_A_TEAPOT), GrpcCode::InvalidArgument);
    /// ```
    #[must_use]
    pub fn of(status: StatusCode) -> Self {
        match status.as_u16() {
            401 | 407 | 511 => Self::Unauthenticated,
            403 | 451 => Self::PermissionDenied,
            404 | 410 => Self::NotFound,
            405 | 501 => Self::Unimplemented,
            408 | 504 => Self::DeadlineExceeded,
            409 => Self::AlreadyExists,
            412 | 423 | 424 | 428 => Self::FailedPrecondition,
            413 | 429 | 507 => Self::ResourceExhausted,
            416 => Self::OutOfRange,
            499 => Self::Cancelled,
            502 | 503 => Self::Unavailable,
            400..=499 => Self::InvalidArgument,
            500..=599 => Self::Internal,
            _ => Self::Unknown,
        }
    }
}

/// What a framework rejects by itself, before or beside the handlers. `#[catalog(rejections(…))]` names the entry that
/// answers each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejection {
    /// A body that is no JSON of the wanted shape.
    Json,
    /// A method that the path does not have.
    Method,
    /// A body that is too large.
    TooLarge,
    /// A body of a media type that is not read.
    MediaType,
    /// A path that leads nowhere.
    Path,
    /// A handler that panicked.
    Panic,
    /// Anything else: a query, a parameter of the path, a body that could not be read.
    Other,
}
