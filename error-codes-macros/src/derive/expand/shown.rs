//! What messages may show a field by, as far as its type tells.
//!
//! The packs are read by another macro, so that any field may be shown, by whatever it implements. Finding that out takes the
//! compiler a while, and is done once for each type, in a function and a constant.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Generics;

use super::compose::with_lifetimes;
use crate::derive::check::Catalogue;
use crate::derive::model::{Field, Variant};
use crate::hash::hash;

/// The types of the fields that messages may show, each once.
pub struct Types<'a> {
    generics: &'a Generics,
    /// With `'_` for the lifetimes of the enum.
    list: Vec<TokenStream>,
    indices: BTreeMap<String, usize>,
}

impl<'a> Types<'a> {
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let generics = &catalogue.model.generics;
        let mut types = Self { generics, list: Vec::new(), indices: BTreeMap::new() };
        for field in catalogue.entries.iter().flat_map(|entry| &entry.variant.fields) {
            if let Some((text, ty)) = types.named(field) {
                let next = types.list.len();
                if *types.indices.entry(text).or_insert(next) == next {
                    types.list.push(ty);
                }
            }
        }
        types
    }

    /// The type of a field, and its text, if it has a name outside of the enum's implementations.
    fn named(&self, field: &Field) -> Option<(String, TokenStream)> {
        if field.is_source() || field.is_generic(self.generics) {
            return None;
        }
        let ty = with_lifetimes(field.ty.to_token_stream(), self.generics, "_");
        let text = ty.to_string();
        // `$crate` is another crate in every macro.
        (!text.contains('$')).then_some((text, ty))
    }

    fn index(&self, field: &Field) -> Option<usize> {
        let (text, _) = self.named(field)?;
        self.indices.get(&text).copied()
    }

    /// For each type what it can be shown by, and a function that shows it.
    pub fn items(&self) -> TokenStream {
        if self.list.is_empty() {
            return TokenStream::new();
        }
        let types = &self.list;
        let count = Literal::usize_unsuffixed(types.len());
        let functions = (0..types.len()).map(function);
        let shows = types.iter().map(|ty| shows(&with_lifetimes(ty.clone(), self.generics, "static")));
        quote! {
            const __SHOWS: [__codes::Shows; #count] = {
                use __codes::NotShown as _;
                [#(#shows),*]
            };
            #(
                #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
                fn #functions<'__field>(__field: &'__field #types) -> __codes::Argument<'__field> {
                    use __codes::Unshown as _;
                    __codes::Argument::probed(__codes::Probe(__field).display(), __codes::Probe(__field).debug())
                }
            )*
        }
    }

    /// The argument that the field bound to `local` gives.
    pub fn argument(&self, field: &Field, local: &Ident) -> TokenStream {
        match self.index(field).map(function) {
            Some(function) => quote!(#function(#local)),
            None => {
                quote!(__codes::Argument::probed(__codes::Probe(#local).display(), __codes::Probe(#local).debug()))
            }
        }
    }

    /// The fields of a variant, for the checks of its messages: outside of the enum's implementations, `inside` of which alone
    /// a generic type has a name, such a field is taken to have what it is asked for.
    pub fn fields(&self, variant: &Variant, inside: bool) -> TokenStream {
        let fields = variant.fields.iter().map(|field| {
            let name = field.name();
            // The lowest bit says how a placeholder wants the field shown.
            let hash = Literal::u64_unsuffixed(hash(&name) & !1);
            let shows = match self.index(field) {
                Some(index) => {
                    let index = Literal::usize_unsuffixed(index);
                    quote!(__SHOWS[#index])
                }
                None if field.is_source() => quote!(__codes::Shows::SOURCE),
                None if inside || !field.is_generic(self.generics) => shows(&field.ty.to_token_stream()),
                None => quote!(__codes::Shows::of(true, true)),
            };
            quote!(__shown(#name, #hash, #shows))
        });
        quote!(&[#(#fields),*])
    }
}

fn function(index: usize) -> Ident {
    format_ident!("__show{index}")
}

fn shows(ty: &TokenStream) -> TokenStream {
    quote!(__codes::Shows::of(__codes::Type::<#ty>::DISPLAY, __codes::Type::<#ty>::DEBUG))
}

impl Field {
    /// Whether it is a source: for the log, never for clients.
    pub fn is_source(&self) -> bool {
        self.source.or(self.from).is_some()
    }
}
