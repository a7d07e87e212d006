//! What the derive cannot see: the messages of language packs. Each key is asked for where it stands.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Generics;

use super::planned::{check, respanned};
use super::shown::Types;
use crate::derive::check::{Catalogue, Entry};
use crate::derive::model::{Variant, Word};
use crate::errors::Place;
use crate::hash::hash;

/// One constant for each key: its message is there, and shows no field that is not.
pub fn checks(catalogue: &Catalogue, types: &Types) -> TokenStream {
    let model = catalogue.model;
    let mut lists = Lists::default();
    let mut checks = TokenStream::new();
    for (row, &index) in catalogue.by_code.iter().enumerate() {
        let entry = &catalogue.entries[index];
        let (row, hash) = (Literal::usize_unsuffixed(row), hashed(&entry.key));
        // In place of `check`: of thousands of questions every token counts.
        checks.extend(if entry.variant.fields.is_empty() {
            quote_spanned!(entry.key.span=> const _: () = __packed(__ASKED, #hash, #row);)
        } else {
            let index = Literal::usize_unsuffixed(lists.index(types.fields(entry.variant, false)));
            quote_spanned!(entry.key.span=> const _: () = __packed_with(__ASKED, #hash, #row, #index);)
        });
    }
    if let Some(success) = model.catalog.success.get() {
        let question = question(&success.msg, &format!("{}::success", model.ident), &quote!(&[]));
        checks.extend(check(Place::from(success.msg.span), &question));
    }
    let (types, lists) = (types.items(), lists.lists);
    quote! {
        use __codes::{packed as __packed, packed_with as __packed_with, shown_field as __shown};
        #types
        const __ASKED: &'static __codes::Asked = {
            use __codes::NotShown as _;
            &__codes::Asked { packs: __PACKS, leaf: &__OWN.leaf, fields: &[#(#lists),*] }
        };
        #checks
    }
}

/// The same for variants whose fields have types that only the enum's own implementations know, asked when one is used.
pub fn generic_checks(catalogue: &Catalogue, types: &Types) -> TokenStream {
    let model = catalogue.model;
    let generic = |entry: &&Entry| is_generic(entry.variant, &model.generics);
    let checks = catalogue.entries.iter().filter(generic).map(|entry| {
        let fields = types.fields(entry.variant, true);
        let owner = format!("{}::{}", model.ident, entry.variant.ident);
        let question = question(&entry.key, &owner, &quote!(__fields));
        let question = respanned(quote!(__codes::#question), entry.key.span);
        quote! {
            const {
                use __codes::NotShown as _;
                let __fields = #fields;
                #question
            }
        }
    });
    quote!(#(#checks)*)
}

fn is_generic(variant: &Variant, generics: &Generics) -> bool {
    variant.fields.iter().any(|field| field.is_generic(generics))
}

fn question(key: &Word, owner: &str, fields: &TokenStream) -> TokenStream {
    let (hash, key) = (hashed(key), &key.value);
    quote!(packed_as(__PACKS, #hash, #key, #owner, #fields))
}

fn hashed(word: &Word) -> Literal {
    Literal::u64_unsuffixed(hash(&word.value))
}

/// Lists of fields, each once: variants are often alike.
#[derive(Default)]
struct Lists {
    lists: Vec<TokenStream>,
    indices: BTreeMap<String, usize>,
}

impl Lists {
    fn index(&mut self, list: TokenStream) -> usize {
        let next = self.lists.len();
        let text = list.to_string();
        // `$crate` is another crate in every macro.
        let index = if text.contains('$') { next } else { *self.indices.entry(text).or_insert(next) };
        if index == next {
            self.lists.push(list);
        }
        index
    }
}
