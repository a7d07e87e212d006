//! From a checked enum to its implementations: one static table of entries, one match from variant to row.

mod compose;
mod directory;
mod doc;
mod error;
mod fields;
mod packed;
mod planned;
mod shown;
mod table;
mod web;

use std::fmt::Write;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use self::shown::Types;
use super::check::Catalogue;
use super::model::{Model, Style};
use crate::errors::Place;
use crate::source::tokens;

pub use self::error::from_impls;
pub use self::table::reference;
pub use self::web::integrations;

pub fn expand(catalogue: &Catalogue) -> TokenStream {
    let model = catalogue.model;
    let krate = model.krate();
    let statics = table::statics(catalogue);
    let types = model.catalog.packs.get().map(|_| Types::of(catalogue));
    let error_code = error_code(catalogue, types.as_ref());
    let error_catalog = error_catalog(catalogue);
    let error = error::impls(catalogue);
    let read_by_others = error::read_by_others(model);
    let planned = planned::checks(catalogue);
    let rejections = rejections(catalogue);
    let packed = types.map(|types| packed::checks(catalogue, &types));
    let reasons = reasons(catalogue);
    let web = web::integrations(model);
    quote! {
        #[allow(deprecated, unused_imports, unused_qualifications)]
        const _: () = {
            use #krate::__private::{self as __codes, Entry::{Plain as __plain, Rich as __rich}};
            #statics
            #error_code
            #error_catalog
            #error
            #read_by_others
            #planned
            #packed
            #rejections
            #reasons
            #web
        };
    }
}

/// That each code of `rejections(…)` is one of the catalogue, wherever it comes from.
fn rejections(catalogue: &Catalogue) -> TokenStream {
    let parts = if catalogue.parts.is_empty() { quote!(&[]) } else { quote!(__PARTS) };
    let catalog = table::catalog(catalogue);
    let rejections = catalogue.model.catalog.rejections.list().iter();
    let checks = rejections.map(|rejection| {
        let (kind, code) = (&rejection.kind, Literal::i64_unsuffixed(rejection.code.value));
        planned::check(rejection.code.place, &quote!(rejection_known(#catalog, #parts, #kind, #code)))
    });
    checks.collect()
}

/// With `#[catalog(tonic)]`: that the names of each part can be reasons.
fn reasons(catalogue: &Catalogue) -> TokenStream {
    if catalogue.model.catalog.tonic.get().is_none() {
        return TokenStream::new();
    }
    let checks = catalogue.parts.iter().enumerate().map(|(index, part)| {
        let place = Place::from(part.variant.ident.span());
        planned::check(place, &quote!(reasons_fit(&__PARTS[#index])))
    });
    checks.collect()
}

fn error_code(catalogue: &Catalogue, types: Option<&Types>) -> TokenStream {
    let model = catalogue.model;
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let entry = entry(catalogue);
    let argument = fields::argument(catalogue, types);
    let detail = fields::detail(catalogue);
    let retry_after = fields::retry_after(catalogue);
    let catalog = table::catalog(catalogue);
    let as_error = if model.catalog.error.is_absent() {
        quote! {{
            use __codes::NoError as _;
            __codes::Probe(self).error()
        }}
    } else {
        quote!({ ::core::option::Option::Some(self) })
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __codes::ErrorCode for #ident #type_generics #where_clause {
            #entry
            #argument
            #detail
            #retry_after
            fn as_error(&self) -> ::core::option::Option<&(dyn ::core::error::Error + '_)> #as_error
            fn catalog(&self) -> ::core::option::Option<&'static __codes::Catalog> {
                ::core::option::Option::Some(#catalog)
            }
        }
    }
}

/// Integers as arms: of all shapes the one that the compiler is fastest with.
fn entry(catalogue: &Catalogue) -> TokenStream {
    let body = if catalogue.model.variants.is_empty() {
        quote!(match *self {})
    } else if catalogue.entries.is_empty() {
        let inner = compose::arms(&catalogue.parts, &quote!(__codes::ErrorCode::entry(__inner)));
        quote!(match self { #inner })
    } else {
        let mut rows = vec![0; catalogue.entries.len()];
        for (row, &index) in catalogue.by_code.iter().enumerate() {
            rows[index] = row;
        }
        let mut arms = String::new();
        for (entry, row) in catalogue.entries.iter().zip(rows) {
            let ident = &entry.variant.ident;
            // Writing to a `String` does not fail.
            let _ = match entry.variant.style {
                Style::Unit => write!(arms, "Self::{ident} => {row},"),
                Style::Tuple => write!(arms, "Self::{ident}(..) => {row},"),
                Style::Named => write!(arms, "Self::{ident} {{..}} => {row},"),
            };
        }
        let arms = tokens(&arms);
        let inner = compose::arms(&catalogue.parts, &quote!(return __codes::ErrorCode::entry(__inner)));
        quote! {
            &__ENTRIES[match self { #arms #inner }]
        }
    };
    quote! {
        #[inline]
        fn entry(&self) -> &'static __codes::Entry {
            #body
        }
    }
}

fn error_catalog(catalogue: &Catalogue) -> TokenStream {
    let model = catalogue.model;
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let doc = doc::attribute(catalogue);
    let find = find(catalogue);
    let catalog = table::catalog(catalogue);
    quote! {
        #doc
        #[automatically_derived]
        impl #impl_generics __codes::ErrorCatalog for #ident #type_generics #where_clause {
            const CATALOG: &'static __codes::Catalog = #catalog;
            #find
        }
    }
}

/// `fn find`, for what can be found: an error that lives as long as it likes.
fn find(catalogue: &Catalogue) -> Option<TokenStream> {
    let model = catalogue.model;
    if !model.generics.params.is_empty() {
        return None;
    }
    let parts = catalogue.parts.iter().map(|part| {
        let ty = compose::part_type(part);
        quote!(.or_else(|| <#ty as __codes::ErrorCatalog>::find(__error)))
    });
    let found = if model.catalog.error.is_absent() {
        quote! {
            use __codes::NotFound as _;
            __codes::Link::<Self>::find(__error)
        }
    } else {
        quote!(__codes::found::<Self>(__error))
    };
    Some(quote! {
        fn find<'__error>(
            __error: &'__error (dyn ::core::error::Error + 'static),
        ) -> ::core::option::Option<&'__error dyn __codes::ErrorCode> {
            #found #(#parts)*
        }
    })
}

/// `_ => otherwise,` unless `arms` cover every variant already.
fn wildcard(model: &Model, arms: usize, otherwise: &TokenStream) -> TokenStream {
    if arms < model.variants.len() { quote!(_ => #otherwise,) } else { TokenStream::new() }
}
