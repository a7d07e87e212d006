//! Bulk as source text.
//!
//! A catalogue of thousands of rows is thousands of times the same few tokens. Handing each token to the compiler costs
//! several times as much as letting it lex one string, so that the rows of the table and the arms of the match are
//! written as text; all else is quoted. Derives mostly run unoptimized, so that loops over characters are left to the standard
//! library, which is not.

extern crate proc_macro;

use std::borrow::Cow;

use proc_macro2::TokenStream;

/// The tokens of `source`, which is made of decimal numbers, identifiers, punctuation and [`quoted`] strings.
///
/// Within the compiler, its own lexer reads them: proc-macro2 would read them itself first, to see whether the compiler can.
pub fn tokens(source: &str) -> TokenStream {
    const VALID: &str = "numbers, identifiers and quoted strings are tokens";
    if proc_macro::is_available() {
        source.parse::<proc_macro::TokenStream>().expect(VALID).into()
    } else {
        source.parse().expect(VALID)
    }
}

/// `text` as a string literal.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// `text` as it stands in a string literal.
pub fn escaped(text: &str) -> Cow<'_, str> {
    // `Debug` asks of each character that is not ASCII whether it can be printed, which for a Chinese message takes as long as all
    // else that is done with it.
    if !text.is_ascii() && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let quoted = format!("{text:?}");
    Cow::Owned(quoted[1..quoted.len() - 1].to_owned())
}

/// Whether a literal shows this character as it is: not what ends or escapes the literal, and no control, no space without width and
/// no mark of direction, which the compiler refuses in a literal.
fn is_plain(char: char) -> bool {
    matches!(char,
        ' '..='!' | '#'..='[' | ']'..='~' | '\u{a1}'..='\u{1fff}' | '\u{3000}'..='\u{d7ff}' | '\u{ff01}'..='\u{ffee}')
}
