//! From tokens to the declaration.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, LitStr, Token, Visibility, parenthesized};

use super::model::{Declared, Locale, Text};
use crate::errors::Errors;
use crate::expected::{expected, fault, found};

const USAGE: &str = "pub static PACKS = \"zh-CN\" => \"locales/zh-CN.json\"";
const LOCALE: &str = "\"zh-CN\" => \"locales/zh-CN.json\"";

/// Reads `($crate) strict pub static PACKS = …`.
///
/// # Errors
///
/// Where there is no name, without which not even a stub can be made.
pub fn parse(input: TokenStream, errors: &Errors) -> syn::Result<Declared> {
    (|input: ParseStream| declared(input, errors)).parse2(input)
}

fn declared(input: ParseStream, errors: &Errors) -> syn::Result<Declared> {
    let krate;
    parenthesized!(krate in input);
    let krate: TokenStream = krate.parse()?;
    let mut attributes = input.call(Attribute::parse_outer)?;
    let strict = is_strict(input);
    if strict {
        input.parse::<Ident>()?;
        attributes.extend(input.call(Attribute::parse_outer)?);
    }
    let visibility: Visibility = input.parse()?;
    if is_strict(input) {
        return Err(fault(input, "`strict` stands first; write `strict pub static PACKS = …`"));
    }
    if input.peek(Token![const]) {
        return Err(fault(input, format!("language packs are a `static`; write `{USAGE}`")));
    }
    if !input.peek(Token![static]) {
        return Err(expected(input, "`static`", USAGE));
    }
    input.parse::<Token![static]>()?;
    if input.peek(Token![mut]) {
        return Err(fault(
            input,
            format!("language packs do not change; leave `mut` out, and write `{USAGE}`"),
        ));
    }
    if !input.peek(Ident) {
        return Err(expected(input, "a name", USAGE));
    }
    let ident = input.parse()?;
    let mut declared = Declared { krate, attributes, strict, visibility, ident, locales: Vec::new() };
    if let Err(error) = locales(input, &mut declared.locales, errors) {
        errors.push(error);
        // What is left would only be reported as unexpected.
        input.parse::<TokenStream>()?;
    }
    Ok(declared)
}

fn is_strict(input: ParseStream) -> bool {
    input.fork().parse::<Ident>().is_ok_and(|ident| ident == "strict")
}

fn locales(input: ParseStream, locales: &mut Vec<Locale>, errors: &Errors) -> syn::Result<()> {
    if input.peek(Token![:]) {
        return Err(fault(input, format!("the type of language packs is known; write `{USAGE}`")));
    }
    if !input.peek(Token![=]) || input.peek(Token![=>]) {
        return Err(expected(input, "`=`", USAGE));
    }
    input.parse::<Token![=]>()?;
    if input.is_empty() {
        return Err(fault(input, format!("no locale; write `{USAGE}`")));
    }
    while !input.is_empty() {
        match locale(input) {
            Ok(locale) => locales.push(locale),
            Err(error) => {
                errors.push(error);
                skip_to_comma(input)?;
            }
        }
        // A static ends with a semicolon, here too.
        if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            break;
        }
        if input.is_empty() {
            break;
        }
        if !input.peek(Token![,]) {
            return Err(fault(input, format!("expected `,`, found {}", found(input))));
        }
        input.parse::<Token![,]>()?;
    }
    if !input.is_empty() {
        return Err(fault(input, format!("expected the end, found {}; write one static", found(input))));
    }
    Ok(())
}

fn locale(input: ParseStream) -> syn::Result<Locale> {
    let tag = text(input, "a locale")?;
    if !input.peek(Token![=>]) {
        return Err(expected(input, "`=>`", LOCALE));
    }
    input.parse::<Token![=>]>()?;
    Ok(Locale { tag, path: text(input, "the path of a file")? })
}

fn text(input: ParseStream, what: &str) -> syn::Result<Text> {
    if !input.peek(LitStr) {
        return Err(expected(input, what, LOCALE));
    }
    let literal: LitStr = input.parse()?;
    Ok(Text { value: literal.value(), span: literal.span() })
}

fn skip_to_comma(input: ParseStream) -> syn::Result<()> {
    while !(input.is_empty() || input.peek(Token![,]) || input.peek(Token![;])) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
