//! Derived code depends on no name of the place where it stands.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]
#![allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "names of others are taken on purpose")]

mod without_prelude {
    #![no_implicit_prelude]

    #[derive(::std::fmt::Debug, ::error_codes::ErrorCatalog)]
    #[catalog(
        error,
        axum,
        actix,
        poem,
        salvo,
        tonic,
        utoipa,
        keys = "bare",
        success(20000, msg = "ok"),
        retired(9),
        doc_url = "https://a.example/{code}"
    )]
    #[segment(1..=9, name = "bare", title = "Bare", http = 400)]
    pub enum Bare {
        /// first {first} {first:?}
        ///
        /// and more
        #[code(1, hint = "hint", retry = after(wait), log = info, grpc = NOT_FOUND, was(100, 101, reused))]
        Named {
            #[detail]
            first: ::std::string::String,
            wait: ::core::time::Duration,
            #[source]
            cause: ::core::option::Option<::std::io::Error>,
        },
        #[code(2, shared)]
        #[deprecated(note = "gone")]
        Tuple(#[from] ::std::fmt::Error),
        #[code(2, shared)]
        Unit,
    }

    #[derive(::error_codes::ErrorCatalog)]
    #[catalog(debug, keys = "table", http = 500)]
    pub enum Table {
        #[code(1)]
        One,
    }

    ::error_codes::language_packs! {
        pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
    }

    #[derive(::std::fmt::Debug, ::error_codes::ErrorCatalog)]
    #[catalog(error, axum, actix, poem, salvo, tonic, utoipa, packs = PACKS, http = 500, success(20000, msg = "ok"))]
    pub enum Packed<T: ::std::fmt::Display + ::std::fmt::Debug> {
        #[code(1, msg = "phone.exists")]
        Phone { phone: ::std::string::String },
        #[code(2, msg = "braces")]
        Generic { phone: T },
    }
}

/// Everything that derived code might mean by its bare name means something else here.
mod shadowed {
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct Ok;
    pub struct Err;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Default;
    pub struct Copy;
    pub struct From;
    pub struct Into;
    pub struct Display;
    pub struct Debug;
    pub struct Error;
    pub struct ErrorCode;
    pub struct Entry;
    pub struct Catalog;
    pub struct Segment;
    pub type u16 = ();
    pub type u32 = ();
    pub type i64 = ();
    pub type str = ();
    pub type usize = ();
    pub mod core {}
    pub mod std {}
    pub mod error_codes {}
    pub mod fmt {}

    #[derive(::std::fmt::Debug, ::error_codes::ErrorCatalog)]
    #[catalog(error, axum, actix, poem, salvo, tonic, utoipa, keys = "shadow", success(20000, msg = "ok"))]
    #[segment(1..=9, name = "shadow", http = 400)]
    pub enum Shadowed {
        /// first {first}
        #[code(1, hint = "hint", retry = after(wait), was(100))]
        Named {
            #[detail]
            first: ::std::string::String,
            wait: ::std::primitive::u64,
        },
        #[code(2)]
        Tuple(#[from] ::std::fmt::Error),
    }

    pub type bool = ();
    pub type u64 = ();
    pub struct Shown;
    pub struct LanguagePacks;

    ::error_codes::language_packs! {
        pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
    }

    #[derive(::std::fmt::Debug, ::error_codes::ErrorCatalog)]
    #[catalog(error, axum, actix, poem, salvo, tonic, utoipa, packs = PACKS, http = 500, success(20000, msg = "ok"))]
    pub enum Packed {
        #[code(1, msg = "phone.exists", hint = "hint")]
        Phone { phone: ::std::string::String },
    }
}

/// Variants, constants and locals that are called like what derived code uses.
mod same_names {
    use error_codes::ErrorCatalog;

    pub const __ENTRIES: u8 = 1;
    pub const __CATALOG: u8 = 1;

    #[derive(Debug, ErrorCatalog)]
    #[catalog(error, keys = "same", http = 400)]
    pub enum Same {
        #[code(1)]
        Error,
        #[code(2)]
        Entry,
        #[code(3)]
        Some(u8),
        /// {__name} {__index}
        #[code(4)]
        None {
            #[detail]
            __index: u8,
            #[detail]
            __name: u8,
        },
        #[code(5)]
        CATALOG,
    }
}

use error_codes::{ErrorCatalog, ErrorCode, Report};

#[test]
fn derived_code_means_what_it_says() {
    let bare = without_prelude::Bare::Named {
        first: "a".into(),
        wait: std::time::Duration::from_secs(3),
        cause: None,
    };
    assert_eq!(bare.to_string(), "first a \"a\"");
    assert_eq!(bare.retry_after().unwrap().as_secs(), 3);
    assert!(std::error::Error::source(&bare).is_none());
    assert_eq!(format!("{:?}", without_prelude::Table::One), "ONE(1)");

    let shadowed = shadowed::Shadowed::Named { first: "a".into(), wait: 3 };
    assert_eq!(shadowed.to_string(), "first a");

    let packed = shadowed::Packed::Phone { phone: "138".into() };
    assert_eq!(Report::of(&packed).locale("en").message(), "The phone number 138 is taken");
    let packed = without_prelude::Packed::Generic { phone: 7 };
    assert_eq!(Report::of(&packed).locale("en").message(), "The set {7}");

    let same = same_names::Same::None { __index: 1, __name: 2 };
    assert_eq!(Report::of(&same).message(), "2 1");
    assert_eq!(serde_json::to_string(&Report::of(&same).details()).unwrap(), r#"{"__index":1,"__name":2}"#);
    assert_eq!(same_names::Same::CATALOG.code(), 5);
    assert_eq!(<same_names::Same as ErrorCatalog>::CATALOG.entries().len(), 5);
}
