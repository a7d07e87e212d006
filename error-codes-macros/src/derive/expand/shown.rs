//! What messages may show a field by, as far as its type tells.
//!
//! The packs are read by another macro, so that any field may be shown, by whatever it implements. Finding that out takes the
//! compiler a while, and is done once for each type, in a function and a constant.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Generics;

use super::compose::with_static;
use crate::derive::check::Catalogue;
use crate::derive::model::{Field, Variant};
use crate::hash::hash;

/// The types of the fields that messages may show, each once.
pub struct Types<'a> {
    generics: &'a Generics,
    /// With `'static` for the lifetimes of the enum.
    list: Vec<TokenStream>,
    indices: BTreeMap<String, usize>,
    /// Whether some field has the type as it is in the list.
    is_written: Vec<bool>,
}

impl<'a> Types<'a> {
    pub fn of(catalogue: &'a Catalogue) -> Self {
        let generics = &catalogue.model.generics;
        let mut types = Self { generics, list: Vec::new(), indices: BTreeMap::new(), is_written: Vec::new() };
        for field in catalogue.entries.iter().flat_map(|entry| &entry.variant.fields) {
            let Some(Named { text, ty, is_written }) = types.named(field) else { continue };
            let next = types.list.len();
            let index = *types.indices.entry(text).or_insert(next);
            if index == next {
                types.list.push(ty);
                types.is_written.push(false);
            }
            types.is_written[index] |= is_written;
        }
        types
    }

    /// The type of a field, if it has a name outside of the enum's implementations.
    fn named(&self, field: &Field) -> Option<Named> {
        if field.is_source() || field.is_generic(self.generics) {
            return None;
        }
        let written = field.ty.to_token_stream();
        let ty = with_static(written.clone(), self.generics);
        let text = ty.to_string();
        let is_written = text == written.to_string();
        // `$crate` is another crate in every macro.
        (!text.contains('$')).then_some(Named { text, ty, is_written })
    }

    fn index(&self, field: &Field) -> Option<usize> {
        self.indices.get(&self.named(field)?.text).copied()
    }

    /// For each type what it can be shown by, and a function that shows it.
    pub fn items(&self) -> TokenStream {
        if self.list.is_empty() {
            return TokenStream::new();
        }
        let count = Literal::usize_unsuffixed(self.list.len());
        let shows = self.list.iter().map(shows);
        let functions = self.list.iter().enumerate().filter(|(index, _)| self.is_written[*index]).map(|(index, ty)| {
            let function = function(index);
            quote! {
                #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
                fn #function<'__field>(__field: &'__field #ty) -> __codes::Argument<'__field> {
                    use __codes::Unshown as _;
                    __codes::Argument::probed(__codes::Probe(__field).display(), __codes::Probe(__field).debug())
                }
            }
        });
        quote! {
            const __SHOWS: [__codes::Shows; #count] = {
                use __codes::NotShown as _;
                [#(#shows),*]
            };
            #(#functions)*
        }
    }

    /// The argument that the field bound to `local` gives. A type with lifetimes of the enum is known where the enum is.
    pub fn argument(&self, field: &Field, local: &Ident) -> TokenStream {
        let function =
            self.named(field).filter(|named| named.is_written).and_then(|_| self.index(field)).map(function);
        match function {
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
                None if !field.is_generic(self.generics) => shows(&field.ty.to_token_stream()),
                None if inside => {
                    let shows = shows(&field.ty.to_token_stream());
                    quote!(#shows.by_bounds())
                }
                None => quote!(__codes::Shows::of(true, true)),
            };
            quote!(__shown(#name, #hash, #shows))
        });
        quote!(&[#(#fields),*])
    }
}

/// A type, as text too, and whether it is as the field has it.
struct Named {
    text: String,
    ty: TokenStream,
    is_written: bool,
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
