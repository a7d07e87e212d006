//! Attributes as they come: the name of each is looked at first, and only what is ours is read.
//!
//! syn would make a syntax tree of every attribute and a token buffer of every list in it. That is half of what a derive
//! on a thousand variants costs, so that this walks over the tokens where they are.

use proc_macro2::{Delimiter, Ident, Span};
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::{ParseBuffer, ParseStream};
use syn::{Token, bracketed};

use super::literal;
use crate::derive::model::unraw;
use crate::errors::Place;

/// An attribute that comes next.
pub struct Header<'a> {
    /// Empty where the path is not a single word.
    pub name: String,
    /// The whole attribute.
    pub place: Place,
    /// Its name alone.
    pub word: Span,
    /// What follows the name.
    pub value: Cursor<'a>,
}

/// The attribute that comes next, if one does. Moves nothing.
pub fn next<'a>(input: &ParseBuffer<'a>) -> Option<Header<'a>> {
    let (pound, rest) = input.cursor().punct().filter(|(punct, _)| punct.as_char() == '#')?;
    let (inside, span, _) = rest.group(Delimiter::Bracket)?;
    let place = Place::from(pound.span()).to(Place::from(span.close()));
    let (name, word, value) = match inside.ident() {
        Some((ident, value)) if !is_punct(value, ':') => (unraw(&ident), ident.span(), value),
        _ => (String::new(), span.join(), inside),
    };
    Some(Header { name, place, word, value })
}

/// Passes over the attribute that comes next.
pub fn skip(input: ParseStream) -> syn::Result<()> {
    input.step(|cursor| {
        let after = cursor.punct().and_then(|(_, rest)| rest.group(Delimiter::Bracket));
        let (_, _, after) = after.ok_or_else(|| cursor.error("expected an attribute"))?;
        Ok(((), after))
    })
}

/// Reads what follows the name of the attribute that comes next. What `read` leaves is passed over: it has been
/// reported.
pub fn enter<T>(input: ParseStream, read: impl FnOnce(ParseStream) -> T) -> syn::Result<T> {
    input.parse::<Token![#]>()?;
    let content;
    bracketed!(content in input);
    content.call(Ident::parse_any)?;
    let value = read(&content);
    drain(&content);
    Ok(value)
}

/// Passes over the rest, which syn would otherwise call unexpected.
pub fn drain(input: ParseStream) {
    while !input.is_empty() && input.parse::<proc_macro2::TokenTree>().is_ok() {}
}

/// The text in `= "text"`.
pub fn text(value: Cursor) -> Option<(String, Place)> {
    let (_, rest) = value.punct().filter(|(punct, _)| punct.as_char() == '=')?;
    let (text, _) = rest.literal()?;
    Some((literal::string(&text)?, Place::from(text.span())))
}

fn is_punct(cursor: Cursor, char: char) -> bool {
    cursor.punct().is_some_and(|(punct, _)| punct.as_char() == char)
}
