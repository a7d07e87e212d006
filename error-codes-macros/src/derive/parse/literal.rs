//! Literals, each read once.
//!
//! syn decodes a literal anew for every `peek`, and again for its value. In a catalogue of thousands of codes and
//! texts that is most of the derive's time, so that plain numbers and strings are read here, and only what is not
//! plain (an escape, a suffix, a fraction, …) is left to syn.

use proc_macro2::Literal;
use syn::Lit;
use syn::parse::ParseStream;

/// Whether a literal comes next.
pub fn ahead(input: ParseStream) -> bool {
    input.cursor().literal().is_some()
}

/// The literal that comes next.
pub fn take(input: ParseStream) -> syn::Result<Literal> {
    input.step(|cursor| cursor.literal().ok_or_else(|| cursor.error("expected a literal")))
}

/// The text of a string literal.
pub fn string(literal: &Literal) -> Option<String> {
    let source = literal.to_string();
    match source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(plain) if !(plain.contains('\\') || plain.contains('\r')) => Some(plain.to_owned()),
        _ => match Lit::new(literal.clone()) {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
    }
}

/// The whole number that a string or a fraction holds: what may be meant where only an integer can be.
pub fn whole_number(literal: &Literal) -> Option<i64> {
    let source = literal.to_string();
    let number = string(literal).unwrap_or_else(|| source.replace('_', ""));
    number.trim().split('.').next()?.parse().ok()
}

/// Whether the suffix of an integer is a type.
pub fn is_type(suffix: &str) -> bool {
    matches!(
        suffix,
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize"
    )
}

/// The digits of an integer literal, decimal, without `_`, and its suffix.
pub fn integer(literal: &Literal) -> Option<(String, String)> {
    let source = literal.to_string();
    if source.parse::<u64>().is_ok() {
        return Some((source, String::new()));
    }
    match Lit::new(literal.clone()) {
        Lit::Int(int) => Some((int.base10_digits().to_owned(), int.suffix().to_owned())),
        _ => None,
    }
}
