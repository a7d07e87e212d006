//! What is wrong with an export that is read.

use std::fmt;

/// Why a text is no exported catalogue.
///
/// ```
/// use error_codes::export::Snapshot;
///
/// let invalid = Snapshot::from_json("{\n  \"schema\": 2,\n  \"name\": \"mall\"\n}").unwrap_err();
/// assert_eq!(invalid.place(), Some((2, 13)));
/// assert_eq!(invalid.reason(), "schema 2 is not known here; export the catalogue as schema 1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    pub(super) reason: String,
    pub(super) place: Option<(usize, usize)>,
    pub(super) code: Option<i64>,
}

impl Invalid {
    /// What is wrong, without its place.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The line and the column, both from 1, of where the text stops being the JSON of a catalogue, or just behind; the column counts
    /// bytes. `None` where it is such JSON, and its entries contradict one another.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        self.place
    }

    /// What is no JSON, or none of this shape.
    pub(crate) fn json(error: &serde_json::Error) -> Self {
        // Before the first byte of a line is column 0.
        let place = (error.line(), error.column().max(1));
        let whole = error.to_string();
        let reason = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(reason, _)| reason);
        Self { reason: reason.to_owned(), place: Some(place), code: None }
    }

    /// The code whose entry, or whose last one, is at fault.
    #[cfg(feature = "cli")]
    pub(crate) fn code(&self) -> Option<i64> {
        self.code
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an exported catalogue: {}", self.reason)?;
        match self.place {
            Some((line, column)) => write!(f, " at line {line} column {column}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Invalid {}
