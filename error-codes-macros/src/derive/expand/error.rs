//! What `#[catalog(error)]` and `#[catalog(debug)]` add: the standard traits, from the table.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Member, Type};

use super::wildcard;
use crate::derive::check::Catalogue;
use crate::derive::model::{Model, Slot};

pub fn impls(catalogue: &Catalogue) -> TokenStream {
    let model = catalogue.model;
    let mut impls = TokenStream::new();
    if let Slot::Given(_) = model.catalog.error {
        impls.extend(display(model));
        impls.extend(error(model));
        impls.extend(from_impls(model));
    }
    if let Slot::Given(_) = model.catalog.debug {
        impls.extend(debug(model));
    }
    impls
}

fn display(model: &Model) -> TokenStream {
    formatter(model, &quote!(Display), &quote!(fmt_text))
}

fn debug(model: &Model) -> TokenStream {
    formatter(model, &quote!(Debug), &quote!(fmt_row))
}

fn formatter(model: &Model, name: &TokenStream, function: &TokenStream) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::#name for #ident #type_generics #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __codes::#function(self, f)
            }
        }
    }
}

fn error(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let arms: Vec<_> = model
        .variants
        .iter()
        .filter_map(|variant| {
            let field = variant.fields.iter().find(|field| field.from.or(field.source).is_some())?;
            let (ident, member) = (&variant.ident, &field.member);
            let rest = (variant.fields.len() > 1).then(|| quote!(..));
            // A type that is no error is shown where it stands.
            let as_dyn_error = Ident::new("as_dyn_error", field.ty.span());
            let source = if variant.transparent().is_some() {
                quote!(::core::error::Error::source(__source.#as_dyn_error()))
            } else if is_option(&field.ty) {
                quote!(::core::option::Option::as_ref(__source).map(|__source| __source.#as_dyn_error()))
            } else {
                quote!(::core::option::Option::Some(__source.#as_dyn_error()))
            };
            Some(quote!(Self::#ident { #member: __source, #rest } => #source,))
        })
        .collect();
    let source = (!arms.is_empty()).then(|| {
        let otherwise = wildcard(model, arms.len(), &quote!(::core::option::Option::None));
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                #[allow(unused_imports)]
                use __codes::AsDynError as _;
                match self { #(#arms)* #otherwise }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::error::Error for #ident #type_generics #where_clause {
            #source
        }
    }
}

/// `From` for each field marked `#[from]` that is alone in its variant.
pub fn from_impls(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let mut made = Vec::new();
    let impls = model.variants.iter().filter_map(|variant| {
        let [field] = variant.fields.as_slice() else { return None };
        field.from?;
        let (name, ty) = (&variant.ident, &field.ty);
        // Of one type twice, which is reported, the first will do as a stub.
        let written = ty.to_token_stream().to_string();
        if made.contains(&written) {
            return None;
        }
        made.push(written);
        let value = match &field.member {
            Member::Named(member) => quote!(Self::#name { #member: __source }),
            Member::Unnamed(_) => quote!(Self::#name(__source)),
        };
        Some(quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#ty> for #ident #type_generics #where_clause {
                fn from(__source: #ty) -> Self {
                    #value
                }
            }
        })
    });
    quote!(#(#impls)*)
}

/// For each `#[source]` and `#[from]` that this derive does not read: a check that somebody else does, since it would do
/// nothing otherwise. The types of a generic enum cannot be named outside of it, and are not checked.
pub fn read_by_others(model: &Model) -> TokenStream {
    if !model.catalog.error.is_absent() || !model.generics.params.is_empty() {
        return TokenStream::new();
    }
    let ident = &model.ident;
    let mut checks = TokenStream::new();
    for variant in &model.variants {
        let owner = format!("{ident}::{}", variant.ident);
        for field in &variant.fields {
            let ty = &field.ty;
            if let Some(place) = field.source {
                let read = quote!(__codes::Source::<#ident>::READ);
                checks.extend(quote_spanned!(place.span()=> const _: () = __codes::attribute_read(#owner, "#[source]", #read);));
            }
            if let Some(place) = field.from {
                let read = quote!(__codes::From::<#ident, #ty>::READ);
                checks.extend(quote_spanned!(place.span()=> const _: () = __codes::attribute_read(#owner, "#[from]", #read);));
            }
        }
    }
    if checks.is_empty() {
        return checks;
    }
    quote! {
        const _: () = {
            use __codes::NotRead as _;
            #checks
        };
    }
}

/// Whether this is an `Option`, by the name alone: a macro sees no more.
fn is_option(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| last.ident == "Option" && !last.arguments.is_none())
        }
        // Around a type that `macro_rules!` passes on.
        Type::Group(group) => is_option(&group.elem),
        Type::Paren(paren) => is_option(&paren.elem),
        _ => false,
    }
}
