//! The journal: one line for each change, written before the change is made. What cannot be written does not happen.
//!
//! It is what this service has in place of a database that fails: a full disk is enough to see every `…_FAILED` of the
//! document (`JOURNAL=/dev/full` on Linux).

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

#[derive(Default)]
pub struct Journal(Option<File>);

impl Journal {
    /// The journal in this file, which is made if there is none.
    ///
    /// # Errors
    ///
    /// Where the file cannot be opened for writing.
    pub fn open(path: &Path) -> io::Result<Self> {
        OpenOptions::new().append(true).create(true).open(path).map(|file| Self(Some(file)))
    }

    /// `change` is a word for what is about to happen to `id`, which this service made itself: neither has a line break.
    pub(crate) fn record(&mut self, change: &str, id: &str) -> io::Result<()> {
        match &mut self.0 {
            Some(file) => file.write_all(format!("{change} {id}\n").as_bytes()),
            None => Ok(()),
        }
    }

    /// A journal that nothing can be written to: the file is open for reading only.
    #[cfg(test)]
    pub(crate) fn broken() -> Self {
        Self(File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).ok())
    }
}

/// Numbers that become identifiers: `bot_001`.
#[derive(Default)]
pub struct Ids(u64);

impl Ids {
    pub fn next(&mut self, prefix: &str) -> String {
        self.0 += 1;
        format!("{prefix}_{:03}", self.0)
    }
}
