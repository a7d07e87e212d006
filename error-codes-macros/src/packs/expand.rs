//! From packs to one static: byte strings of hashes and offsets, and the texts as they are.
//!
//! All numbers are little-endian. A text or a key is found by where it ends: it begins where the one before it ends.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::model::{Declared, Pack};
use crate::hash::hash;
use crate::template::{Part, is_template, parts};

/// On the end of a text: it must be rendered. On the end of a key: one of its messages has placeholders.
const FLAG: u32 = 1 << 31;

pub fn expand(declared: &Declared, packs: &[Pack]) -> TokenStream {
    let keys: BTreeMap<u64, &str> =
        packs.iter().flat_map(|pack| pack.keys().map(|key| (hash(key), key.as_str()))).collect();
    let mut hashes = Vec::with_capacity(keys.len() * 8);
    let (mut all_keys, mut key_ends) = (String::new(), Vec::with_capacity(keys.len() * 4));
    let mut placeholders = Vec::new();
    let mut columns: Vec<Column> = packs.iter().map(|_| Column::default()).collect();
    for (index, (hash, key)) in keys.iter().enumerate() {
        hashes.extend(hash.to_le_bytes());
        all_keys.push_str(key);
        let before = placeholders.len();
        for (locale, (pack, column)) in packs.iter().zip(&mut columns).enumerate() {
            let text = pack.get(*key).map_or("", |message| message.text.as_str());
            column.push(text, index, locale, &mut placeholders);
        }
        let shows = placeholders.len() > before;
        key_ends.extend(end(all_keys.len(), shows));
    }
    let files = declared.locales.iter().map(|locale| {
        let path = format!("/{}", locale.path.value);
        quote!(
            const _: &::core::primitive::str =
                ::core::include_str!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path));
        )
    });
    let packs = declared.locales.iter().zip(&columns).map(|(locale, column)| {
        let (tag, path, texts) = (&locale.tag.value, &locale.path.value, &column.texts);
        let ends = Literal::byte_string(&column.ends);
        quote!(__packs::Pack::new(#tag, #path, #texts, #ends))
    });
    let [hashes, key_ends, placeholders] =
        [&hashes, &key_ends, &placeholders].map(|bytes| Literal::byte_string(bytes));
    let krate = &declared.krate;
    declare(
        declared,
        &quote!({
            use #krate::__private as __packs;
            // Read once more by the compiler itself, which then knows when to read them again.
            #(#files)*
            __packs::LanguagePacks::new(&[#(#packs),*], #hashes, #all_keys, #key_ends, #placeholders)
        }),
    )
}

/// The faults, and packs of which nobody asks anything.
pub fn stub(declared: &Declared, faults: &TokenStream) -> TokenStream {
    let krate = &declared.krate;
    let packs = declare(declared, &quote!(#krate::__private::LanguagePacks::STUB));
    quote!(#faults #packs)
}

fn declare(declared: &Declared, value: &TokenStream) -> TokenStream {
    let Declared { krate, attributes, visibility, ident, .. } = declared;
    quote!(#(#attributes)* #visibility static #ident: #krate::message::LanguagePacks = #value;)
}

/// The messages of one locale.
#[derive(Default)]
struct Column {
    texts: String,
    ends: Vec<u8>,
}

impl Column {
    /// Appends the message of the key at `index`, and its placeholders to those of all.
    fn push(&mut self, text: &str, index: usize, locale: usize, placeholders: &mut Vec<u8>) {
        let begin = self.texts.len();
        self.texts.push_str(text);
        self.ends.extend(end(self.texts.len(), is_template(text)));
        for part in parts(text) {
            let Part::Field { name, at, by_debug, .. } = part else { continue };
            placeholders.extend(hash(name).to_le_bytes());
            for number in [index, locale << 1 | usize::from(by_debug), begin + at, name.len()] {
                placeholders.extend(small(number).to_le_bytes());
            }
        }
    }
}

fn end(end: usize, flag: bool) -> [u8; 4] {
    (small(end) | if flag { FLAG } else { 0 }).to_le_bytes()
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("files are read up to a size that is far below")
}
