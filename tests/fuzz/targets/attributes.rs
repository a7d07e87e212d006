//! Any text in the attributes of an enum, or instead of it: code comes out, or faults that have a place.
//!
//! An input that begins with `#` is the enum itself. Any other is a sketch of one, a line a piece, so that one broken piece does not
//! break the others: see [`sketched`].

#![no_main]

use std::fmt::Write;

use error_codes_fuzz::{derive, faults, forget_spans, is_deep};
use libfuzzer_sys::{Corpus, fuzz_target};
use proc_macro2::TokenStream;
use syn_full::DeriveInput;

fuzz_target!(|text: &str| -> Corpus {
    if is_deep(text) {
        return Corpus::Reject;
    }
    let source = if text.starts_with('#') { text.to_owned() } else { sketched(text) };
    let tokens = source.parse::<TokenStream>();
    if let Ok(tokens) = &tokens {
        check(tokens.clone(), &source);
    }
    forget_spans();
    if tokens.is_ok() { Corpus::Keep } else { Corpus::Reject }
});

fn check(tokens: TokenStream, source: &str) {
    // What is no item never comes to a derive: there, any fault will do.
    let is_item = syn_full::parse2::<DeriveInput>(tokens.clone()).is_ok();
    let output = derive::derive(tokens);
    let faults = faults(output.clone());
    for fault in &faults {
        assert!(!fault.message.trim().is_empty(), "no message: {source}");
        assert!(!(is_item && fault.span.byte_range().is_empty()), "no place: {}\n{source}", fault.message);
    }
    if is_item {
        // Which features there are is asked by the code itself.
        let is_faulty = faults.iter().any(|fault| !fault.message.contains("needs the feature"));
        let text = output.to_string();
        // Where there are faults, these are the stubs.
        assert!(text.contains("ErrorCatalog"), "no implementation: {source}");
        assert_eq!(text.contains("__ENTRIES"), !is_faulty, "{faults:?}\n{source}");
        syn_full::parse2::<syn_full::File>(output)
            .unwrap_or_else(|error| panic!("{error}: {text}\n{source}"));
    }
}

/// The enum of a sketch. The first letter of a line says what the rest is: `C` and `S` the tokens in `#[catalog(…)]` and `#[segment(…)]`;
/// `V` those in the `#[code(…)]` of the next variant, and then `T` its text, `A` any attribute of it, `D` those in the `#[detail(…)]` of
/// its next field, `F` that field, `=` its discriminant. What cannot be cut into tokens is left out.
fn sketched(text: &str) -> String {
    let (mut head, mut variants) = (String::new(), Vec::<Variant>::new());
    for line in text.lines() {
        let Some(kind) = line.get(..1) else { continue };
        let rest = &line[1..];
        if kind != "T" && rest.parse::<TokenStream>().is_err() {
            continue;
        }
        let _ = match (kind, variants.last_mut()) {
            ("C", _) => writeln!(head, "#[catalog({rest})]"),
            ("S", _) => writeln!(head, "#[segment({rest})]"),
            ("V", _) => {
                variants.push(Variant { attributes: format!("#[code({rest})]"), ..Variant::default() });
                Ok(())
            }
            ("T", Some(variant)) => write!(variant.attributes, "#[doc = {rest:?}]"),
            ("T", None) => write!(head, "#[doc = {rest:?}]"),
            ("A", Some(variant)) => write!(variant.attributes, "#[{rest}]"),
            ("A", None) => write!(head, "#[{rest}]"),
            ("D", Some(variant)) if rest.is_empty() => write!(variant.fields, "#[detail]"),
            ("D", Some(variant)) => write!(variant.fields, "#[detail({rest})]"),
            ("F", Some(variant)) => write!(variant.fields, "{rest},"),
            ("=", Some(variant)) => write!(variant.discriminant, "={rest}"),
            _ => Ok(()),
        };
    }
    let mut source = head + "enum E {";
    for (index, Variant { attributes, fields, discriminant }) in variants.into_iter().enumerate() {
        let fields = match fields.rsplit(']').next() {
            Some(field) if field.contains(':') => format!("{{{fields}}}"),
            Some(field) if !field.is_empty() => format!("({fields})"),
            _ => String::new(),
        };
        let _ = write!(source, "\n{attributes} V{index} {fields} {discriminant},");
    }
    source + "\n}"
}

#[derive(Default)]
struct Variant {
    attributes: String,
    fields: String,
    discriminant: String,
}
