//! Text in Markdown that stays text (GitHub Flavored Markdown, sections 2.4 and 4.10).

use std::fmt::Write;

use super::super::text::is_invisible;

/// A text within one line: of a table, a heading, or a paragraph.
pub(super) fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.trim().chars().peekable();
    while let Some(character) = rest.next() {
        let next = rest.peek().copied();
        match character {
            // A break would end the row.
            '\r' if next == Some('\n') => {}
            '\n' | '\r' => escaped.push_str("<br>"),
            '\t' | '\u{2028}' | '\u{2029}' => escaped.push(' '),
            character if character.is_control() => escaped.push('\u{fffd}'),
            // It does what it does, in sight of who reads the source.
            character if is_invisible(character) => {
                // Writing to a `String` does not fail.
                let _ = write!(escaped, "&#x{:x};", u32::from(character));
            }
            // Within a word it is no emphasis, and names are full of it.
            '_' if is_word(before) && is_word(next) => escaped.push('_'),
            '&' if !next.is_some_and(|next| next == '#' || is_word(Some(next))) => escaped.push('&'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '&' | '#' => {
                escaped.extend(['\\', character]);
            }
            character => escaped.push(character),
        }
        before = Some(character);
    }
    escaped
}

fn is_word(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}
