//! A catalogue made of others: merged and checked in const evaluation.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Generics, Ident, Type};

use crate::derive::check::{Catalogue, Part};

/// The statics of the merged table, with one check for each transparent variant, spanned on its name; and the table.
pub fn catalog(catalogue: &Catalogue) -> (TokenStream, TokenStream) {
    let model = catalogue.model;
    let name = model.catalog_name();
    let parts = catalogue.parts.iter().map(|part| {
        let (variant, ty) = (part.variant.ident.to_string(), with_static(part_type(part), &model.generics));
        quote!(__codes::Part { variant: #variant, catalog: <#ty as __codes::ErrorCatalog>::CATALOG })
    });
    let segments =
        if model.catalog.plan.get().is_some() { quote!(__PLAN.segments()) } else { quote!(&__ALL_SEGMENTS) };
    let checks = checks(catalogue);
    let statics = quote! {
        const __PARTS: &'static [__codes::Part] = &[#(#parts),*];
        const __LEAF_COUNT: ::core::primitive::usize = __codes::leaf_count(__PARTS);
        static __LEAVES: [&'static __codes::Leaf; __LEAF_COUNT] = __codes::leaves(&__OWN.leaf, __PARTS);
        const __COUNT: ::core::primitive::usize = __codes::entry_count(&__LEAVES);
        static __SEQUENCE: __codes::Sequence<__LEAF_COUNT> = __codes::sequence(&__LEAVES);
        static __ORDER: [__codes::Row; __COUNT] = __codes::order(&__LEAVES, &__SEQUENCE);
        static __ALL: [__codes::Entry; __COUNT] = __codes::entries(&__LEAVES, &__SEQUENCE, &__ORDER);
        static __COLUMN: [[::core::primitive::u8; 8]; __COUNT] = __codes::column(&__SEQUENCE, &__ALL);
        static __STARTS: [(::core::primitive::i64, ::core::primitive::usize, ::core::primitive::usize); __LEAF_COUNT] =
            __codes::starts(&__LEAVES, &__SEQUENCE);
        static __ALL_SEGMENTS: [__codes::Segment; __codes::segment_count(&__OWN.leaf, __PARTS)] =
            __codes::segments(&__OWN.leaf, __PARTS);
        static __ALL_RETIRED: [(::core::primitive::i64, ::core::primitive::i64); __codes::retired_count(&__LEAVES)] =
            __codes::retired(&__LEAVES);
        static __ALL_LEGACY: [(::core::primitive::i64, ::core::primitive::usize); __codes::legacy_count(&__LEAVES)] =
            __codes::legacy(&__LEAVES, &__ALL);
        #checks
    };
    let table = quote! {
        __codes::Catalog::new(
            #name,
            &__ALL,
            __codes::directory(&__SEQUENCE, &__STARTS, &__LEAVES, &__COLUMN),
            &__LEAVES,
            &__ALL_RETIRED,
            &__ALL_LEGACY,
        )
            .with_segments(#segments)
    };
    (statics, table)
}

fn checks(catalogue: &Catalogue) -> TokenStream {
    let attr = &catalogue.model.catalog;
    let option = |value: Option<TokenStream>| {
        value.map_or_else(
            || quote!(::core::option::Option::None),
            |value| quote!(::core::option::Option::Some(#value)),
        )
    };
    let success = option(attr.success.get().map(|_| quote!(__SUCCESS.code())));
    let plan = option(attr.plan.get().map(|_| quote!(__PLAN)));
    let checks = catalogue.parts.iter().enumerate().map(|(index, part)| {
        let slots = 0..3usize;
        quote_spanned! {part.variant.ident.span()=>
            const _: () = __codes::part(&__COMPOSITION, #index);
            #(const _: () = __codes::part_conflict(&__COMPOSITION, #index, #slots);)*
        }
    });
    let count = catalogue.parts.len();
    quote! {
        static __SAME_NAMES: __codes::SameNames<__COUNT> =
            __codes::same_names::<__COUNT, { (2 * __COUNT + 2).next_power_of_two() }>(&__LEAVES);
        static __CONFLICTS: [__codes::Conflicts; #count] =
            __codes::conflicts(__PARTS, &__LEAVES, &__SEQUENCE, &__ORDER, &__SAME_NAMES);
        static __COMPOSITION: __codes::Composition<'static, __COUNT> = __codes::Composition {
            parts: __PARTS,
            leaves: &__LEAVES,
            order: &__ORDER,
            same_names: &__SAME_NAMES,
            conflicts: &__CONFLICTS,
            success: #success,
            plan: #plan,
        };
        #(#checks)*
    }
}

/// The type of a part, where it may stand before `as`.
pub fn part_type(part: &Part) -> TokenStream {
    let ty = &part.field.ty;
    if matches!(ty, Type::TraitObject(_)) { quote!((#ty)) } else { ty.to_token_stream() }
}

/// The type with `'static` in place of every lifetime of the enum: a table outlives them all.
pub(super) fn with_static(ty: TokenStream, generics: &Generics) -> TokenStream {
    let mut after_quote = false;
    let is_own = |ident: &Ident| generics.lifetimes().any(|known| known.lifetime.ident == *ident);
    let each = |token: TokenTree| {
        let is_lifetime = std::mem::replace(&mut after_quote, false);
        match token {
            TokenTree::Group(group) => {
                let inner = with_static(group.stream(), generics);
                let mut inner = proc_macro2::Group::new(group.delimiter(), inner);
                inner.set_span(group.span());
                inner.into()
            }
            TokenTree::Ident(ident) if is_lifetime && is_own(&ident) => {
                Ident::new("static", ident.span()).into()
            }
            TokenTree::Punct(punct) => {
                after_quote = punct.as_char() == '\'';
                punct.into()
            }
            token => token,
        }
    };
    ty.into_iter().map(each).collect()
}

/// For each transparent variant an arm that asks what is inside.
pub fn arms(parts: &[Part], question: &TokenStream) -> TokenStream {
    let arms = parts.iter().map(|part| {
        let (ident, member) = (&part.variant.ident, &part.field.member);
        quote!(Self::#ident { #member: __inner } => #question,)
    });
    quote!(#(#arms)*)
}
