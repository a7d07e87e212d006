//! The committed record of what was published, and the test that no published code changes unnoticed.
//!
//! ```no_run
//! # #[derive(error_codes::ErrorCatalog)]
//! # enum MallError {}
//! #[test]
//! fn published_codes_stay() {
//!     error_codes::lock::verify::<MallError>("error-codes.lock");
//! }
//! ```
//!
//! The file has a line for each entry, sorted by number, then by name: number, name, status, key, the parameters of its message and the
//! details that clients are sent. Entries that are gone stay in it with the word `retired`; so do numbers that were retired without
//! ever being an entry's, and those that an entry had before (`was(…)`), also when it no longer says so.
//!
//! ```text
//! error-codes.lock 1 mall
//! 20000 success 200 ok
//! 60101 PHONE_EXISTS 409 phone.exists {phone} [phone]
//! 60105 CAPTCHA_INVALID 400 captcha.invalid retired
//! 60110..=60119 retired
//! ```
//!
//! Since new lines go where their numbers are, two branches that both take the next number conflict in git, and this module names the
//! two entries when it meets the conflict.
//!
//! # What it lets pass
//!
//! [`diff`] says which changes break clients. With `ERROR_CODES_UPDATE=1` in the environment, as for
//! [generated files](crate::export::assert_up_to_date), [`verify`] writes changes that do not; those that do stand in the file only
//! when somebody says so, with `ERROR_CODES_BLESS=1` or [`bless`].

use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

use crate::catalog::ErrorCatalog;
use crate::diff::{self, Change};
use crate::export::{Snapshot, UPDATE};
use crate::file::write_atomically;
pub use crate::published::{Lock, Unreadable};

/// Set to `1`, it makes [`verify`] write whatever changed.
const BLESS: &str = "ERROR_CODES_BLESS";

/// For a test: the catalogue is what the lock at `path` says was published.
///
/// With `ERROR_CODES_UPDATE=1` in the environment it writes what is new and harmless, and makes the file where there is none; with
/// `ERROR_CODES_BLESS=1` it writes all changes. A reader finds the old file or the new one, never a part. A relative path starts from
/// the folder of the crate's `Cargo.toml`, where `cargo test` runs.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
/// use error_codes::lock::{self, Lock};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// # let path = std::env::temp_dir().join(format!("error-codes-verify-{}.lock", std::process::id()));
/// # Lock::of(&Snapshot::of(StockError::CATALOG)).write(&path).unwrap();
/// // In a test of the crate, where `path` is "error-codes.lock":
/// lock::verify::<StockError>(&path);
/// # std::fs::remove_file(path).unwrap();
/// ```
///
/// # Panics
///
/// Where the catalogue is another, with each change, whether it breaks clients, and what to do; where the file is missing, cannot be
/// read or written, or is no lock, with the line.
#[track_caller]
pub fn verify<E: ErrorCatalog>(path: impl AsRef<Path>) {
    let asked = |name| env::var_os(name).is_some_and(|value| value == "1");
    let writes = match (asked(BLESS), asked(UPDATE)) {
        (true, _) => Writes::All,
        (_, true) => Writes::Harmless,
        _ => Writes::Nothing,
    };
    if let Err(problem) = check(path.as_ref(), &Snapshot::of(E::CATALOG), writes) {
        panic!("{problem}");
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Writes {
    Nothing,
    Harmless,
    All,
}

fn check(path: &Path, new: &Snapshot, writes: Writes) -> Result<(), String> {
    let shown = path.display();
    let lock = match Lock::read(path) {
        Err(problem) if problem.is_missing() && writes == Writes::Nothing => {
            return Err(format!(
                "`{shown}` does not exist; to make it, run the test again with {UPDATE}=1 in the environment, and commit it"
            ));
        }
        Err(problem) if problem.is_missing() => None,
        lock => Some(lock.map_err(|problem| problem.to_string())?),
    };
    let changes = lock.as_ref().map(|lock| lock.changes(new)).unwrap_or_default();
    let breaking = changes.iter().filter(|change| change.breaking).count();
    let refused = match writes {
        Writes::Nothing => !changes.is_empty(),
        Writes::Harmless => breaking > 0,
        Writes::All => false,
    };
    if refused {
        return Err(explained(path, new, &changes));
    }
    match lock {
        Some(_) if changes.is_empty() => Ok(()),
        Some(lock) => lock.updated(new).write(path),
        None => Lock::of(new).write(path),
    }
    .map_err(|problem| problem.to_string())
}

/// The changes and what to do about them, for [`verify`].
fn explained(path: &Path, new: &Snapshot, changes: &[Change]) -> String {
    let breaking = changes.iter().filter(|change| change.breaking).count();
    let what = match (breaking, changes.len()) {
        (0, _) => format!(
            "none of this breaks clients: to write it down, run the test again with {UPDATE}=1 in the environment"
        ),
        (_, count) => format!(
            "{breaking} of {count} break clients: undo what was not meant; if all of it was, run the test again with {BLESS}=1 in the \
             environment"
        ),
    };
    let changes: Vec<String> = changes.iter().map(Change::to_string).collect();
    let (name, path) = (&new.name, path.display());
    format!(
        "the catalogue `{name}` is not what `{path}` says was published:\n\n{}\n\n{what}",
        changes.join("\n")
    )
}

/// Writes into the lock at `path` that `new` is published now, whatever that breaks, and says what changed. The file is made where there
/// is none.
///
/// Numbers that were published stay in it: an entry that is gone leaves its line, with the word `retired`.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
/// use error_codes::lock::{self, Lock};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// Out of stock
///     #[code(60701)]
///     Insufficient,
/// }
///
/// # let path = std::env::temp_dir().join(format!("error-codes-bless-{}.lock", std::process::id()));
/// let snapshot = Snapshot::of(StockError::CATALOG);
/// assert_eq!(lock::bless(&path, &snapshot).unwrap()[0].message, "60701 `INSUFFICIENT` is new");
/// assert!(Lock::read(&path).unwrap().changes(&snapshot).is_empty());
/// # std::fs::remove_file(path).unwrap();
/// ```
///
/// # Errors
///
/// Where the file cannot be written, and where what is there is no lock: it is left as it is then.
pub fn bless(path: impl AsRef<Path>, new: &Snapshot) -> Result<Vec<Change>, Problem> {
    let path = path.as_ref();
    let (lock, is_there) = match Lock::read(path) {
        Err(problem) if problem.is_missing() => (Lock::empty(&new.name), false),
        lock => (lock?, true),
    };
    let changes = lock.changes(new);
    if !(is_there && changes.is_empty()) {
        lock.updated(new).write(path)?;
    }
    Ok(changes)
}

impl Lock {
    /// How the catalogue differs from what was published, ascending by code; empty where this is its lock.
    #[must_use]
    pub fn changes(&self, new: &Snapshot) -> Vec<Change> {
        diff::since(self, new)
    }

    /// Reads the lock at `path`.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be read, or is no lock.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Problem> {
        let path = path.as_ref();
        let fail = |why| Problem { path: path.to_owned(), why };
        let bytes = fs::read(path).map_err(|problem| fail(Why::Unread(problem)))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..good].split(|byte| *byte == b'\n').count();
            fail(Why::NoLock(Unreadable(vec![(line, "no UTF-8; restore the file from git".to_owned())])))
        })?;
        text.parse().map_err(|faults| fail(Why::NoLock(faults)))
    }

    /// Writes the lock to `path`: a reader finds the old file or the new one, never a part.
    ///
    /// # Errors
    ///
    /// Where it cannot be written; what is there stays then.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), Problem> {
        let path = path.as_ref();
        write_atomically(path, &self.to_string())
            .map_err(|problem| Problem { path: path.to_owned(), why: Why::Unwritten(problem) })
    }
}

