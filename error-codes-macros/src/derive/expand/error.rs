//! What `#[catalog(error)]` and `#[catalog(debug)]` add: the standard traits, from the table.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
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
            let source = if is_option(&field.ty) {
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
    let impls = model.variants.iter().filter_map(|variant| {
        let [field] = variant.fields.as_slice() else { return None };
        let from = field.from?;
        let (name, ty) = (&variant.ident, &field.ty);
        let value = match &field.member {
            Member::Named(member) => quote!(Self::#name { #member: __source }),
            Member::Unnamed(_) => quote!(Self::#name(__source)),
        };
        Some(quote_spanned! {from.span()=>
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

/// Whether this is an `Option`, by the name alone: a macro sees no more.
fn is_option(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == "Option" && !last.arguments.is_none())
}
