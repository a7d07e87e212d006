//! The static table of entries and what hangs on it.

use std::fmt::Write;

use heck::ToUpperCamelCase;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::{compose, directory};
use crate::derive::check::{Catalogue, Entry, Resolved};
use crate::derive::model::unraw;
use crate::derive::model::{CodeAttr, Field, Model, Retry, SegmentAttr, Word};
use crate::derive::parse::grpc_variant;
use crate::hash::hash;
use crate::order::order;
use crate::source::{escaped, tokens};
use crate::template::is_template;

pub fn statics(catalogue: &Catalogue) -> TokenStream {
    let count = Literal::usize_unsuffixed(catalogue.entries.len());
    let mut rows = String::new();
    let mut mores = Vec::new();
    let packed = catalogue.model.catalog.packs.get().is_some();
    for &index in &catalogue.by_code {
        row(&catalogue.entries[index], packed, &mut rows, &mut mores);
    }
    let rows = tokens(&rows);
    let more_count = Literal::usize_unsuffixed(mores.len());
    let mores =
        (!mores.is_empty()).then(|| quote!(static __MORE: [__codes::More; #more_count] = [#(#mores),*];));
    let planned = planned(catalogue.model);
    let packs = packs(catalogue.model);
    let success = success(catalogue.model);
    let own = own(catalogue);
    let composed = (!catalogue.parts.is_empty()).then(|| composed(catalogue));
    quote! {
        #packs
        #mores
        #planned
        static __ENTRIES: [__codes::Entry; #count] = [#rows];
        #success
        static __OWN: __codes::Own = #own;
        #composed
    }
}

/// The catalogue.
pub fn catalog(catalogue: &Catalogue) -> TokenStream {
    if catalogue.parts.is_empty() { quote!(&__OWN.catalog) } else { quote!(&__CATALOG) }
}

/// The leaf, and the catalogue that is this leaf alone: all there is where the enum has no parts.
fn own(catalogue: &Catalogue) -> TokenStream {
    let name = catalogue.model.catalog_name();
    let leaf = leaf(catalogue);
    let own = quote!(__codes::Own::new(#name, #leaf, &__OWN));
    let mut calls = TokenStream::new();
    if catalogue.parts.is_empty() {
        calls.extend(catalogue.model.is_planned().then(|| quote!(.with_segments(__SEGMENTS))));
        calls.extend(described(catalogue.model));
    }
    if calls.is_empty() {
        return own;
    }
    quote! {{
        let mut __own = #own;
        __own.catalog = __own.catalog #calls;
        __own
    }}
}

fn composed(catalogue: &Catalogue) -> TokenStream {
    let (statics, catalog) = compose::catalog(catalogue);
    let described = described(catalogue.model);
    quote! {
        #statics
        static __CATALOG: __codes::Catalog = #catalog #described;
    }
}

/// What the enum itself brings to a catalogue that it is part of.
fn leaf(catalogue: &Catalogue) -> TokenStream {
    let model = catalogue.model;
    let name = unraw(&model.ident);
    let (mut variants, mut hashes) = (String::new(), Vec::new());
    for &index in &catalogue.by_code {
        let entry = &catalogue.entries[index];
        if !variants.is_empty() {
            variants.push(' ');
        }
        variants.push_str(&entry.variant.ident.to_string());
        hashes.extend_from_slice(&hash(&entry.name).to_le_bytes());
    }
    let hashes = Literal::byte_string(&hashes);
    let segments = if model.segments.is_empty() && model.segment_paths.is_empty() {
        // An enum that only has a plan owns none of its segments: its neighbours in the plan do.
        quote!(&[])
    } else if model.is_planned() {
        quote!(__SEGMENTS)
    } else {
        let segments = model.segments.iter().map(segment);
        quote!(&[#(#segments),*])
    };
    let directory = directory::directory(catalogue);
    let retired = call("with_retired", &retired(model));
    let legacy = call("with_legacy", &legacy(catalogue));
    quote! {
        __codes::Leaf::new(
            ::core::module_path!(),
            #name,
            ::core::line!(),
            ::core::column!(),
            #variants,
            &__ENTRIES,
            #directory,
            #hashes,
            #segments,
        ) #retired #legacy
    }
}

/// `.function(&[…])`, if there is anything to give it.
fn call(function: &str, list: &[TokenStream]) -> Option<TokenStream> {
    let function = format_ident!("{function}");
    (!list.is_empty()).then(|| quote!(.#function(&[#(#list),*])))
}

/// Appends `__plain(409, 60101, "…PHONE_EXISTSphone.existstext"),` to `rows`. What only some entries have goes
/// to `mores`, to which the row then refers.
fn row(entry: &Entry, packed: bool, rows: &mut String, mores: &mut Vec<TokenStream>) {
    let more = more(entry, packed);
    let code = entry.code.value;
    let status = match entry.status {
        Resolved::Known(status) => status.to_string(),
        // Where neither says one, which is checked, any will do.
        Resolved::Planned(default) => {
            let default = default.unwrap_or(500);
            format!("__codes::status(__SEGMENTS, {code}, __codes::status(__PLANNED, {code}, {default}))")
        }
    };
    // With language packs the doc comment is no text, and no look-up that fails may make it one.
    let words = words(&entry.name, &entry.key.value, if packed { "" } else { &entry.variant.docs.text });
    // Writing to a `String` does not fail.
    let _ = match more {
        Some(more) => {
            mores.push(more);
            write!(rows, "__rich({status}, {code}, {words}, &__MORE[{}]),", mores.len() - 1)
        }
        None if packed => write!(rows, "__rich({status}, {code}, {words}, &__PACKED),"),
        None => write!(rows, "__plain({status}, {code}, {words}),"),
    };
}

/// Name, key and text in one literal, as the runtime takes them apart.
fn words(name: &str, key: &str, text: &str) -> String {
    let (name_length, key_length) = (name.len(), key.len());
    format!("\"\\u{{{name_length:x}}}\\u{{{key_length:x}}}{}\"", escaped(&format!("{name}{key}{text}")))
}

/// What only some entries have; nothing where this one has none of it.
fn more(entry: &Entry, packed: bool) -> Option<TokenStream> {
    let mut members = Vec::new();
    let description = &entry.variant.docs.description;
    if !description.is_empty() {
        members.push(quote!(description: #description));
    }
    if let Some(hint) = entry.attr.hint.get() {
        let hint = &hint.value;
        members.push(quote!(hint: ::core::option::Option::Some(#hint)));
    }
    members.extend(retry(entry.attr));
    if let Some(level) = entry.attr.log.get() {
        let level = format_ident!("{}", level.to_string().to_upper_camel_case());
        members.push(quote!(level: ::core::option::Option::Some(__codes::Level::#level)));
    }
    if !entry.attr.shared.is_absent() {
        members.push(quote!(shared: true));
    }
    if let Some(was) = entry.attr.was.get() {
        let legacy = was.iter().map(|was| {
            let (code, reused) = (Literal::i64_unsuffixed(was.code.value), was.reused);
            quote!(__codes::Legacy::new(#code, #reused))
        });
        members.push(quote!(legacy: &[#(#legacy),*]));
    }
    if let Some(note) = &entry.variant.deprecated {
        members.push(quote!(deprecated: ::core::option::Option::Some(#note)));
    }
    if let Some(variant) = entry.attr.grpc.get().and_then(grpc_variant) {
        let variant = format_ident!("{variant}");
        members.push(quote!(grpc: ::core::option::Option::Some(__codes::GrpcCode::#variant)));
    }
    if !packed && is_template(&entry.variant.docs.text) {
        members.push(quote!(template: true));
    }
    if !entry.placeholders.is_empty() {
        let names: Vec<&str> =
            entry.placeholders.iter().map(|placeholder| placeholder.name.as_str()).collect();
        let names = names.join(" ");
        members.push(quote!(parameters: #names));
    }
    let details: Vec<String> = entry.variant.details().map(Field::sent_as).collect();
    if !details.is_empty() {
        let details = details.join(" ");
        members.push(quote!(details: #details));
    }
    if members.is_empty() {
        return None;
    }
    let rest = if packed { quote!(__PACKED) } else { quote!(__codes::More::NONE) };
    Some(quote!(__codes::More { #(#members,)* ..#rest }))
}

fn retry(attr: &CodeAttr) -> Option<TokenStream> {
    let retry = match attr.retry.get()? {
        Retry::No => return None,
        Retry::Backoff => quote!(Backoff),
        Retry::After(seconds) => quote!(After(#seconds)),
        Retry::AfterField(field) => {
            let field = unraw(field);
            quote!(AfterField(#field))
        }
    };
    Some(quote!(retry: __codes::Retry::#retry))
}

/// What the catalogue says of itself, as calls that add it.
fn described(model: &Model) -> TokenStream {
    let attr = &model.catalog;
    let mut calls = TokenStream::new();
    if let Some(Word { value: title, .. }) = attr.title.get() {
        calls.extend(quote!(.with_title(#title)));
    }
    if attr.success.get().is_some() {
        calls.extend(quote!(.with_success(&__SUCCESS)));
    }
    if let Some(Word { value: doc_url, .. }) = attr.doc_url.get() {
        calls.extend(quote!(.with_doc_url(#doc_url)));
    }
    if let Some(rejections) = attr.rejections.get() {
        let pairs = rejections.iter().map(|rejection| {
            let kind = format_ident!("{}", rejection.kind.to_upper_camel_case());
            let code = Literal::i64_unsuffixed(rejection.code.value);
            quote!((__codes::Rejection::#kind, #code))
        });
        calls.extend(quote!(.with_rejections(&[#(#pairs),*])));
    }
    calls
}

fn success(model: &Model) -> Option<TokenStream> {
    let success = model.catalog.success.get()?;
    let code = Literal::i64_unsuffixed(success.code.value);
    let words = tokens(&words("SUCCESS", &success.msg.value, ""));
    let packed = model.catalog.packs.get().is_some();
    let entry = if packed {
        quote!(__rich(200, #code, #words, &__PACKED))
    } else {
        quote!(__plain(200, #code, #words))
    };
    Some(quote!(static __SUCCESS: __codes::Entry = #entry;))
}

/// The retired numbers, ascending.
fn retired(model: &Model) -> Vec<TokenStream> {
    let ranges = model.catalog.retired.list();
    order(ranges.len(), &|a, b| ranges[a].first.cmp(&ranges[b].first))
        .into_iter()
        .map(|index| {
            let range = &ranges[index];
            let (first, last) = (Literal::i64_unsuffixed(range.first), Literal::i64_unsuffixed(range.last));
            quote!((#first, #last))
        })
        .collect()
}

/// The language packs, and what a row says that has nothing to say but where its message is.
fn packs(model: &Model) -> Option<TokenStream> {
    let packs = reference(model.catalog.packs.get()?);
    Some(quote! {
        const __PACKS: &'static __codes::LanguagePacks = #packs;
        const __PACKED: __codes::More =
            __codes::More { packs: ::core::option::Option::Some(__PACKS), ..__codes::More::NONE };
    })
}

/// `&path`, an error of which stands at the path.
pub fn reference(path: &Path) -> TokenStream {
    quote_spanned!(path.span()=> &#path)
}

/// Where a plan has a say: the plan, and the segments that the enum names, else all of the plan.
fn planned(model: &Model) -> Option<TokenStream> {
    let plan = model.catalog.plan.get().map(reference);
    let planned = match plan {
        Some(plan) => quote! {
            const __PLAN: &'static __codes::Plan = #plan;
            const __PLANNED: &'static [__codes::Segment] = __PLAN.segments();
        },
        None if model.is_planned() => quote!(
            const __PLANNED: &'static [__codes::Segment] = &[];
        ),
        None => return None,
    };
    let segments = if model.segments.is_empty() && model.segment_paths.is_empty() {
        quote!(__PLANNED)
    } else {
        let (inline, paths) = (model.segments.iter().map(segment), &model.segment_paths);
        quote!(&[#(#inline,)* #(#paths,)*])
    };
    Some(quote!(#planned const __SEGMENTS: &'static [__codes::Segment] = #segments;))
}

fn segment(segment: &SegmentAttr) -> TokenStream {
    let (first, last) =
        (Literal::i64_unsuffixed(segment.range.first), Literal::i64_unsuffixed(segment.range.last));
    let name = &segment.name.value;
    let title = segment.title.get().map(|Word { value: title, .. }| quote!(.title(#title)));
    let http = segment.http.get().map(|status| {
        let status = Literal::u16_unsuffixed(status.value);
        quote!(.http(#status))
    });
    quote!(__codes::Segment::checked(#name, #first, #last) #title #http)
}

/// The old codes that lead to one entry, sorted, each with its row.
fn legacy(catalogue: &Catalogue) -> Vec<TokenStream> {
    let mut legacy: Vec<(i64, usize)> = Vec::new();
    for (row, &index) in catalogue.by_code.iter().enumerate() {
        let was = catalogue.entries[index].attr.was.list();
        legacy.extend(was.iter().filter(|was| !was.reused).map(|was| (was.code.value, row)));
    }
    order(legacy.len(), &|a, b| legacy[a].0.cmp(&legacy[b].0))
        .into_iter()
        .map(|index| {
            let (code, row) = legacy[index];
            let (code, row) = (Literal::i64_unsuffixed(code), Literal::usize_unsuffixed(row));
            quote!((#code, #row))
        })
        .collect()
}
