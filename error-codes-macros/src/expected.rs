//! What comes next in the tokens, in words, where it should be something else.

use std::fmt::Display;

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::Lit;
use syn::parse::ParseStream;

/// What comes next, for a message: `` `x` ``, `a string`, `the end`.
pub fn found(input: ParseStream) -> String {
    let Ok(token) = input.fork().parse::<TokenTree>() else { return "the end".to_owned() };
    match token {
        TokenTree::Literal(literal) => match Lit::new(literal) {
            Lit::Str(_) => "a string".to_owned(),
            Lit::Int(int) => format!("`{int}`"),
            Lit::Float(float) => format!("the fraction `{float}`"),
            Lit::Char(_) => "a character".to_owned(),
            other => format!("`{}`", other.to_token_stream()),
        },
        TokenTree::Group(group) => match group.delimiter() {
            proc_macro2::Delimiter::None => format!("`{group}`"),
            proc_macro2::Delimiter::Parenthesis => "`(…)`".to_owned(),
            proc_macro2::Delimiter::Brace => "`{…}`".to_owned(),
            proc_macro2::Delimiter::Bracket => "`[…]`".to_owned(),
        },
        token => format!("`{token}`"),
    }
}

/// A fault at the next token, or at the closing parenthesis where there is none.
pub fn fault(input: ParseStream, message: impl Display) -> syn::Error {
    syn::Error::new(input.span(), message)
}

/// The fault that something else comes next than `what`.
pub fn expected(input: ParseStream, what: &str, usage: &str) -> syn::Error {
    fault(input, format!("expected {what}, found {}; write `{usage}`", found(input)))
}
