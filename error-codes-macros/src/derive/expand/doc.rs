//! The catalogue as a table, for rustdoc.

use std::fmt::Write;

use proc_macro2::TokenStream;

use super::source::tokens;
use crate::derive::check::{Catalogue, Resolved};

/// The table as an attribute, which rustdoc alone reads.
pub fn attribute(catalogue: &Catalogue) -> TokenStream {
    tokens(&format!("#[cfg_attr(doc, doc = {:?})]", table(catalogue)))
}

/// Markdown: one line an entry.
fn table(catalogue: &Catalogue) -> String {
    let mut table =
        String::from("The catalogue:\n\n| code | name | HTTP | key | text |\n|---:|---|---|---|---|\n");
    for &index in &catalogue.by_code {
        let entry = &catalogue.entries[index];
        let (code, name, key) = (entry.code.value, word(&entry.name), word(&entry.key.value));
        let text = escaped(&entry.variant.docs.text);
        // Writing to a `String` does not fail.
        let _ = match entry.status {
            Resolved::Known(status) => writeln!(table, "| {code} | {name} | {status} | {key} | {text} |"),
            Resolved::Planned(_) => writeln!(table, "| {code} | {name} | by plan | {key} | {text} |"),
        };
    }
    table
}

/// A word as code, unless it has what would end the code or the cell.
fn word(word: &str) -> String {
    // Three searches of the standard library in place of one here.
    if word.contains('`') || word.contains('|') || word.contains('\\') {
        escaped(word)
    } else {
        format!("`{word}`")
    }
}

/// As text: nothing in it is markup to Markdown or HTML.
fn escaped(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ' || !byte.is_ascii()) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            ',' | '?' | ';' | '/' | '%' => escaped.push(char),
            char if char.is_ascii_punctuation() => escaped.extend(['\\', char]),
            char => escaped.push(char),
        }
    }
    escaped
}
