//! Bulk as source text.
//!
//! A catalogue of thousands of rows is thousands of times the same few tokens. Handing each token to the compiler costs
//! several times as much as letting it lex one string, so that the rows of the table and the arms of the match are
//! written as text; all else is quoted. Derives mostly run unoptimized, so that loops over characters are left to the standard
//! library, which is not.

extern crate proc_macro;

use proc_macro2::TokenStream;

/// The tokens of `source`, which is made of decimal numbers, identifiers, punctuation and strings as their `Debug` writes them.
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
