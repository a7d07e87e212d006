//! What an entry advises: when to try again, how loudly to log, and what else it is or was called.

use std::time::Duration;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// Whether and when a client should try again.
///
/// ```
/// use std::time::Duration;
///
/// use error_codes::{ErrorCatalog, Retry};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "captcha")]
/// enum CaptchaError {
///     /// 验证码错误
///     #[code(60104, http = 400)]
///     Invalid,
///     /// 验证码发送过于频繁
///     #[code(60105, http = 429, retry = after(60))]
///     TooOften,
/// }
///
/// let retry = |code| CaptchaError::CATALOG.get(code).unwrap().retry();
/// assert_eq!(retry(60104), Retry::No);
/// assert_eq!(retry(60105).wait(), Some(Duration::from_secs(60)));
/// assert_eq!(Retry::Backoff.wait(), None);
/// ```
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
///
/// ```
/// use error_codes::{ErrorCatalog, Level};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "captcha")]
/// enum CaptchaError {
///     /// 验证码错误
///     #[code(60104, http = 400, log = off)]
///     Invalid,
///     /// 短信网关不可用
///     #[code(60108, http = 503)]
///     GatewayDown,
/// }
///
/// assert_eq!(CaptchaError::CATALOG.get(60104).unwrap().level(), Level::Off);
/// assert_eq!(CaptchaError::CATALOG.get(60108).unwrap().level(), Level::Error);
/// ```
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
///
/// ```
/// use error_codes::ErrorCatalog;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "mall", http = 409)]
/// enum MallError {
///     /// 手机号已被注册
///     #[code(60101, was(20101))]
///     PhoneExists,
///     /// 优惠券已领完
///     #[code(61301, was(60101, reused))]
///     SoldOut,
/// }
///
/// let legacy = MallError::CATALOG.get(61301).unwrap().legacy();
/// assert_eq!((legacy[0].code(), legacy[0].is_reused()), (60101, true));
///
/// // Only a number that nobody else was given leads to its entry.
/// assert_eq!(MallError::CATALOG.legacy(20101).unwrap().code(), 60101);
/// assert!(MallError::CATALOG.legacy(60101).is_none());
/// ```
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
///
/// ```
/// use error_codes::{ErrorCatalog, GrpcCode};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "stock", http = 409)]
/// enum StockError {
///     /// 库存不足
///     #[code(60701, grpc = FAILED_PRECONDITION)]
///     Insufficient,
///     /// 商品已存在
///     #[code(60702)]
///     ItemExists,
/// }
///
/// let code = |code| {
///     let entry = StockError::CATALOG.get(code).unwrap();
///     entry.grpc().unwrap_or_else(|| GrpcCode::of(entry.status()))
/// };
/// assert_eq!(code(60701), GrpcCode::FailedPrecondition);
/// assert_eq!(code(60702).name(), "ALREADY_EXISTS");
/// ```
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
///
/// ```
/// use error_codes::{ErrorCatalog, Rejection};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "mall", rejections(json = 50901, other = 50902))]
/// enum MallError {
///     /// 请求体格式错误
///     #[code(50901, http = 400)]
///     MalformedJson,
///     /// 请求被拒绝
///     #[code(50902, http = 400)]
///     Refused,
/// }
///
/// let code = |kind| MallError::CATALOG.rejection(kind).map(|entry| entry.code());
/// assert_eq!(code(Rejection::Json), Some(50901));
/// assert_eq!(code(Rejection::TooLarge), Some(50902));
/// assert_eq!(code(Rejection::Panic), None);
/// ```
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
