//! Old numbers in any text, rewritten to new ones.
//!
//! All numbers are rewritten in one pass over the old text: where 20101 becomes 60101 and 60101 becomes 61301, no 20101 ends as 61301.
//! A number is a whole word: 60101 is found in `"60101"`, `60101,`, `60101i64`, `60_101` and `错误码60101`, and not in `160101`,
//! `ERR60101` or `60101.5`. What stands in `#[code(…)]`, `#[catalog(…)]` and `#[segment(…)]` is the catalogue itself, and stays.
//!
//! Some numbers are not for a program to decide, and are left and listed: those that are live in the new catalogue (was the text
//! written before or after?), those that several entries had, those that a hyphen joins to other digits, as in a range or a date, and
//! those after a hyphen that are negative now.
//!
//! ```
//! use error_codes::ErrorCatalog;
//! use error_codes::export::Snapshot;
//! use error_codes::migrate::Migration;
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(name = "mall", http = 409, keys = "mall")]
//! enum MallError {
//!     /// The phone number is taken
//!     #[code(60101, was(20101))]
//!     PhoneExists,
//! }
//!
//! let migration = Migration::of(&Snapshot::of(MallError::CATALOG));
//! assert_eq!(migration.apply("case 20_101: // was 120101").text, "case 60_101: // was 120101");
//! ```

mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use self::scan::{Number, numbers, rewritten};
use crate::diff::{self, Kind};
use crate::export::Snapshot;
use crate::published::called;

/// Which numbers become which.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
/// use error_codes::migrate::Migration;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "mall", http = 409, keys = "mall")]
/// enum MallError {
///     /// The phone number is taken
///     #[code(60101, was(20101))]
///     PhoneExists,
///     /// The coupon is sold out
///     #[code(61301, was(60101, reused))]
///     SoldOut,
/// }
///
/// let migration = Migration::of(&Snapshot::of(MallError::CATALOG));
/// assert!(!migration.is_empty());
/// let source = "if (code === 20101) login(); else if (code === 60101) next();";
/// let migrated = migration.apply(source);
/// assert_eq!(migrated.text, "if (code === 60101) login(); else if (code === 60101) next();");
/// assert_eq!(migrated.left[0].to_string(), "1:48: 60101 is left: it may be `PHONE_EXISTS`, which has it now, or `SOLD_OUT`, which is 61301 now");
///
/// // Where it is known that the text was written before:
/// let migrated = migration.rewriting_live().apply(source);
/// assert_eq!(migrated.text, "if (code === 60101) login(); else if (code === 61301) next();");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    moves: BTreeMap<i64, Move>,
    live: bool,
}

/// What became of an old number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Move {
    /// The new numbers of those who had it, with their names; none where it is the code of successes.
    to: BTreeSet<(i64, Option<String>)>,
    /// Who has it now.
    live: BTreeSet<Option<String>>,
}

impl Migration {
    /// By the legacy codes of `new`: what its entries say with `was(…)`.
    #[must_use]
    pub fn of(new: &Snapshot) -> Self {
        let mut migration = Self { moves: BTreeMap::new(), live: false };
        for entry in &new.entries {
            for legacy in &entry.legacy {
                migration.add(legacy.code, entry.code, Some(&entry.name));
            }
        }
        migration.find_live(new)
    }

