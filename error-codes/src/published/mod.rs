//! What was published: what a lock holds, and its text.

mod conflict;
mod line;
mod read;
mod words;

use std::collections::BTreeSet;
use std::fmt;

pub use self::read::Unreadable;
#[cfg(feature = "cli")]
pub(crate) use self::words::MAGIC;
use self::words::is_plain;
use crate::export::{self, Snapshot};
use crate::ranges::without;

/// What was published: the entries of a catalogue as clients know them, and the numbers that are never used again.
///
/// `Display` writes the file, [`FromStr`](std::str::FromStr) reads it; the [module](crate::lock) says what it looks like.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
/// use error_codes::lock::Lock;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409, retired(60702))]
/// enum StockError {
///     /// {left} are left
///     #[code(60701)]
///     Insufficient { left: u32 },
/// }
///
/// let snapshot = Snapshot::of(StockError::CATALOG);
/// let lock = Lock::of(&snapshot);
/// assert!(lock.to_string().ends_with("60701 INSUFFICIENT 409 stock.insufficient {left}\n60702 retired\n"));
/// assert_eq!(lock.to_string().parse::<Lock>().unwrap(), lock);
/// assert!(lock.changes(&snapshot).is_empty());
/// ```
///
/// What was published once stays in it:
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
/// use error_codes::lock::Lock;
///
/// # #[derive(ErrorCatalog)]
/// # #[catalog(name = "stock", keys = "stock", http = 409)]
/// # enum StockError {
/// #     /// Out of stock
/// #     #[code(60701)]
/// #     Insufficient,
/// # }
/// # let path = std::env::temp_dir().join(format!("error-codes-lock-{}.lock", std::process::id()));
/// # std::fs::write(&path, "error-codes.lock 1 stock\n60700 UNKNOWN 404 stock.unknown\n").unwrap();
/// // In a service, where `path` is "error-codes.lock":
/// let published = Lock::read(&path).unwrap();
/// let updated = published.updated(&Snapshot::of(StockError::CATALOG));
/// updated.write(&path).unwrap();
/// assert_eq!(updated.catalog(), "stock");
/// assert!(updated.to_string().contains("60700 UNKNOWN 404 stock.unknown retired\n60701 INSUFFICIENT"));
/// # std::fs::remove_file(path).unwrap();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub(crate) catalog: String,
    /// Ascending by code, then name; the success has none and is before others.
    pub(crate) rows: Vec<Row>,
    /// Entries that are gone, in the same order. No code of theirs is live.
    pub(crate) tombstones: Vec<Row>,
    /// Numbers that are retired or were an entry's before, and were live at no time that this lock knows: ascending, disjoint, none of
    /// them above.
    pub(crate) retired: Vec<(i64, i64)>,
}

/// An entry as clients know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) code: i64,
    /// None for the entry that successes answer with.
    pub(crate) name: Option<String>,
    pub(crate) status: u16,
    pub(crate) key: String,
    // In a text of other words the same parameters stand in another order: that is no change.
    pub(crate) parameters: BTreeSet<String>,
    pub(crate) details: BTreeSet<String>,
    pub(crate) shared: bool,
}

impl Lock {
    /// What is published if `snapshot` is, and nothing was before.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        Self::empty(&snapshot.name).updated(snapshot)
    }

    pub(crate) fn empty(catalog: &str) -> Self {
        Self { catalog: catalog.to_owned(), rows: Vec::new(), tombstones: Vec::new(), retired: Vec::new() }
    }

    /// The name of the catalogue that this is the lock of.
    #[must_use]
    pub fn catalog(&self) -> &str {
        &self.catalog
    }

    /// The lock once `new` is published too. It forgets no number: entries that are gone leave a tombstone, and what an entry had before
    /// stays retired when the entry no longer says so.
    #[must_use]
    pub fn updated(&self, new: &Snapshot) -> Self {
        let rows = Row::all(new);
        let mut tombstones: Vec<Row> =
            self.tombstones.iter().chain(&self.rows).filter(|row| !has(&rows, row.code)).cloned().collect();
        sort(&mut tombstones);
        let named: Vec<_> = rows.iter().chain(&tombstones).map(|row| (row.code, row.code)).collect();
        let retired: Vec<_> =
            self.retired.iter().chain(&new.retired).copied().chain(new.formerly()).collect();
        let retired = without(&retired, &named);
        Self { catalog: new.name.clone(), rows, tombstones, retired }
    }

    /// All numbers that somebody has or had, each as a range.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = (i64, i64)> {
        let named = self.rows.iter().chain(&self.tombstones).map(|row| (row.code, row.code));
        named.chain(self.retired.iter().copied())
    }

    /// Whether `code` must never be used again.
    pub(crate) fn is_retired(&self, code: i64) -> bool {
        has(&self.tombstones, code)
            || self.retired.iter().any(|(first, last)| (first..=last).contains(&&code))
    }
}

