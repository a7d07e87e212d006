//! Code that the derive makes passes every lint that a strict team may deny: this crate compiles, and clippy over the
//! workspace finds nothing in it.

#![deny(warnings, missing_docs, unused, unreachable_pub, missing_debug_implementations)]
#![deny(rust_2018_idioms, single_use_lifetimes, trivial_casts, trivial_numeric_casts, unused_qualifications)]
#![deny(variant_size_differences, non_local_definitions, let_underscore_drop, unused_results)]
#![deny(clippy::all, clippy::pedantic, clippy::cargo, clippy::nursery)]
#![deny(clippy::exhaustive_enums, clippy::exhaustive_structs, clippy::missing_docs_in_private_items)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions
)]
#![allow(clippy::cargo_common_metadata, clippy::multiple_crate_versions, reason = "an unpublished crate")]
#![forbid(unsafe_code)]

use error_codes::ErrorCatalog;

/// With everything at once.
#[derive(Debug, ErrorCatalog)]
#[catalog(
    name = "strict",
    title = "Strict",
    error,
    axum,
    actix,
    poem,
    salvo,
    tonic,
    utoipa,
    keys = "strict",
    names = "STRICT_",
    digits = 5
)]
#[catalog(success(20000, msg = "ok"), retired(60109), doc_url = "https://strict.example/{code}")]
#[segment(60100..=60199, name = "strict.one", title = "One", http = 400)]
#[segment(60200..=60299, name = "strict.two")]
#[non_exhaustive]
pub enum Strict {
    /// first {first} {first:?} {second}
    ///
    /// A description.
    #[code(60101, hint = "hint", retry = after(wait), log = info, grpc = NOT_FOUND, was(100, 101, reused))]
    Named {
        /// A detail.
        #[detail]
        first: String,
        /// Another.
        #[detail(rename = "second-one")]
        second: u8,
        /// Not sent.
        wait: std::time::Duration,
    },
    /// tuple {0}
    #[code(60201, http = 404, retry = backoff)]
    Tuple(#[detail(rename = "first")] u64, String),
    /// source
    #[code(60202, http = 500, log = off)]
    Source {
        /// The cause.
        #[source]
        cause: Option<std::io::Error>,
    },
    /// from
    #[code(60203, http = 500)]
    From(#[from] std::fmt::Error),
    /// unit
    #[code(60204, http = 404, shared, retry = after(60))]
    #[deprecated(since = "1.0.0", note = "use `Unit`")]
    Old,
    /// unit
    #[code(60204, http = 404, shared)]
    Unit,
}

/// Every variant has an argument, a detail and a wait: no arm is left for the rest.
#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "full", http = 429)]
#[non_exhaustive]
pub enum Full<'full, T: std::fmt::Display + std::fmt::Debug, const N: usize> {
    /// {seconds} of {name}, {value} {many:?}
    #[code(1, retry = after(seconds))]
    Only {
        /// A detail.
        #[detail]
        seconds: u64,
        /// A name.
        name: &'full str,
        /// A value.
        value: T,
        /// Many.
        many: [u8; N],
    },
}

/// Nothing can go wrong.
#[derive(ErrorCatalog)]
#[catalog(error, debug)]
#[non_exhaustive]
pub enum Empty {}

error_codes::language_packs! {
    /// Messages in two languages.
    pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

/// With language packs, and fields that have all, some and none of what messages show fields by.
#[derive(Debug, ErrorCatalog)]
#[catalog(error, axum, actix, poem, salvo, tonic, utoipa, packs = PACKS, success(20000, msg = "ok"), http = 400)]
#[non_exhaustive]
pub enum Packed<'a, T: core::fmt::Debug> {
    /// first
    #[code(1, msg = "packed.first", hint = "hint")]
    First {
        /// A word.
        #[detail]
        first: &'a str,
        /// Debug alone.
        second: Option<u8>,
        /// A parameter.
        third: T,
    },
    /// second
    #[code(2, msg = "packed.second")]
    Second(#[from] std::fmt::Error),
}
