//! What the derive cannot see: the messages of language packs. Each key is asked for where it stands.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Generics;

use super::compose::static_type;
use super::planned::{check, respanned};
use crate::derive::check::{Catalogue, Entry};
use crate::derive::model::{Field, Model, Variant, Word};
use crate::errors::Place;
use crate::hash::hash;

/// One constant for each key: its message is there, and shows no field that is not.
pub fn checks(catalogue: &Catalogue) -> TokenStream {
    let model = catalogue.model;
    if model.catalog.packs.get().is_none() {
        return TokenStream::new();
    }
    let mut lists = Vec::new();
    let mut checks = TokenStream::new();
    for entry in &catalogue.entries {
        let fields = if entry.variant.fields.is_empty() {
            quote!(&[])
        } else {
            let index = Literal::usize_unsuffixed(lists.len());
            lists.push(shown(entry.variant, &model.generics, false));
            quote!(__FIELDS[#index])
        };
        let question = question(model, &entry.key, &entry.variant.ident.to_string(), &fields);
        checks.extend(check(Place::from(entry.key.span), &question));
    }
    if let Some(success) = model.catalog.success.get() {
        let question = question(model, &success.msg, "success", &quote!(&[]));
        checks.extend(check(Place::from(success.msg.span), &question));
    }
    if lists.is_empty() {
        return checks;
    }
    let count = Literal::usize_unsuffixed(lists.len());
    quote! {
        const __FIELDS: [&[__codes::Shown]; #count] = {
            use __codes::NotShown as _;
            [#(#lists),*]
        };
        #checks
    }
}

/// The same for variants whose fields have types that only the enum's own implementations know, asked when one is used.
pub fn generic_checks(catalogue: &Catalogue) -> TokenStream {
    let model = catalogue.model;
    let generics = &model.generics;
    if model.catalog.packs.get().is_none() {
        return TokenStream::new();
    }
    let generic = |entry: &&Entry| is_generic(entry.variant, generics);
    let checks = catalogue.entries.iter().filter(generic).map(|entry| {
        let fields = shown(entry.variant, generics, true);
        let question = question(model, &entry.key, &entry.variant.ident.to_string(), &quote!(__fields));
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

fn question(model: &Model, key: &Word, variant: &str, fields: &TokenStream) -> TokenStream {
    let owner = format!("{}::{variant}", model.ident);
    let (hash, key) = (Literal::u64_unsuffixed(hash(&key.value)), &key.value);
    quote!(message_packed(__PACKS, #key, #hash, #owner, #fields))
}

/// The fields of a variant as messages may show them. From outside of the enum's implementations, `inside` of which alone a
/// generic type has a name, such a field is taken to have what it is asked for.
fn shown(variant: &Variant, generics: &Generics, inside: bool) -> TokenStream {
    let fields = variant.fields.iter().map(|field| {
        let name = field.name();
        let hash = Literal::u64_unsuffixed(hash(&name));
        if field.is_source() {
            return quote!(__codes::Shown { name: #name, hash: #hash, display: false, debug: false, source: true });
        }
        if !inside && field.is_generic(generics) {
            return quote!(__codes::Shown { name: #name, hash: #hash, display: true, debug: true, source: false });
        }
        let ty = &field.ty;
        let ty = if inside { quote!(#ty) } else { static_type(quote!(#ty), generics) };
        quote! {
            __codes::Shown {
                name: #name,
                hash: #hash,
                display: __codes::Shows::<#ty>::DISPLAY,
                debug: __codes::Shows::<#ty>::DEBUG,
                source: false,
            }
        }
    });
    quote!(&[#(#fields),*])
}

impl Field {
    /// Whether it is a source: for the log, never for clients.
    pub fn is_source(&self) -> bool {
        self.source.or(self.from).is_some()
    }
}
