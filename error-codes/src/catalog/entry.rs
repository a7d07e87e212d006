//! One row of a catalogue.

use std::fmt;
use std::time::Duration;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// One row of a catalogue: everything that is known of a code.
///
/// Its `Serialize` is the public view: `{"code","name","status","text","hint","retry"}`. Descriptions, legacy codes
/// and log levels are for the team's own documents and stay out of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    code: i64,
    /// The lengths of name and key, a character each, then name, key and text. One literal a row compiles faster than three,
    /// and saves the program two relocations.
    words: &'static str,
    more: &'static More,
    status: u16,
    level: Level,
    shared: bool,
}

/// What only some entries have, kept out of line: a row stays small.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    pub description: &'static str,
    pub hint: Option<&'static str>,
    pub retry: Retry,
    pub legacy: &'static [Legacy],
    pub deprecated: Option<&'static str>,
    pub grpc: Option<GrpcCode>,
    /// Names with a space between them: one literal is cheaper to compile than a slice of them.
    pub parameters: &'static str,
    pub details: &'static str,
    /// Whether the text has braces, and so cannot be sent as it is.
    pub template: bool,
}

impl More {
    pub const NONE: Self = Self {
        description: "",
        hint: None,
        retry: Retry::No,
        legacy: &[],
        deprecated: None,
        grpc: None,
        parameters: "",
        details: "",
        template: false,
    };
}

/// What derived code calls.
#[doc(hidden)]
impl Entry {
    /// `words` is what [`Entry::words`] says; the text may be empty: the key then stands for it.
    #[must_use]
    pub const fn new(code: i64, words: &'static str, status: u16) -> Self {
        Self::with(code, words, status, &More::NONE)
    }

    #[must_use]
    pub const fn with(code: i64, words: &'static str, status: u16, more: &'static More) -> Self {
        Self { code, words, more, status, level: Level::of(status), shared: false }
    }

    #[must_use]
    pub const fn with_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    #[must_use]
    pub const fn as_shared(mut self) -> Self {
        self.shared = true;
        self
    }
}

impl Entry {
    /// The business code.
    #[must_use]
    #[inline]
    pub const fn code(&self) -> i64 {
        self.code
    }

    /// The published name, such as `PHONE_EXISTS`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.split().0
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        // The derive accepts 200 to 599 only, so the default is never taken.
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The i18n message key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.split().1
    }

    /// The default text: the first paragraph of the variant's doc comment, or the key where there is none.
    /// Placeholders (`{field}`) are not filled in.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        let (_, key, text) = self.split();
        if text.is_empty() { key } else { text }
    }

    /// Whether the enum gives a text of its own: `text()` is not merely the key.
    #[must_use]
    pub const fn has_text(&self) -> bool {
        !self.split().2.is_empty()
    }

    /// Whether the text must be rendered: it has placeholders, or doubled braces.
    pub(crate) const fn is_template(&self) -> bool {
        self.more.template
    }

    const fn split(&self) -> (&'static str, &'static str, &'static str) {
        let (name_length, name_at) = length(self.words, 0);
        let (key_length, from) = length(self.words, name_at);
        let (name, rest) = self.words.split_at(from).1.split_at(name_length);
        let (key, text) = rest.split_at(key_length);
        (name, key, text)
    }

    /// The status as a number, for const evaluation.
    pub(crate) const fn const_status(&self) -> u16 {
        self.status
    }

    /// The rest of the doc comment: for the team's own documents, never sent to clients. Empty where there is none.
    #[must_use]
    pub const fn description(&self) -> &'static str {
        self.more.description
    }

    /// What the person who meets this error can do.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        self.more.hint
    }

    /// Whether and when a client should try again.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.more.retry
    }

    /// How loudly this error is logged.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The numbers under which this entry was known before.
    #[must_use]
    pub const fn legacy(&self) -> &'static [Legacy] {
        self.more.legacy
    }

    /// The note of `#[deprecated]`; empty where it has none.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.more.deprecated
    }

    /// The gRPC code that `grpc = …` gives in place of the one mapped from the HTTP status.
    #[must_use]
    pub const fn grpc(&self) -> Option<GrpcCode> {
        self.more.grpc
    }

    /// Whether other entries may have the same code.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.shared
    }

    /// The names of the placeholders in the text, in order of appearance.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.more.parameters.split_ascii_whitespace()
    }

    /// The names under which `#[detail]` fields are sent, in declaration order.
    pub fn details(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.more.details.split_ascii_whitespace()
    }
}

/// The character below U+0100 at `at`, as a number, and where it ends; in UTF-8 (RFC 3629) it has one byte or two.
const fn length(words: &str, at: usize) -> (usize, usize) {
    let bytes = words.as_bytes();
    if bytes[at] < 0x80 {
        (bytes[at] as usize, at + 1)
    } else {
        (((bytes[at] & 0x1F) as usize) << 6 | (bytes[at + 1] & 0x3F) as usize, at + 2)
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("code", &self.code)
            .field("name", &self.name())
            .field("status", &self.status)
            .field("key", &self.key())
            .field("text", &self.text())
            .finish_non_exhaustive()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_struct("Entry", 6)?;
        self.serialize_public::<S>(&mut entry)?;
        entry.end()
    }
}

impl Entry {
    /// The members of the public view, for it and for whatever adds to it.
    pub(super) fn serialize_public<S: Serializer>(
        &self,
        entry: &mut S::SerializeStruct,
    ) -> Result<(), S::Error> {
        entry.serialize_field("code", &self.code)?;
        entry.serialize_field("name", self.name())?;
        entry.serialize_field("status", &self.status)?;
        entry.serialize_field("text", self.text())?;
        entry.serialize_field("hint", &self.hint())?;
        entry.serialize_field("retry", &self.retry())
    }
}

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
    const fn of(status: u16) -> Self {
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
