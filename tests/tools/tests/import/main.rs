//! Documents become source, and what they contradict themselves in is listed.
//!
//! The documents are in the folder `documents`. What becomes of `library.md` is in the folder `library`, and compiled with this crate;
//! `UPDATE_EXPECT=1 cargo test` writes it anew.

#![allow(clippy::format_push_string, clippy::format_collect, reason = "documents are written as they read")]

mod columns;
mod findings;
mod hostile;
mod names;
mod program;
mod written;

// As the importer writes it, which is by the default settings of rustfmt.
#[rustfmt::skip]
#[allow(missing_docs, dead_code, unused_imports, reason = "what a document says is all there is to say")]
mod library;

use error_codes::import::{self, Import, Kind, Options};

const LIBRARY: &str = include_str!("documents/library.md");
const CINEMA: &str = include_str!("documents/cinema.md");

fn imported(document: &str) -> Import {
    import::markdown(document, &Options::new("shop"))
}

/// What is found, and at which lines.
fn found(document: &str) -> Vec<(Kind, usize, Option<usize>)> {
    imported(document)
        .findings
        .iter()
        .map(|finding| (finding.kind, finding.line, finding.other_line))
        .collect()
}

/// The text of the file that ends so.
#[track_caller]
fn file<'a>(imported: &'a Import, end: &str) -> &'a str {
    let found = imported.files.iter().find(|file| file.path.ends_with(end));
    &found.unwrap_or_else(|| panic!("{end} is among {:#?}", imported.files)).text
}