    /// For texts from the time of `old`: by what has another number in `new`, and by the legacy codes of `new` where `old` did not have
    /// the number.
    ///
    /// ```
    /// use error_codes::ErrorCatalog;
    /// use error_codes::export::{self, Snapshot};
    /// use error_codes::migrate::Migration;
    ///
    /// # #[derive(ErrorCatalog)]
    /// # #[catalog(name = "stock", keys = "stock", http = 409)]
    /// # enum StockError {
    /// #     /// Out of stock
    /// #     #[code(60701)]
    /// #     Insufficient,
    /// # }
    /// let new = Snapshot::of(StockError::CATALOG);
    /// # let exported = export::json(&new).replace("60701", "40901");
    /// let old = Snapshot::from_json(&exported).unwrap(); // where it was 40901
    /// assert_eq!(Migration::between(&old, &new).apply("throw 40901").text, "throw 60701");
    /// assert!(Migration::between(&new, &new).is_empty());
    /// ```
    #[must_use]
    pub fn between(old: &Snapshot, new: &Snapshot) -> Self {
        let mut migration = Self::of(new);
        // What it means there is sure, whoever had it before.
        let success = old.success.as_ref().map(|success| success.code);
        migration.moves.retain(|code, _| old.get_all(*code).is_empty() && success != Some(*code));
        for change in diff::changes(old, new).iter().filter(|change| change.kind == Kind::Renumbered) {
            let number = change.new.as_ref().and_then(|number| number.parse().ok());
            if let (Some(code), Some(number)) = (change.code, number) {
                let success = new.success.as_ref().is_some_and(|success| success.code == number);
                let names = new.get_all(number).iter().map(|entry| Some(&entry.name));
                for name in names.chain(success.then_some(None)) {
                    migration.add(code, number, name);
                }
            }
        }
        migration.find_live(new)
    }

    fn add(&mut self, old: i64, new: i64, name: Option<&String>) {
        if old != new {
            self.moves.entry(old).or_default().to.insert((new, name.cloned()));
        }
    }

    fn find_live(mut self, new: &Snapshot) -> Self {
        for (code, step) in &mut self.moves {
            step.live = new.get_all(*code).iter().map(|entry| Some(entry.name.clone())).collect();
            let success = new.success.as_ref().filter(|success| success.code == *code);
            step.live.extend(success.map(|_| None));
        }
        self
    }

    /// The same, which also rewrites numbers that are live in the new catalogue: right for texts that were all written before, and
    /// that are migrated for the first time.
    #[must_use]
    pub fn rewriting_live(self) -> Self {
        Self { live: true, ..self }
    }

    /// Whether there is nothing to rewrite.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.moves.is_empty()
    }

    /// Rewrites the old numbers in `text`.
    #[must_use]
    pub fn apply(&self, text: &str) -> Migrated {
        let mut migrated =
            Migrated { text: String::with_capacity(text.len()), rewritten: Vec::new(), left: Vec::new() };
        let mut place = Place { line: 1, column: 1, at: 0 };
        let mut copied = 0;
        for number in numbers(text) {
            let Some(step) = self.moves.get(&number.value) else { continue };
            let (line, column) = place.of(text, number.span.start);
            match step.target(self.live, &number) {
                Ok(new) => {
                    let Range { start, end } = number.span;
                    migrated.text += &text[copied..start];
                    migrated.text += &rewritten(&text[start..end], new);
                    copied = end;
                    migrated.rewritten.push(Rewritten { line, column, old: number.value, new });
                }
                Err(reason) => migrated.left.push(Left { line, column, code: number.value, reason }),
            }
        }
        migrated.text += &text[copied..];
        migrated
    }
}

impl Move {
    /// The new number, or why there is none.
    fn target(&self, rewrite_live: bool, number: &Number) -> Result<i64, String> {
        let codes: BTreeSet<i64> = self.to.iter().map(|(code, _)| *code).collect();
        let heirs = || {
            let heirs = self
                .to
                .iter()
                .map(|(code, name)| format!("{}, which is {code} now", called(name.as_deref())));
            heirs.collect::<Vec<_>>().join(", or ")
        };
        match codes.first() {
            _ if number.joined => {
                Err("a hyphen joins it to other digits, as in a range or a date".to_owned())
            }
            _ if !self.live.is_empty() && !rewrite_live => {
                let live: Vec<String> = self.live.iter().map(|name| called(name.as_deref())).collect();
                Err(format!("it may be {}, which has it now, or {}", live.join(" or "), heirs()))
            }
            Some(code) if codes.len() == 1 && *code < 0 && number.hyphenated => {
                Err(format!("it is {code} now, and a hyphen stands before it already"))
            }
            Some(code) if codes.len() == 1 => Ok(*code),
            _ => Err(format!("it may be {}", heirs())),
        }
    }
}

