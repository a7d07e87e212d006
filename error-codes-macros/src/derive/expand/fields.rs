//! What the fields of a variant give: the values of placeholders, details, and how long to wait.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::wildcard;
use crate::derive::check::Catalogue;
use crate::derive::model::{Field, Retry, Slot, Variant};

/// `fn argument`, if a text has placeholders.
pub fn argument(catalogue: &Catalogue) -> Option<TokenStream> {
    let krate = catalogue.model.krate();
    let arms: Vec<_> = catalogue
        .entries
        .iter()
        .filter(|entry| !entry.placeholders.is_empty())
        .map(|entry| {
            let shown = |field: &&Field| entry.placeholders.iter().any(|shown| shown.name == field.name());
            let (pattern, fields) = bind(entry.variant, shown);
            let arguments = fields.into_iter().map(|(local, field)| {
                let name = field.name();
                let shown = entry.placeholders.iter().find(|shown| shown.name == name);
                let span = field.ty.span();
                let display =
                    shown.filter(|it| it.by_display).map(|_| quote_spanned!(span=> .display(#local)));
                let debug = shown.filter(|it| it.by_debug).map(|_| quote_spanned!(span=> .debug(#local)));
                quote!((#name, #krate::__private::Argument::new() #display #debug))
            });
            quote!(#pattern => #krate::__private::pick(__name, &[#(#arguments),*]),)
        })
        .collect();
    let otherwise = wildcard(catalogue.model, arms.len(), &quote!(::core::option::Option::None));
    (!arms.is_empty()).then(|| {
        quote! {
            fn argument(
                &self,
                __name: &::core::primitive::str,
            ) -> ::core::option::Option<#krate::__private::Argument<'_>> {
                match self { #(#arms)* #otherwise }
            }
        }
    })
}

/// `fn detail`, if a field is one.
pub fn detail(catalogue: &Catalogue) -> Option<TokenStream> {
    let krate = catalogue.model.krate();
    let is_detail = |field: &&Field| field.detail.is_some();
    let arms: Vec<_> = catalogue
        .entries
        .iter()
        .filter(|entry| entry.variant.fields.iter().any(|field| field.detail.is_some()))
        .map(|entry| {
            let (pattern, fields) = bind(entry.variant, is_detail);
            let details = fields.into_iter().map(|(local, field)| {
                let name = field.sent_as();
                quote_spanned!(field.ty.span()=> (#name, #krate::__private::detail(#local)))
            });
            quote!(#pattern => <[_]>::get(&[#(#details),*], __index).copied(),)
        })
        .collect();
    let otherwise = wildcard(catalogue.model, arms.len(), &quote!(::core::option::Option::None));
    (!arms.is_empty()).then(|| {
        quote! {
            fn detail(
                &self,
                __index: ::core::primitive::usize,
            ) -> ::core::option::Option<(&'static ::core::primitive::str, &dyn #krate::__private::Serialize)> {
                match self { #(#arms)* #otherwise }
            }
        }
    })
}

/// `fn retry_after`, if a field says how long.
pub fn retry_after(catalogue: &Catalogue) -> Option<TokenStream> {
    let krate = catalogue.model.krate();
    let arms: Vec<_> = catalogue
        .entries
        .iter()
        .filter_map(|entry| {
            let Slot::Given(Retry::AfterField(name)) = &entry.attr.retry else { return None };
            let (pattern, fields) = bind(entry.variant, |field| field.is_called(name));
            let (local, field) = fields.into_iter().next()?;
            let wait = quote_spanned!(field.ty.span()=> #krate::__private::Wait::wait(#local));
            Some(quote!(#pattern => ::core::option::Option::Some(#wait),))
        })
        .collect();
    let otherwise = wildcard(
        catalogue.model,
        arms.len(),
        &quote!(#krate::__private::wait_of(#krate::ErrorCode::entry(self))),
    );
    (!arms.is_empty()).then(|| {
        quote! {
            fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
                match self { #(#arms)* #otherwise }
            }
        }
    })
}

/// A pattern that binds the fields that `wanted` picks, and the locals with their fields.
fn bind(
    variant: &Variant,
    wanted: impl Fn(&&Field) -> bool,
) -> (TokenStream, Vec<(proc_macro2::Ident, &Field)>) {
    let fields: Vec<_> = variant
        .fields
        .iter()
        .filter(wanted)
        .enumerate()
        .map(|(index, field)| (format_ident!("__field{index}", span = field.ty.span()), field))
        .collect();
    let ident = &variant.ident;
    let bindings = fields.iter().map(|(local, field)| {
        let member = &field.member;
        quote!(#member: #local)
    });
    let rest = (fields.len() < variant.fields.len()).then(|| quote!(..));
    (quote!(Self::#ident { #(#bindings,)* #rest }), fields)
}
