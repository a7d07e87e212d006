//! The catalogue as a table, for rustdoc.

use proc_macro2::TokenStream;

use super::source::{quoted, tokens};
use crate::derive::check::{Catalogue, Resolved};

/// The table as an attribute, which rustdoc alone reads.
pub fn attribute(catalogue: &Catalogue) -> TokenStream {
    let mut source = String::from("#[cfg_attr(doc, doc = ");
    quoted(&table(catalogue), &mut source);
    source.push_str(")]");
    tokens(&source)
}

/// Markdown: one line an entry.
fn table(catalogue: &Catalogue) -> String {
    let mut table =
        String::from("The catalogue:\n\n| code | name | HTTP | key | text |\n|---:|---|---|---|---|\n");
    for &index in &catalogue.by_code {
        let entry = &catalogue.entries[index];
        table.push_str("| ");
        table.push_str(&entry.code.value.to_string());
        cell(&entry.name, &mut table);
        table.push_str(" | ");
        match entry.status {
            Resolved::Known(status) => table.push_str(&status.to_string()),
            Resolved::Planned(_) => table.push_str("by plan"),
        }
        cell(&entry.key.value, &mut table);
        table.push_str(" | ");
        table.push_str(&escaped(&entry.variant.docs.text));
        table.push_str(" |\n");
    }
    table
}

/// Appends a cell with a word as code, unless it has what would end the code or the cell.
fn cell(word: &str, table: &mut String) {
    // Three searches in the standard library, which is optimized, in place of one here, which is not.
    if word.contains('`') || word.contains('|') || word.contains('\\') {
        table.push_str(" | ");
        table.push_str(&escaped(word));
    } else {
        table.push_str(" | `");
        table.push_str(word);
        table.push('`');
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