/// Why a lock cannot be read or written.
///
/// ```
/// use error_codes::lock::Lock;
///
/// let path = std::env::temp_dir().join(format!("error-codes-problem-{}.lock", std::process::id()));
/// assert!(Lock::read(&path).unwrap_err().is_missing());
///
/// std::fs::write(&path, "error-codes.lock 1 mall\n60101 PHONE_EXISTS\n").unwrap();
/// let problem = Lock::read(&path).unwrap_err();
/// assert_eq!(problem.faults().map(|(line, _)| line).collect::<Vec<_>>(), [2]);
/// # std::fs::remove_file(path).unwrap();
/// ```
#[derive(Debug)]
pub struct Problem {
    path: PathBuf,
    why: Why,
}

#[derive(Debug)]
enum Why {
    Unread(io::Error),
    Unwritten(io::Error),
    NoLock(Unreadable),
}

impl Problem {
    /// Whether there is no such file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(&self.why, Why::Unread(problem) if problem.kind() == io::ErrorKind::NotFound)
    }
}

impl Problem {
    /// What is wrong with the text of the lock, with the line that it is in, from 1; nothing where it is no fault of the text.
    pub fn faults(&self) -> impl Iterator<Item = (usize, &str)> {
        let faults = match &self.why {
            Why::NoLock(faults) => Some(faults),
            Why::Unread(_) | Why::Unwritten(_) => None,
        };
        faults.into_iter().flat_map(Unreadable::faults)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.why {
            Why::Unread(problem) => write!(f, "cannot read `{path}`: {problem}"),
            Why::Unwritten(problem) => write!(f, "cannot write `{path}`: {problem}"),
            Why::NoLock(faults) => faults.write(f, &format!("{path}:")),
        }
    }
}

impl std::error::Error for Problem {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(match &self.why {
            Why::Unread(problem) | Why::Unwritten(problem) => problem,
            Why::NoLock(faults) => faults,
        })
    }
}