/// A text with new numbers, and what was done to it.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # use error_codes::export::Snapshot;
/// # use error_codes::migrate::Migration;
/// # #[derive(ErrorCatalog)]
/// # #[catalog(name = "mall", http = 409, keys = "mall")]
/// # enum MallError {
/// #     /// The phone number is taken
/// #     #[code(60101, was(20101))]
/// #     PhoneExists,
/// # }
/// # let migration = Migration::of(&Snapshot::of(MallError::CATALOG));
/// let migrated = migration.apply("20101, on 2024-20101");
/// assert_eq!(migrated.text, "60101, on 2024-20101");
/// assert_eq!(migrated.rewritten[0].to_string(), "1:1: 20101 becomes 60101");
/// assert_eq!((migrated.left[0].column, migrated.left[0].code), (16, 20101));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Migrated {
    /// The new text.
    pub text: String,
    /// Every number that was rewritten, in the order of the text.
    pub rewritten: Vec<Rewritten>,
    /// Every old number that is left for somebody to decide, in the order of the text.
    pub left: Vec<Left>,
}

/// A number that was rewritten. Lines and columns are those of the old text, from 1, in characters.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # use error_codes::export::Snapshot;
/// # use error_codes::migrate::Migration;
/// # #[derive(ErrorCatalog)]
/// # #[catalog(name = "mall", http = 409, keys = "mall")]
/// # enum MallError {
/// #     /// The phone number is taken
/// #     #[code(60101, was(20101))]
/// #     PhoneExists,
/// # }
/// # let migration = Migration::of(&Snapshot::of(MallError::CATALOG));
/// let rewritten = migration.apply("// 手机号\ncase 20101:").rewritten[0];
/// assert_eq!((rewritten.line, rewritten.column), (2, 6));
/// assert_eq!((rewritten.old, rewritten.new), (20101, 60101));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "their names say it")]
pub struct Rewritten {
    pub line: usize,
    pub column: usize,
    pub old: i64,
    pub new: i64,
}

/// An old number that is left. Lines and columns are those of the old text, from 1, in characters.
///
/// ```
/// # use error_codes::ErrorCatalog;
/// # use error_codes::export::Snapshot;
/// # use error_codes::migrate::Migration;
/// # #[derive(ErrorCatalog)]
/// # #[catalog(name = "mall", http = 409, keys = "mall")]
/// # enum MallError {
/// #     /// The phone number is taken
/// #     #[code(60101, was(20101))]
/// #     PhoneExists,
/// # }
/// # let migration = Migration::of(&Snapshot::of(MallError::CATALOG));
/// let left = &migration.apply("20101-20199").left[0];
/// assert_eq!(left.code, 20101);
/// assert_eq!(left.to_string(), "1:1: 20101 is left: a hyphen joins it to other digits, as in a range or a date");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "their names say it")]
pub struct Left {
    pub line: usize,
    pub column: usize,
    pub code: i64,
    pub reason: String,
}

impl fmt::Display for Rewritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, old, new } = self;
        write!(f, "{line}:{column}: {old} becomes {new}")
    }
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, code, reason } = self;
        write!(f, "{line}:{column}: {code} is left: {reason}")
    }
}

/// Where a text was read to.
struct Place {
    line: usize,
    column: usize,
    at: usize,
}

impl Place {
    /// The line and column of `at`, which only ever grows.
    fn of(&mut self, text: &str, at: usize) -> (usize, usize) {
        for char in text[self.at..at].chars() {
            if char == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        self.at = at;
        (self.line, self.column)
    }
}
