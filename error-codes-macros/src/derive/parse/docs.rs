//! Doc comments and `#[deprecated]`: Rust's own words, read for their text.

use syn::{Attribute, Expr, Lit, LitStr, Meta};

use super::literal;
use crate::derive::errors::Place;
use crate::derive::model::Docs;

/// Splits the doc comment into its first paragraph, joined to one line, and the rest.
pub fn parse(attrs: &[Attribute]) -> Docs {
    let lines = attrs.iter().filter_map(doc_literal).flat_map(|literal| {
        let place = Place::from(literal.span());
        block_lines(&text_of(literal)).into_iter().map(move |line| (line, place))
    });

    let mut docs = Docs::default();
    let mut paragraphs: Vec<String> = Vec::new();
    let mut between = true;
    for (line, place) in lines {
        if line.is_empty() {
            between = true;
            continue;
        }
        if between {
            paragraphs.push(String::new());
        }
        between = false;
        let first = paragraphs.len() == 1;
        if let Some(paragraph) = paragraphs.last_mut() {
            join(paragraph, &line);
        }
        if first {
            docs.lines.push((line, place));
        }
    }
    let mut paragraphs = paragraphs.into_iter();
    docs.text = paragraphs.next().unwrap_or_default();
    docs.description = paragraphs.collect::<Vec<_>>().join("\n\n");
    docs
}

/// The note of `#[deprecated]`, empty where it has none. A form that rustc refuses is rustc's to report.
pub fn deprecation(attr: &Attribute) -> String {
    let mut note = String::new();
    if let Meta::NameValue(value) = &attr.meta {
        note = string(&value.value).map(LitStr::value).unwrap_or_default();
    }
    // A key that is not `note` may have any value; what cannot be read is passed over.
    let _ = attr.parse_nested_meta(|meta| {
        let text: LitStr = meta.value()?.parse()?;
        if meta.path.is_ident("note") {
            note = text.value();
        }
        Ok(())
    });
    note
}

fn doc_literal(attr: &Attribute) -> Option<&LitStr> {
    match &attr.meta {
        Meta::NameValue(value) if value.path.is_ident("doc") => string(&value.value),
        _ => None,
    }
}

fn text_of(literal: &LitStr) -> String {
    literal::string(&literal.token()).unwrap_or_default()
}

/// The string that an expression is, also behind the invisible group that `macro_rules!` may put around it.
fn string(value: &Expr) -> Option<&LitStr> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text),
            _ => None,
        },
        Expr::Group(group) => string(&group.expr),
        _ => None,
    }
}

/// The lines of one doc attribute, trimmed; of a `/** … */` comment without the stars that lead its lines.
fn block_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
    let starred = lines.len() > 1 && lines[1..].iter().all(|line| line.is_empty() || line.starts_with('*'));
    if starred {
        for line in &mut lines {
            *line = line.strip_prefix('*').unwrap_or(line).trim();
        }
    }
    if lines.is_empty() {
        lines.push("");
    }
    lines.into_iter().map(ToOwned::to_owned).collect()
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
