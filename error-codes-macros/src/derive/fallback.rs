//! Stubs for an enum with faults: its users see the faults, not that the implementations are missing.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use super::expand;
use super::model::Model;

/// The faults, and stubs of everything that the attributes ask for.
pub fn expand(model: &Model, faults: &TokenStream) -> TokenStream {
    let krate = model.krate();
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let traits = traits(&krate, ident, &model.generics);
    let web = expand::integrations(model);
    let formatter = |name: TokenStream| {
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::fmt::#name for #ident #type_generics #where_clause {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::unreachable!()
                }
            }
        }
    };
    let debug = (!model.catalog.debug.is_absent()).then(|| formatter(quote!(Debug)));
    // Beside thiserror, which has its own, a second set would be one more error.
    let wants_error = !model.catalog.error.is_absent() && model.error_attribute.is_none();
    let error = wants_error.then(|| {
        let (display, from) = (formatter(quote!(Display)), expand::from_impls(model));
        quote! {
            #display
            #[automatically_derived]
            impl #impl_generics ::core::error::Error for #ident #type_generics #where_clause {}
            #from
        }
    });
    // What only this enum uses is not unused.
    let packs = model.catalog.packs.get().map(expand::reference);
    let packs = packs.map(|packs| quote!(const _: &#krate::LanguagePacks = #packs;));
    let plan = model.catalog.plan.get().map(expand::reference);
    let plan = plan.map(|plan| quote!(const _: &#krate::Plan = #plan;));
    let segments = model.segment_paths.iter().map(expand::reference);
    let segments = segments.map(|segment| quote!(const _: &#krate::Segment = #segment;));
    quote! {
        #faults
        const _: () = {
            #packs
            #plan
            #(#segments)*
            #traits
            #debug
            #error
            #web
        };
    }
}

fn traits(krate: &TokenStream, ident: &proc_macro2::Ident, generics: &Generics) -> TokenStream {
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #krate::ErrorCode for #ident #type_generics #where_clause {
            fn entry(&self) -> &'static #krate::Entry {
                ::core::unreachable!()
            }
        }
        static __CATALOG: #krate::Catalog = #krate::__private::STUB;
        #[automatically_derived]
        impl #impl_generics #krate::ErrorCatalog for #ident #type_generics #where_clause {
            const CATALOG: &'static #krate::Catalog = &__CATALOG;
        }
    }
}