impl Row {
    /// Everything that `snapshot` publishes, in the order of a lock.
    pub(crate) fn all(snapshot: &Snapshot) -> Vec<Self> {
        let success = snapshot.success.iter().map(Self::of_success);
        let mut rows: Vec<Self> = success.chain(snapshot.entries.iter().map(Self::of)).collect();
        sort(&mut rows);
        rows
    }

    fn of(entry: &export::Entry) -> Self {
        Self {
            code: entry.code,
            name: Some(entry.name.clone()),
            status: entry.status,
            key: entry.key.clone(),
            parameters: entry.parameters.iter().cloned().collect(),
            details: entry.details.iter().cloned().collect(),
            shared: entry.shared,
        }
    }

    fn of_success(success: &export::Success) -> Self {
        Self {
            code: success.code,
            name: None,
            status: success.status,
            key: success.key.clone(),
            parameters: BTreeSet::new(),
            details: BTreeSet::new(),
            shared: false,
        }
    }

    pub(crate) fn called(&self) -> String {
        called(self.name.as_deref())
    }

    pub(crate) fn place(&self) -> (i64, Option<&str>) {
        (self.code, self.name.as_deref())
    }
}

/// An entry as people are told of it.
pub(crate) fn called(name: Option<&str>) -> String {
    name.map_or_else(|| "the code of successes".to_owned(), |name| format!("`{name}`"))
}

fn sort(rows: &mut [Row]) {
    rows.sort_by(|a, b| a.place().cmp(&b.place()));
}

/// Whether an entry of `rows`, which are in order, has `code`.
fn has(rows: &[Row], code: i64) -> bool {
    rows.binary_search_by(|row| row.code.cmp(&code)).is_ok()
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {} {}", words::MAGIC, words::VERSION, Word(&self.catalog))?;
        writeln!(f, "# What clients know. `error_codes::lock` writes it: commit it, and do not edit it.")?;
        let rows = self.rows.iter().map(|row| (row.code, Line::Row(row, "")));
        let tombstones = self.tombstones.iter().map(|row| (row.code, Line::Row(row, " retired")));
        let retired = self.retired.iter().map(|&(first, last)| (first, Line::Retired(first, last)));
        let mut lines: Vec<_> = rows.chain(tombstones).chain(retired).collect();
        lines.sort_by_key(|(code, _)| *code); // stable: what shares a code stays sorted by name
        lines.iter().try_for_each(|(_, line)| writeln!(f, "{line}"))
    }
}

enum Line<'a> {
    Row(&'a Row, &'static str),
    Retired(i64, i64),
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // 60106 retired
            Line::Retired(first, last) if first == last => write!(f, "{first} retired"),
            // 60110..=60119 retired
            Line::Retired(first, last) => write!(f, "{first}..={last} retired"),
            // 60101 PHONE_EXISTS 409 phone.exists {phone} [number] shared
            Line::Row(row, ending) => {
                write!(f, "{} ", row.code)?;
                match &row.name {
                    Some(name) => write!(f, "{}", Word(name))?,
                    None => f.write_str("success")?,
                }
                write!(f, " {} {}", row.status, Word(&row.key))?;
                row.parameters.iter().try_for_each(|name| write!(f, " {{{}}}", Word(name)))?;
                row.details.iter().try_for_each(|name| write!(f, " [{}]", Word(name)))?;
                f.write_str(if row.shared { " shared" } else { "" })?;
                f.write_str(ending)
            }
        }
    }
}

/// A word of the file: as it is, or as a JSON string where it could be taken for something else.
struct Word<'a>(&'a str);

impl fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_plain(self.0) && !words::WORDS.contains(&self.0) {
            f.write_str(self.0)
        } else {
            write!(f, "{}", serde_json::Value::from(self.0))
        }
    }
}
