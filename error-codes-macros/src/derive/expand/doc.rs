//! The catalogue as a table, for rustdoc.

use std::fmt::Write;

use crate::derive::check::Catalogue;

/// Markdown: one line an entry.
pub fn table(catalogue: &Catalogue) -> String {
    let mut table =
        String::from("The catalogue:\n\n| code | name | HTTP | key | text |\n|---:|---|---|---|---|\n");
    for &index in &catalogue.by_code {
        let entry = &catalogue.entries[index];
        // Writing to a `String` does not fail.
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} |",
            entry.code,
            escaped(&entry.name),
            entry.status,
            escaped(&entry.key),
            escaped(&entry.variant.docs.text),
        );
    }
    table
}

/// As text: nothing in it is markup to Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            char if char.is_ascii_punctuation() => escaped.extend(['\\', char]),
            char => escaped.push(char),
        }
    }
    escaped
}
