//! What the fields of a variant give: the values of placeholders, details, and how long to wait.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::shown::Types;
use super::{compose, packed, wildcard};
use crate::derive::check::{Catalogue, Entry, Placeholder};
use crate::derive::model::{Field, Retry, Slot, Variant};

/// `fn argument`, if a text may have placeholders. With language packs, `types` are those of the fields.
pub fn argument(catalogue: &Catalogue, types: Option<&Types>) -> Option<TokenStream> {
    let body = match types {
        Some(types) => {
            let checks = packed::generic_checks(catalogue, types);
            let argument = all_fields(catalogue, types)?;
            quote! {
                #[allow(unused_imports)]
                use __codes::Unshown as _;
                #checks
                #argument
            }
        }
        None => shown_fields(catalogue)?,
    };
    Some(quote! {
        fn argument(
            &self,
            __name: &::core::primitive::str,
        ) -> ::core::option::Option<__codes::Argument<'_>> {
            #body
        }
    })
}

/// With language packs: any field but a source, by whatever it implements. What a message may show is checked where the packs
/// are known.
fn all_fields(catalogue: &Catalogue, types: &Types) -> Option<TokenStream> {
    let arm = |entry: &Entry| {
        let fields: Vec<&Field> = entry.variant.fields.iter().filter(|field| !field.is_source()).collect();
        if fields.is_empty() {
            return None;
        }
        let (pattern, locals) = bind(entry.variant, &fields);
        let names = fields.iter().map(|field| field.name());
        let arguments = fields.iter().zip(&locals).map(|(field, local)| types.argument(field, local));
        Some(Arm::Values(quote!(#pattern => &[#((#names, #arguments)),*],)))
    };
    let arms = catalogue.entries.iter().filter_map(arm).collect();
    let ty = quote!((&::core::primitive::str, __codes::Argument<'_>));
    one_of(catalogue, arms, &ty, &quote!(argument(__inner, __name)), &quote!(named(__name, __values)))
}

/// Without: the fields that the doc comment shows, as it shows them.
fn shown_fields(catalogue: &Catalogue) -> Option<TokenStream> {
    let arm = |entry: &Entry| {
        if entry.placeholders.is_empty() {
            return None;
        }
        let fields = entry.placeholders.iter().filter_map(|shown| {
            let field = entry.variant.fields.iter().find(|field| field.name() == shown.name)?;
            Some((shown, field))
        });
        let (shown, fields): (Vec<&Placeholder>, Vec<&Field>) = fields.unzip();
        let (pattern, locals) = bind(entry.variant, &fields);
        if !shown.iter().any(|shown| shown.by_debug) {
            return Some(Arm::Values(quote!(#pattern => &[#(#locals),*],)));
        }
        let names = shown.iter().map(|shown| &shown.name);
        let arguments = shown.iter().zip(&locals).map(|(shown, local)| {
            let display = shown.by_display.then(|| quote_spanned!(local.span()=> .display(#local)));
            let debug = shown.by_debug.then(|| quote_spanned!(local.span()=> .debug(#local)));
            quote!(__codes::Argument::new() #display #debug)
        });
        Some(Arm::Answer(pattern, quote!(__codes::named(__name, &[#((#names, #arguments)),*]))))
    };
    let arms = catalogue.entries.iter().filter_map(arm).collect();
    let ty = quote!(&dyn __codes::DisplayArgument);
    let found = quote!(displayed(__codes::ErrorCode::entry(self), __name, __values));
    one_of(catalogue, arms, &ty, &quote!(argument(__inner, __name)), &found)
}

/// What a variant has to say when one of its fields is asked for.
enum Arm {
    /// A whole arm: a list of the fields. An array in an arm is cheaper to compile than a call.
    Values(TokenStream),
    /// A pattern, and what is asked for itself.
    Answer(TokenStream, TokenStream),
}

/// Makes a list of `ty` of the variant's fields, and asks the runtime for the one that is `found` in it. An error of a part is
/// asked the `question` itself.
fn one_of(
    catalogue: &Catalogue,
    arms: Vec<Arm>,
    ty: &TokenStream,
    question: &TokenStream,
    found: &TokenStream,
) -> Option<TokenStream> {
    let count = arms.len() + catalogue.parts.len();
    if count == 0 {
        return None;
    }
    let has_values = arms.iter().any(|arm| matches!(arm, Arm::Values(_)));
    let answer = |answer: &TokenStream| if has_values { quote!(return #answer) } else { answer.clone() };
    let arms = arms.into_iter().map(|arm| match arm {
        Arm::Values(arm) => arm,
        Arm::Answer(pattern, own) => {
            let own = answer(&own);
            quote!(#pattern => #own,)
        }
    });
    let inner = compose::arms(&catalogue.parts, &answer(&quote!(__codes::ErrorCode::#question)));
    let otherwise = wildcard(catalogue.model, count, &answer(&quote!(::core::option::Option::None)));
    let asked = quote!(match self { #(#arms)* #inner #otherwise });
    Some(if has_values { quote!(let __values: &[#ty] = #asked; __codes::#found) } else { asked })
}

/// `fn detail`, if a field is one.
pub fn detail(catalogue: &Catalogue) -> Option<TokenStream> {
    let arm = |entry: &Entry| {
        let fields: Vec<&Field> = entry.variant.details().collect();
        if fields.is_empty() {
            return None;
        }
        let (pattern, locals) = bind(entry.variant, &fields);
        let names = fields.iter().map(|field| field.sent_as());
        Some(Arm::Values(quote!(#pattern => &[#((#names, #locals)),*],)))
    };
    let arms = catalogue.entries.iter().filter_map(arm).collect();
    let ty = quote!((&'static ::core::primitive::str, &dyn __codes::Detail));
    let body =
        one_of(catalogue, arms, &ty, &quote!(detail(__inner, __index)), &quote!(detail(__index, __values)))?;
    Some(quote! {
        fn detail(
            &self,
            __index: ::core::primitive::usize,
        ) -> ::core::option::Option<(&'static ::core::primitive::str, &dyn __codes::Detail)> {
            #body
        }
    })
}

/// `fn retry_after`, if a field says how long.
pub fn retry_after(catalogue: &Catalogue) -> Option<TokenStream> {
    let arms: Vec<_> = catalogue
        .entries
        .iter()
        .filter_map(|entry| {
            let Slot::Given(Retry::AfterField(name)) = &entry.attr.retry else { return None };
            let fields: Vec<&Field> =
                entry.variant.fields.iter().filter(|field| field.is_called(name)).collect();
            let (pattern, locals) = bind(entry.variant, &fields);
            let local = locals.first()?;
            let wait = quote_spanned!(local.span()=> __codes::Wait::wait(#local));
            Some(quote!(#pattern => ::core::option::Option::Some(#wait),))
        })
        .collect();
    let count = arms.len() + catalogue.parts.len();
    if count == 0 {
        return None;
    }
    let inner = compose::arms(&catalogue.parts, &quote!(__codes::ErrorCode::retry_after(__inner)));
    let otherwise = quote!(__codes::ErrorCode::entry(self).retry().wait());
    let otherwise = wildcard(catalogue.model, count, &otherwise);
    Some(quote! {
        fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
            match self { #(#arms)* #inner #otherwise }
        }
    })
}

/// A pattern that binds these fields of `variant`, and the locals, each where its field's type stands: that is where
/// the compiler then says what a type lacks.
fn bind(variant: &Variant, fields: &[&Field]) -> (TokenStream, Vec<Ident>) {
    let locals: Vec<Ident> = fields
        .iter()
        .enumerate()
        .map(|(index, field)| format_ident!("__field{index}", span = field.ty.span()))
        .collect();
    let ident = &variant.ident;
    let members = fields.iter().map(|field| &field.member);
    let rest = (fields.len() < variant.fields.len()).then(|| quote!(..));
    (quote!(Self::#ident { #(#members: #locals,)* #rest }), locals)
}
