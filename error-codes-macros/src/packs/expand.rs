//! From packs to one static: numbers for const evaluation, text and bytes for all else.
//!
//! In byte strings numbers are little-endian. A text or a key is found by where it ends: it begins where the one before it
//! ends.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::model::{Declared, Pack};
use crate::hash::hash;
use crate::source::{escaped, quoted, tokens};
use crate::template::{Part, is_template, parts};

/// On the end of a text: it must be rendered.
const FLAG: u32 = 1 << 31;

pub fn expand(declared: &Declared, packs: &[Pack]) -> TokenStream {
    let mut keys: BTreeMap<u64, &str> = BTreeMap::new();
    for key in packs.iter().flat_map(|pack| pack.messages.keys()) {
        keys.insert(hash(key), key);
    }
    let (mut all_keys, mut key_ends) = (String::new(), Vec::with_capacity(keys.len() * 4));
    let mut shows = Vec::with_capacity(keys.len());
    let mut placeholders = Placeholders::default();
    let mut columns: Vec<Column> = packs.iter().map(|_| Column::default()).collect();
    for key in keys.values() {
        all_keys.push_str(key);
        key_ends.extend(small(all_keys.len()).to_le_bytes());
        let in_source = packs.first().is_some_and(|source| source.messages.contains_key(*key));
        shows.push(small(placeholders.names.len()) << 1 | u32::from(in_source));
        for (locale, (pack, column)) in packs.iter().zip(&mut columns).enumerate() {
            let text = pack.messages.get(*key).map_or("", |message| message.text.as_str());
            column.push(text, locale, &mut placeholders);
        }
    }
    let files = declared.locales.iter().map(|locale| {
        let path = format!("/{}", locale.path.value);
        quote!(
            const _: &::core::primitive::str =
                ::core::include_str!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path));
        )
    });
    let packs = declared.locales.iter().zip(&columns).map(|(locale, column)| {
        let (tag, path) = (&locale.tag.value, &locale.path.value);
        let texts = tokens(&format!("\"{}\"", column.texts));
        let ends = Literal::byte_string(&column.ends);
        quote!(__packs::Pack::new(#tag, #path, #texts, #ends))
    });
    let hashes = keys.keys().map(|hash| Literal::u64_unsuffixed(*hash));
    let shows = shows.into_iter().map(Literal::u32_unsuffixed);
    let names = placeholders.names.into_iter().map(Literal::u64_unsuffixed);
    let [places, key_ends] = [&placeholders.places, &key_ends].map(|bytes| Literal::byte_string(bytes));
    let all_keys = tokens(&quoted(&all_keys));
    let krate = &declared.krate;
    declare(
        declared,
        &quote!({
            use #krate::__private as __packs;
            // Read once more by the compiler itself, which then knows when to read them again.
            #(#files)*
            __packs::LanguagePacks::new(
                &[#(#packs),*], &[#(#hashes),*], &[#(#shows),*], &[#(#names),*], #places, #all_keys, #key_ends,
            )
        }),
    )
}

/// The faults, and packs of which nobody asks anything.
pub fn stub(declared: &Declared, faults: &TokenStream) -> TokenStream {
    let krate = &declared.krate;
    let packs = declare(declared, &quote!(#krate::__private::LanguagePacks::STUB));
    // A static that is not there has no faults.
    let conditions = declared.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    quote!(#(#conditions)* const _: () = { #faults }; #packs)
}

fn declare(declared: &Declared, value: &TokenStream) -> TokenStream {
    let Declared { krate, attributes, visibility, ident, .. } = declared;
    quote!(#(#attributes)* #visibility static #ident: #krate::message::LanguagePacks = #value;)
}

/// The placeholders of all keys in all locales.
#[derive(Default)]
struct Placeholders {
    /// Hashes; the lowest bit is not part of them, but says whether `Debug` is asked for.
    names: Vec<u64>,
    /// For each the index of its locale, where its name begins in the texts of that locale, and the length.
    places: Vec<u8>,
}

/// The messages of one locale.
#[derive(Default)]
struct Column {
    /// As they stand in a string literal.
    texts: String,
    /// How long they are without what escapes them.
    length: usize,
    ends: Vec<u8>,
}

impl Column {
    /// Appends a message, and its placeholders to those of all.
    fn push(&mut self, text: &str, locale: usize, placeholders: &mut Placeholders) {
        let begin = self.length;
        self.texts.push_str(&escaped(text));
        self.length += text.len();
        let flag = if is_template(text) { FLAG } else { 0 };
        self.ends.extend((small(self.length) | flag).to_le_bytes());
        for part in parts(text) {
            let Part::Field { name, at, by_debug, .. } = part else { continue };
            placeholders.names.push(hash(name) & !1 | u64::from(by_debug));
            for number in [locale, begin + at, name.len()] {
                placeholders.places.extend(small(number).to_le_bytes());
            }
        }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("files are read up to a size that is far below")
}
