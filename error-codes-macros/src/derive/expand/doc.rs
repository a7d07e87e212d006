//! The catalogue as a table, for rustdoc.

use proc_macro2::TokenStream;

use crate::derive::check::{Catalogue, Entry, Resolved};
use crate::source::{escaped, tokens};

/// The table as an attribute, which rustdoc alone reads: Markdown, one line an entry.
pub fn attribute(catalogue: &Catalogue) -> TokenStream {
    let mut source = String::from(
        r#"#[cfg_attr(doc, doc = "The catalogue:\n\n| code | name | HTTP | key | text |\n|---:|---|---|---|---|\n"#,
    );
    for &index in &catalogue.by_code {
        source.push_str(&escaped(&line(&catalogue.entries[index])));
        source.push_str("\\n");
    }
    source.push_str("\")]");
    tokens(&source)
}

fn line(entry: &Entry) -> String {
    let (code, name, key) = (entry.code.value, word(&entry.name), word(&entry.key.value));
    let text = as_text(&entry.variant.docs.text);
    match entry.status {
        Resolved::Known(status) => format!("| {code} | {name} | {status} | {key} | {text} |"),
        Resolved::Planned(_) => format!("| {code} | {name} | by plan | {key} | {text} |"),
    }
}

/// A word as code, unless it has what would end the code or the cell.
fn word(word: &str) -> String {
    // Three searches of the standard library in place of one here.
    if word.contains('`') || word.contains('|') || word.contains('\\') {
        as_text(word)
    } else {
        format!("`{word}`")
    }
}

/// As text: nothing in it is markup to Markdown or HTML.
fn as_text(text: &str) -> String {
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
