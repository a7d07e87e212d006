//! What is wrong with a document.

use std::fmt;

use super::words;

/// Something that a document says of its own codes, and that cannot be, or is probably not meant.
///
/// ```
/// use error_codes::import::{self, Kind, Options, Severity};
///
/// let document = "
/// | code | message | status |
/// |------|---------|--------|
/// | 1001 | expired | 401    |
/// | 1001 | unknown | 404    |
/// ";
/// let imported = import::markdown(document, &Options::new("shop"));
/// let finding = &imported.findings[0];
/// assert_eq!(finding.severity(), Severity::Error);
/// assert_eq!((finding.line, finding.other_line, finding.kind), (5, Some(4), Kind::DuplicateCode));
/// assert_eq!(
///     finding.to_string(),
///     "line 5: error: code 1001 is \"unknown\" here and \"expired\" at line 4; give one of them its own number",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is, counted from 1.
    pub line: usize,
    /// The other place of a conflict. The message names it too.
    pub other_line: Option<usize>,
    /// What rule it is about.
    pub kind: Kind,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl Finding {
    pub(super) fn new(kind: Kind, line: usize, message: String, remedy: &str) -> Self {
        // A cell can have several lines.
        let message = if message.contains(char::is_control) { words::line(&message) } else { message };
        Self { line, other_line: None, kind, message, remedy: remedy.to_owned() }
    }

    /// A number that is no `i64`.
    pub(super) fn too_large(line: usize, cell: &str) -> Self {
        let message = format!("the code `{}` has more than 64 bits, and is left out", shown(cell));
        let remedy = format!("give it a number from {} to {}", i64::MIN, i64::MAX);
        Self::new(Kind::TooLarge, line, message, &remedy)
    }

    /// A conflict of two places.
    pub(super) fn between(kind: Kind, line: usize, other: usize, message: String, remedy: &str) -> Self {
        Self { other_line: Some(other), ..Self::new(kind, line, message, remedy) }
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// As much of a cell as a message needs.
pub(super) fn shown(cell: &str) -> String {
    cell.chars().take(40).collect()
}

/// One line: `line 5: error: what is wrong; what to do`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, message, remedy, .. } = self;
        write!(f, "line {line}: {}: {message}; {remedy}", self.severity())
    }
}

/// How bad a finding is.
///
/// ```
/// use error_codes::import::Severity;
///
/// assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
/// assert_eq!(Severity::Warning.to_string(), "warning");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know.
    Note,
    /// The generated source compiles, and the document contradicts itself or HTTP.
    Warning,
    /// The generated source does not compile until somebody decides.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// The rules that a document is held against.
///
/// ```
/// use error_codes::import::{Kind, Severity};
///
/// assert_eq!(Kind::DuplicateCode.name(), "duplicate-code");
/// assert_eq!(Kind::DuplicateCode.severity(), Severity::Error);
/// assert_eq!(Kind::Gap.severity(), Severity::Note);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// One code has two meanings, names or statuses.
    DuplicateCode,
    /// Two entries have one name.
    DuplicateName,
    /// Two entries have one key and different messages.
    DuplicateKey,
    /// A code lies outside the numbers of its section or of the plan.
    OutsideSegment,
    /// Two segments claim the same numbers.
    OverlappingSegments,
    /// A section has other numbers than the plan gives it.
    MisplacedSection,
    /// A section has no numbers in the plan.
    UnplannedSection,
    /// An entry has no HTTP status.
    MissingStatus,
    /// An entry has another status than its segment has for all.
    SegmentStatus,
    /// A code that others had before is in use.
    LegacyInUse,
    /// A table, a sample or a constant gives a code another meaning than its entry has.
    AnotherMeaning,
    /// The same thing is numbered in several ways.
    Renumbered,
    /// One code stands for several messages.
    SharedCode,
    /// One message is sent under several codes.
    RepeatedMessage,
    /// A status means something else in HTTP.
    StatusMeaning,
    /// The same kind of failure has different statuses.
    InconsistentStatus,
    /// An entry that says success.
    NotAnError,
    /// An entry has no message.
    MissingMessage,
    /// What should be a number is none.
    Unreadable,
    /// A number has more than 64 bits.
    TooLarge,
    /// The same entry stands in two places.
    Repeated,
    /// A constant or a new number that no table has.
    Undocumented,
    /// A segment has no codes.
    UnusedSegment,
    /// Numbers are left out between two codes.
    Gap,
    /// A code fence is not closed, and hides what follows.
    OpenFence,
    /// There is nothing to import.
    NoCodes,
}

impl Kind {
    /// What programs call it: `duplicate-code`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DuplicateCode => "duplicate-code",
            Self::DuplicateName => "duplicate-name",
            Self::DuplicateKey => "duplicate-key",
            Self::OutsideSegment => "outside-segment",
            Self::OverlappingSegments => "overlapping-segments",
            Self::MisplacedSection => "misplaced-section",
            Self::UnplannedSection => "unplanned-section",
            Self::MissingStatus => "missing-status",
            Self::SegmentStatus => "segment-status",
            Self::LegacyInUse => "legacy-in-use",
            Self::AnotherMeaning => "another-meaning",
            Self::Renumbered => "renumbered",
            Self::SharedCode => "shared-code",
            Self::RepeatedMessage => "repeated-message",
            Self::StatusMeaning => "status-meaning",
            Self::InconsistentStatus => "inconsistent-status",
            Self::NotAnError => "not-an-error",
            Self::MissingMessage => "missing-message",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::Repeated => "repeated",
            Self::Undocumented => "undocumented",
            Self::UnusedSegment => "unused-segment",
            Self::Gap => "gap",
            Self::OpenFence => "open-fence",
            Self::NoCodes => "no-codes",
        }
    }

    /// How bad a finding of this kind is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::DuplicateCode
            | Self::DuplicateName
            | Self::OutsideSegment
            | Self::OverlappingSegments
            | Self::MissingStatus
            | Self::SegmentStatus
            | Self::UnplannedSection
            | Self::TooLarge
            | Self::NoCodes
            | Self::LegacyInUse => Severity::Error,
            Self::DuplicateKey
            | Self::MisplacedSection
            | Self::AnotherMeaning
            | Self::Renumbered
            | Self::SharedCode
            | Self::RepeatedMessage
            | Self::StatusMeaning
            | Self::InconsistentStatus
            | Self::NotAnError
            | Self::MissingMessage
            | Self::Unreadable => Severity::Warning,
            Self::Repeated | Self::Undocumented | Self::UnusedSegment | Self::Gap | Self::OpenFence => {
                Severity::Note
            }
        }
    }
}
