//! What changed between two states of a catalogue, and whether it breaks clients.
//!
//! One classification for the [lock](crate::lock) and for two exports:
//!
//! | kind | what | breaks clients |
//! |---|---|---|
//! | `added` | an entry, or the code of successes, is new | no |
//! | `renamed` | another name for the same number and key | no |
//! | `retired` | an entry is gone, and its number is retired; or a number is that nobody had, or that an entry says it had before | no |
//! | `parameters`, `details` | an entry gives more or fewer to its message or to the client | where it gives fewer |
//! | `removed` | an entry is gone, and its number is not retired | yes, unless others share the number |
//! | `renumbered` | an entry has another number, with `was(…)` or without | yes |
//! | `reused` | a number means something else: it had another name and key, or was retired | yes |
//! | `status` | another HTTP status | yes, unless allowed |
//! | `key` | another key | yes, unless allowed |
//! | `catalog` | the catalogue has another name | yes |
//!
//! A release is held against what the last one exported:
//!
//! ```
//! use error_codes::{ErrorCatalog, diff};
//! use error_codes::export::{self, Snapshot};
//!
//! # #[derive(ErrorCatalog)]
//! # #[catalog(name = "stock", keys = "stock", http = 409)]
//! # enum StockError {
//! #     /// Out of stock
//! #     #[code(60701)]
//! #     Insufficient,
//! # }
//! let new = Snapshot::of(StockError::CATALOG);
//! # let exported = export::json(&new).replace("409", "400");
//! let old = Snapshot::from_json(&exported).unwrap();
//! let mut changes = diff::changes(&old, &new);
//! changes.retain(|change| change.breaking);
//! assert_eq!(changes[0].message, "60701 `INSUFFICIENT` has the status 409 instead of 400");
//! ```

mod matching;
mod wording;

use std::fmt;

use serde::Serialize;

use crate::export::Snapshot;
use crate::published::Lock;

/// How `new` differs from `old`, ascending by code.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::diff::{self, Kind};
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let old = Snapshot::of(StockError::CATALOG);
/// let new = Snapshot::from_json(&export::json(&old).replace("60701", "60702")).unwrap();
/// let changes = diff::changes(&old, &new);
/// assert_eq!(changes[0].kind, Kind::Renumbered);
/// assert!(changes[0].breaking);
/// assert_eq!(changes[0].message, "60701 `INSUFFICIENT` has the number 60702 now");
/// ```
#[must_use]
pub fn changes(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    since(&Lock::of(old), new)
}

pub(crate) use self::matching::since;

/// One difference.
///
/// ```
/// # use error_codes::{ErrorCatalog, diff};
/// # use error_codes::export::{self, Snapshot};
/// # #[derive(ErrorCatalog)]
/// # #[catalog(name = "stock", keys = "stock", http = 409)]
/// # enum StockError {
/// #     /// Out of stock
/// #     #[code(60701)]
/// #     Insufficient,
/// # }
/// # let old = Snapshot::of(StockError::CATALOG);
/// # let new = Snapshot::from_json(&export::json(&old).replace("60701", "60702")).unwrap();
/// let changes = diff::changes(&old, &new);
/// let change = &changes[0];
/// assert_eq!((change.code, change.new.as_deref()), (Some(60701), Some("60702")));
/// assert!(change.help.as_deref().unwrap().starts_with("give it 60701 again; if it has to move, write"));
/// assert!(change.to_string().starts_with("breaking: 60701 `INSUFFICIENT` has the number 60702 now\n  give"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// Whether a client that was right before may be wrong now.
    pub breaking: bool,
    /// The number that it happened to; the old one where there is a new one. None where it is about the whole catalogue.
    pub code: Option<i64>,
    /// What it was: a number, a name, a status, a key, a parameter or a detail, as `kind` says.
    pub old: Option<String>,
    /// What it is now.
    pub new: Option<String>,
    /// What happened, for people.
    pub message: String,
    /// What to do if it was not meant.
    pub help: Option<String>,
}

/// The kind of a [`Change`]; the [module](self) says what each is.
///
/// ```
/// use error_codes::diff::{self, Kind};
/// # use error_codes::ErrorCatalog;
/// # use error_codes::export::{self, Snapshot};
/// # #[derive(ErrorCatalog)]
/// # #[catalog(name = "stock", keys = "stock", http = 409)]
/// # enum StockError {
/// #     /// Out of stock
/// #     #[code(60701)]
/// #     Insufficient,
/// # }
/// # let old = Snapshot::of(StockError::CATALOG);
/// # let new = Snapshot::from_json(&export::json(&old).replace("INSUFFICIENT", "OUT_OF_STOCK")).unwrap();
///
/// let changes = diff::changes(&old, &new);
/// assert_eq!((changes[0].kind, changes[0].breaking), (Kind::Renamed, false));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[allow(missing_docs, reason = "the kinds are documented at the module")]
pub enum Kind {
    Catalog,
    Reused,
    Renumbered,
    Removed,
    Status,
    Key,
    Parameters,
    Details,
    Retired,
    Renamed,
    Added,
}

impl Change {
    /// Calls changes of these kinds harmless: [`Status`](Kind::Status) where clients go by the code alone, [`Key`](Kind::Key) where they
    /// do not translate.
    ///
    /// ```
    /// use error_codes::diff::{self, Change, Kind};
    /// # use error_codes::ErrorCatalog;
    /// # use error_codes::export::{self, Snapshot};
    /// # #[derive(ErrorCatalog)]
    /// # #[catalog(name = "stock", keys = "stock", http = 409)]
    /// # enum StockError {
    /// #     /// Out of stock
    /// #     #[code(60701)]
    /// #     Insufficient,
    /// # }
    /// # let old = Snapshot::of(StockError::CATALOG);
    /// # let new = Snapshot::from_json(&export::json(&old).replace("409", "400")).unwrap();
    ///
    /// let mut changes = diff::changes(&old, &new);
    /// assert!(changes[0].breaking);
    /// Change::allow(&mut changes, &[Kind::Status]);
    /// assert!(!changes[0].breaking);
    /// ```
    pub fn allow(changes: &mut [Self], kinds: &[Kind]) {
        for change in changes.iter_mut().filter(|change| kinds.contains(&change.kind)) {
            (change.breaking, change.help) = (false, None);
        }
    }
}

/// The message, and below it what to do, if anything.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.breaking { "breaking: " } else { "" })?;
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  {help}"),
            None => Ok(()),
        }
    }
}
