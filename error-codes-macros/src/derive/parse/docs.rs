//! Doc comments and `#[deprecated]`: Rust's own words, read for their text.

use proc_macro2::Delimiter;
use syn::buffer::Cursor;

use super::header::{self, Header};
use crate::derive::model::Docs;
use crate::errors::{Errors, Place};

/// Splits a doc comment into its first paragraph, joined to one line, and the rest.
#[derive(Default)]
pub struct Reader {
    docs: Docs,
    paragraphs: usize,
    inside: bool,
}

impl Reader {
    /// Reads one `#[doc = "…"]`. What is no text, such as `#[doc(hidden)]`, is passed over.
    pub fn push(&mut self, header: &Header, errors: &Errors) {
        let Some((text, place)) = header::text(header.value) else {
            // #[doc = concat!("a", "b")]: clients would be sent the key, and nobody would know why.
            if self.docs.text.is_empty() && header.value.punct().is_some() {
                errors.at(
                    header.place,
                    "the text of a variant is read here, before macros are; write it out as a string",
                );
            }
            return;
        };
        if text.contains('\n') {
            for line in block_lines(&text) {
                self.line(line, place);
            }
        } else {
            self.line(text.trim(), place);
        }
    }

    fn line(&mut self, line: &str, place: Place) {
        if line.is_empty() {
            self.inside = false;
            return;
        }
        let begins = !self.inside;
        self.inside = true;
        self.paragraphs += usize::from(begins);
        if self.paragraphs == 1 {
            join(&mut self.docs.text, line);
            self.docs.lines.push((line.to_owned(), place));
        } else if begins && self.paragraphs > 2 {
            self.docs.description.push_str("\n\n");
            self.docs.description.push_str(line);
        } else {
            join(&mut self.docs.description, line);
        }
    }

    pub fn finish(self) -> Docs {
        self.docs
    }
}

/// The note of `#[deprecated = "…"]` or `#[deprecated(note = "…")]`, empty where it has none. A form that rustc refuses
/// is rustc's to report.
pub fn deprecation(value: Cursor) -> String {
    if let Some((note, _)) = header::text(value) {
        return note;
    }
    let Some((mut inside, ..)) = value.group(Delimiter::Parenthesis) else { return String::new() };
    while let Some((token, rest)) = inside.token_tree() {
        if token.to_string() == "note"
            && let Some((note, _)) = header::text(rest)
        {
            return note;
        }
        inside = rest;
    }
    String::new()
}

/// The lines of a `/** … */` comment, trimmed, without the stars that lead them.
fn block_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
    let starred = lines.len() > 1 && lines[1..].iter().all(|line| line.is_empty() || line.starts_with('*'));
    if starred {
        for line in &mut lines {
            *line = line.strip_prefix('*').unwrap_or(line).trim();
        }
    }
    lines
}

/// Appends a line: after a space, but directly between two CJK characters.
fn join(paragraph: &mut String, line: &str) {
    let cjk = |char: Option<char>| char.is_some_and(is_cjk);
    let between_cjk = cjk(paragraph.chars().next_back()) && cjk(line.chars().next());
    if !(paragraph.is_empty() || between_cjk) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Scripts that are written without spaces: Han, kana, bopomofo, and the punctuation that goes with them.
fn is_cjk(char: char) -> bool {
    matches!(u32::from(char),
        0x2E80..=0x2FDF        // radicals
        | 0x3000..=0x312F      // punctuation, kana, bopomofo
        | 0x31A0..=0x4DBF      // bopomofo, strokes, kana, enclosed, compatibility, extension A
        | 0x4E00..=0x9FFF      // unified ideographs
        | 0xF900..=0xFAFF      // compatibility ideographs
        | 0xFE30..=0xFE4F      // compatibility forms
        | 0xFF00..=0xFF60      // full-width forms
        | 0xFFE0..=0xFFE6
        | 0x2_0000..=0x3_FFFF  // extensions B and on
    )
}
