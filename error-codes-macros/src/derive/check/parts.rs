//! Transparent variants: each has one field, whose catalogue speaks for it.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericParam, Generics};

use crate::derive::model::{Field, Model, Variant};
use crate::errors::Errors;

/// A transparent variant.
pub struct Part<'a> {
    pub variant: &'a Variant,
    pub field: &'a Field,
}

pub fn parts<'a>(model: &'a Model, errors: &Errors) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for variant in &model.variants {
        let Some(span) = variant.transparent() else { continue };
        let ident = &variant.ident;
        if variant.code.get().is_some_and(crate::derive::model::CodeAttr::says_more) {
            errors.push(syn::Error::new(
                span,
                format!("`transparent` stands alone: the catalogue inside `{ident}` says the rest"),
            ));
        }
        let [field] = variant.fields.as_slice() else {
            let count = variant.fields.len();
            errors.at(
                ident,
                format!("`{ident}` is transparent and has {count} fields; write `{ident}(InnerError)`, with the one error inside"),
            );
            continue;
        };
        check_parameters(model, field, errors);
        let ty = field.ty.to_token_stream();
        if mentions(ty.clone(), &model.ident.to_string()) || mentions(ty, "Self") {
            errors.at(
                &field.ty,
                format!(
                    "`{ident}` would hold the catalogue of `{}` inside itself; give it an enum of its own",
                    model.ident
                ),
            );
        }
        if let Some(detail) = &field.detail {
            errors.at(detail.place, "the inner catalogue has details of its own; take `#[detail]` away");
        }
        parts.push(Part { variant, field });
    }
    parts
}

/// A catalogue is one table for the enum, whatever its parameters are.
fn check_parameters(model: &Model, field: &Field, errors: &Errors) {
    for parameter in &model.generics.params {
        let name = match parameter {
            GenericParam::Type(parameter) => &parameter.ident,
            GenericParam::Const(parameter) => &parameter.ident,
            GenericParam::Lifetime(_) => continue,
        };
        if mentions(field.ty.to_token_stream(), &name.to_string()) {
            errors.at(
                &field.ty,
                format!(
                    "a transparent field cannot depend on `{name}`: the catalogue of `{}` is one for all; write a concrete type",
                    model.ident
                ),
            );
        }
    }
}

impl Field {
    /// Whether its type is known only inside of the enum's own implementations: it names a type or const parameter, or `Self`.
    pub fn is_generic(&self, generics: &Generics) -> bool {
        let named = |name: &str| mentions(self.ty.to_token_stream(), name);
        let parameters = generics.params.iter().filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            GenericParam::Const(parameter) => Some(&parameter.ident),
            GenericParam::Lifetime(_) => None,
        });
        named("Self") || parameters.map(ToString::to_string).any(|parameter| named(&parameter))
    }
}

/// Whether `name` stands in `tokens` by itself, not as part of a path to something else.
fn mentions(tokens: TokenStream, name: &str) -> bool {
    let mut in_path = false;
    tokens.into_iter().any(|token| {
        let after_colon = std::mem::replace(&mut in_path, false);
        match token {
            TokenTree::Group(group) => mentions(group.stream(), name),
            TokenTree::Ident(ident) => ident == name && !after_colon,
            TokenTree::Punct(punct) => {
                in_path = punct.as_char() == ':';
                false
            }
            TokenTree::Literal(_) => false,
        }
    })
}
