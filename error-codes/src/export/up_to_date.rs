//! Generated files that are committed, and the test that keeps them true.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

use similar::TextDiff;

use crate::file::write_atomically;

/// Set to `1`, it makes [`assert_up_to_date`] and [`lock::verify`](crate::lock::verify) write.
pub(crate) const UPDATE: &str = "ERROR_CODES_UPDATE";

/// How many lines of a difference are shown: enough to see what happened.
const SHOWN: usize = 40;

/// For tests: the file at `path` holds `content`.
///
/// With `ERROR_CODES_UPDATE=1` in the environment it writes the file instead, and the folders that lack; a reader finds the old file
/// or the new one, never a part. A relative path starts from the folder of the crate's `Cargo.toml`, where `cargo test` runs. Line ends
/// do not count: git may have changed them.
///
/// ```
/// use error_codes::ErrorCatalog;
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
/// # let docs = std::env::temp_dir().join(format!("error-codes-docs-{}", std::process::id()));
/// # std::fs::create_dir_all(&docs).unwrap();
/// # std::fs::write(docs.join("errors.json"), export::json(&Snapshot::of(StockError::CATALOG))).unwrap();
/// // In a test of the crate, where `docs` is "docs":
/// let snapshot = Snapshot::of(StockError::CATALOG);
/// export::assert_up_to_date(docs.join("errors.json"), &export::json(&snapshot));
/// # std::fs::remove_dir_all(docs).unwrap();
/// ```
///
/// # Panics
///
/// Where the file is missing or holds anything else, with the first lines that differ and the command that writes it; where it cannot be
/// read or written.
#[track_caller]
pub fn assert_up_to_date(path: impl AsRef<Path>, content: &str) {
    let path = path.as_ref();
    let update = env::var_os(UPDATE).is_some_and(|value| value == "1");
    if let Err(problem) = check(path, content, update) {
        panic!("{problem}");
    }
}

fn check(path: &Path, content: &str, update: bool) -> Result<(), String> {
    let shown = path.display();
    let old = match fs::read(path) {
        Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => None,
        Err(problem) => return Err(format!("cannot read `{shown}`: {problem}")),
    };
    if old.as_deref().is_some_and(|old| with_plain_ends(old) == with_plain_ends(content)) {
        return Ok(());
    }
    if update {
        return write_atomically(path, content)
            .map_err(|problem| format!("cannot write `{shown}`: {problem}"));
    }
    let mut problem = match old {
        None => format!("`{shown}` does not exist"),
        Some(old) => format!("`{shown}` is out of date:\n\n{}", difference(&old, content)),
    };
    // Writing to a `String` does not fail.
    let _ = write!(problem, "\n\nto write it, run the test again with {UPDATE}=1 in the environment");
    Err(problem)
}

fn difference(old: &str, new: &str) -> String {
    let (old, new) = (with_plain_ends(old), with_plain_ends(new));
    let diff = TextDiff::from_lines(old.as_str(), new.as_str());
    let diff = diff.unified_diff().context_radius(3).header("the file", "the catalogue").to_string();
    let count = diff.lines().count();
    let shown = diff.lines().take(SHOWN).collect::<Vec<_>>().join("\n");
    if count > SHOWN { format!("{shown}\n… and {} more lines", count - SHOWN) } else { shown }
}

fn with_plain_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}
