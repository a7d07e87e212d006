//! What tokens do not tell is asked of const evaluation: one constant for each question, spanned on the guilty token.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::quote;
use syn::spanned::Spanned;

use crate::derive::check::{Catalogue, Entry, Resolved};
use crate::derive::model::Model;
use crate::errors::Place;

pub fn checks(catalogue: &Catalogue) -> TokenStream {
    let model = catalogue.model;
    if !model.is_planned() {
        return TokenStream::new();
    }
    let mut checks = TokenStream::new();
    for entry in &catalogue.entries {
        checks.extend(entry_checks(model, entry));
    }
    for range in model.catalog.retired.list() {
        let (first, last) = (Literal::i64_unsuffixed(range.first), Literal::i64_unsuffixed(range.last));
        checks.extend(check(range.place, &quote!(retired_inside(__SEGMENTS, #first, #last))));
    }
    checks.extend(segment_checks(model));
    checks
}

fn entry_checks(model: &Model, entry: &Entry) -> TokenStream {
    let owner = format!("{}::{}", model.ident, entry.variant.ident);
    let code = Literal::i64_unsuffixed(entry.code.value);
    let place = entry.attr.http.get().map_or(entry.code.place, |status| status.place);
    let mut checks = TokenStream::new();
    if model.catalog.plan.get().is_some() {
        checks.extend(check(entry.code.place, &quote!(digits(__PLAN, #owner, #code))));
        let status = match entry.status {
            Resolved::Known(status) => quote!(#status),
            Resolved::Planned(default) => {
                let default = default.unwrap_or(0);
                quote!(__codes::status(__SEGMENTS, #code, __codes::status(__PLANNED, #code, #default)))
            }
        };
        checks.extend(check(place, &quote!(status_agrees(__PLANNED, #owner, #code, #status))));
    }
    if entry.status == Resolved::Planned(None) {
        let place = Place::from(entry.variant.ident.span());
        checks.extend(check(place, &quote!(status_known(__SEGMENTS, __PLANNED, #owner, #code))));
    }
    // What is written here has been compared with its inline segment already.
    if model.segments.iter().any(|segment| segment.range.contains(entry.code.value)) {
        return checks;
    }
    checks.extend(check(entry.code.place, &quote!(code_inside(__SEGMENTS, #owner, #code))));
    if let Some(status) = entry.attr.http.get() {
        let number = status.value;
        checks.extend(check(status.place, &quote!(status_agrees(__SEGMENTS, #owner, #code, #number))));
    }
    checks
}

/// That the segments are disjoint, and that each lies inside the plan.
fn segment_checks(model: &Model) -> TokenStream {
    let inline = model.segments.iter().map(|segment| segment.range.place);
    let paths = model.segment_paths.iter().map(|path| Place::from(path.span()).to(Place::of(path)));
    let mut checks = TokenStream::new();
    for (index, place) in inline.chain(paths).enumerate() {
        // Those that are written here have been compared with one another already.
        if index >= model.segments.len().max(1) {
            checks.extend(check(place, &quote!(segment_disjoint(__SEGMENTS, #index))));
        }
        if model.catalog.plan.get().is_some() {
            checks.extend(check(place, &quote!(segment_planned(__PLAN, &__SEGMENTS[#index]))));
        }
    }
    checks
}

/// `const _: () = question;`, an error of which stands at `place`.
pub(super) fn check(place: Place, question: &TokenStream) -> TokenStream {
    respanned(quote!(const _: () = __codes::#question;), place.span())
}

/// The same tokens at another place. None of them is the user's: plan, segments, packs and fields go by names of ours.
pub(super) fn respanned(tokens: TokenStream, place: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), respanned(group.stream(), place)).into();
        }
        token.set_span(place);
        token
    };
    tokens.into_iter().map(respan).collect()
}
