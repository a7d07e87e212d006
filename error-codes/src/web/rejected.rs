//! What the framework refused, as an error of the catalogue.

use std::error::Error;
use std::fmt;

use super::context;
use crate::catalog::{Entry, ErrorCode, Rejection};

/// What a framework refused before a handler saw it, under the entry that `#[catalog(rejections(…))]` names for it.
///
/// Its `Display` is what the framework said: for the log.
#[derive(Debug)]
pub struct Rejected {
    entry: &'static Entry,
    problem: String,
}

impl Rejected {
    /// The rejection as the layer around the request wants it answered; `None` where there is no layer, or its catalogue names
    /// no entry for the kind.
    #[must_use]
    pub fn new(kind: Rejection, problem: impl fmt::Display) -> Option<Self> {
        let entry = context::current()?.answers.catalog.rejection(kind)?;
        Some(Self { entry, problem: problem.to_string() })
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl Error for Rejected {}

impl ErrorCode for Rejected {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        Some(self)
    }
}
