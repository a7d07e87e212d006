//! What `#[catalog(error)]` and `#[catalog(debug)]` add: the standard traits, from the table.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, Member, PathArguments, Type};

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
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __codes::#function(self, __formatter)
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
            let source = if optional(&field.ty).is_some() {
                quote_spanned!(field.ty.span()=> match __source {
                    ::core::option::Option::Some(__source) => ::core::option::Option::Some(__source.as_dyn_error()),
                    ::core::option::Option::None => ::core::option::Option::None,
                })
            } else {
                quote_spanned!(field.ty.span()=> ::core::option::Option::Some(__source.as_dyn_error()))
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

/// The `T` of an `Option<T>`, by the name alone: a macro sees no more.
fn optional(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match (last.ident == "Option", arguments.args.first()) {
        (true, Some(GenericArgument::Type(inner))) => Some(inner),
        _ => None,
    }
}
