//! All faults of one enum, collected so that one compile reports them all.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use crate::order::firsts;

/// The faults found so far. Shared by reference: every phase adds to it.
#[derive(Default)]
pub struct Errors(RefCell<Vec<syn::Error>>);

impl Errors {
    /// Adds a fault, underlining `tokens`.
    pub fn at(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Adds a fault that stands in conflict with an earlier place, and shows that place too.
    pub fn conflict(
        &self,
        later: impl ToTokens,
        message: impl Display,
        first: impl ToTokens,
        note: impl Display,
    ) {
        self.at(later, message);
        self.at(first, note);
    }

    /// Adds a fault that a parser has made.
    pub fn push(&self, error: syn::Error) {
        self.0.borrow_mut().push(error);
    }

    /// Nothing, or every fault as a `compile_error!`.
    pub fn finish(self) -> Result<(), TokenStream> {
        if self.0.borrow().is_empty() { Ok(()) } else { Err(self.into_compile_errors()) }
    }

    /// Every fault as a `compile_error!`. A place that several conflicts point back to is shown once for each text.
    pub fn into_compile_errors(self) -> TokenStream {
        let errors = self.0.into_inner();
        let faults: Vec<(String, String)> =
            errors.iter().map(|error| (format!("{:?}", error.span()), error.to_string())).collect();
        let firsts = firsts(faults.len(), &|a, b| faults[a].cmp(&faults[b]));
        let mut tokens = TokenStream::new();
        for (index, error) in errors.into_iter().enumerate() {
            if firsts[index] == index {
                tokens.extend(error.into_compile_error());
            }
        }
        tokens
    }
}

/// A stretch of source text to underline, from one token to another.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    first: Span,
    last: Span,
}

impl Place {
    /// Where `tokens` stand.
    pub fn of(tokens: impl ToTokens) -> Self {
        let mut spans = tokens.into_token_stream().into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        Self { first, last: spans.last().unwrap_or(first) }
    }

    /// Where it begins.
    pub fn span(self) -> Span {
        self.first
    }

    /// From here to the end of `other`.
    pub fn to(self, other: Self) -> Self {
        Self { first: self.first, last: other.last }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { first: span, last: span }
    }
}

/// Two tokens that carry the two spans, as `syn::Error::new_spanned` wants them.
impl ToTokens for Place {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(
            [Ident::new("_first", self.first), Ident::new("_last", self.last)].map(Ident::into_token_stream),
        );
    }
}
