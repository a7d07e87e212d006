//! Every shape of enum that the derive works on.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use error_codes::{ErrorCatalog, ErrorCode, Report};

mod generics {
    use super::*;
    use std::fmt::{Debug, Display};

    #[derive(Debug, ErrorCatalog)]
    #[catalog(error, keys = "query", http = 400)]
    enum QueryError<'q, T: Debug + Display, const LIMIT: usize = 8>
    where
        T: Send + 'q,
    {
        /// `{query}` 中的 {value} 无效
        #[code(1)]
        Invalid { query: &'q str, value: T },
        #[code(2)]
        TooMany([u8; LIMIT]),
    }

    #[test]
    fn lifetimes_types_and_constants() {
        let query = String::from("select");
        let error: QueryError<'_, i32, 2> = QueryError::Invalid { query: &query, value: 7 };
        assert_eq!(error.to_string(), "`select` 中的 7 无效");
        assert_eq!(QueryError::<'_, i32, 2>::TooMany([1, 2]).code(), 2);
        assert_eq!(<QueryError<'static, u8> as ErrorCatalog>::CATALOG.entries().len(), 2);
    }

    #[derive(Debug, ErrorCatalog)]
    #[catalog(error, keys = "wrapper", http = 400)]
    enum Wrapper<E: std::error::Error + 'static> {
        #[code(1)]
        Wrapped(#[from] E),
    }

    #[test]
    fn a_generic_source() {
        let error: Wrapper<std::fmt::Error> = std::fmt::Error.into();
        assert!(std::error::Error::source(&error).unwrap().is::<std::fmt::Error>());
    }
}

mod identifiers {
    use super::*;

    #[derive(ErrorCatalog)]
    #[catalog(keys = "raw", http = 400)]
    #[allow(non_camel_case_types)]
    enum r#match {
        /// type {type}
        #[code(1)]
        r#type {
            #[detail]
            r#type: u8,
        },
        #[code(2, retry = after(r#fn))]
        r#async { r#fn: u8 },
    }

    #[derive(ErrorCatalog)]
    #[catalog(keys = "用户", http = 409)]
    enum 用户错误 {
        /// 手机号 {手机号} 已存在
        #[code(60101)]
        手机号已存在 {
            #[detail]
            手机号: &'static str,
        },
    }

    #[test]
    fn raw() {
        let error = r#match::r#type { r#type: 3 };
        assert_eq!((error.name(), error.key()), ("TYPE", "raw.type"));
        assert_eq!(Report::of(&error).message(), "type 3");
        assert_eq!(error.entry().details().collect::<Vec<_>>(), ["type"]);
        assert_eq!(r#match::CATALOG.name(), "match");
        assert_eq!(r#match::r#async { r#fn: 9 }.retry_after().unwrap().as_secs(), 9);
    }

    #[test]
    fn not_ascii() {
        let error = 用户错误::手机号已存在 { 手机号: "138" };
        assert_eq!((error.name(), error.key()), ("手机号已存在", "用户.手机号已存在"));
        assert_eq!(Report::of(&error).message(), "手机号 138 已存在");
    }
}

mod configured {
    use super::*;

    #[derive(Debug, ErrorCatalog)]
    #[catalog(keys = "cfg", http = 400)]
    #[cfg_attr(all(), catalog(error))]
    enum Configured {
        #[code(1)]
        Always,
        #[cfg(any())]
        #[code(1)]
        Never(NoSuchType),
        #[cfg_attr(all(), code(2))]
        ByAttribute,
        #[cfg(not(any()))]
        #[code(3)]
        Here {
            #[cfg(any())]
            absent: NoSuchType,
            present: u8,
        },
    }

    #[test]
    fn what_is_configured_out_leaves_no_entry() {
        let codes: Vec<i64> = Configured::CATALOG.entries().iter().map(error_codes::Entry::code).collect();
        assert_eq!(codes, [1, 2, 3]);
        assert_eq!(Configured::Here { present: 1 }.code(), 3);
        assert_eq!(Configured::Always.to_string(), "cfg.always");
    }
}

mod variants {
    use super::*;

    #[derive(ErrorCatalog)]
    #[catalog(keys = "non", http = 400)]
    #[non_exhaustive]
    pub enum NonExhaustive {
        #[code(1)]
        #[non_exhaustive]
        One { field: u8 },
    }

    #[derive(ErrorCatalog)]
    #[catalog(error, debug, keys = "none")]
    enum Empty {}

    #[derive(ErrorCatalog)]
    #[catalog(keys = "payload", http = 400)]
    enum Payloads {
        #[code(1)]
        Unit,
        #[code(2)]
        EmptyTuple(),
        #[code(3)]
        EmptyStruct {},
        /// {0} and {2}
        #[code(4)]
        Tuple(u8, Vec<String>, &'static str),
        /// {b} and {b:?}
        #[code(5)]
        Struct { a: fn(u8) -> u8, b: &'static str },
    }

    #[derive(Clone, Copy, ErrorCatalog)]
    #[catalog(keys = "number", http = 400)]
    #[repr(i64)]
    enum Numbers {
        #[code(http = 404)]
        NotFound = 60301,
        #[code(60302)]
        Both = 60302,
        #[code(http = 400)]
        Negative = -1,
        #[code(0xFFFF_FFFF)]
        BeyondI32,
    }

    #[test]
    fn payloads() {
        let all = [
            Payloads::Unit,
            Payloads::EmptyTuple(),
            Payloads::EmptyStruct {},
            Payloads::Tuple(1, vec![], "2"),
            Payloads::Struct { a: |a| a, b: "b" },
        ];
        assert_eq!(all.each_ref().map(ErrorCode::code), [1, 2, 3, 4, 5]);
        assert_eq!(Report::of(&all[3]).message(), "1 and 2");
        assert_eq!(Report::of(&all[4]).message(), "b and \"b\"");
    }

    #[test]
    fn no_variants() {
        assert!(Empty::CATALOG.entries().is_empty());
        assert!(Empty::CATALOG.get(0).is_none());
        assert!(Empty::CATALOG.get_all(0).is_empty());
    }

    #[test]
    fn exhaustive_or_not() {
        assert_eq!(NonExhaustive::One { field: 1 }.code(), 1);
    }

    #[test]
    fn discriminants_are_codes() {
        for error in [Numbers::NotFound, Numbers::Both, Numbers::Negative] {
            assert_eq!(error.code(), error as i64);
        }
        assert_eq!(Numbers::BeyondI32.code(), 4_294_967_295);
        assert_eq!(Numbers::NotFound.status(), 404);
        let codes: Vec<i64> = Numbers::CATALOG.entries().iter().map(error_codes::Entry::code).collect();
        assert_eq!(codes, [-1, 60301, 60302, 4_294_967_295]);
    }
}

mod produced_by_a_macro {
    use super::*;

    macro_rules! errors {
        ($(#[$on_enum:meta])* $name:ident $range:literal..=$last:literal $segment:literal $status:expr;
         $($variant:ident $code:literal $key:expr, $text:literal $(, $field:ident : $ty:ty)?;)*) => {
            #[derive(Debug, ErrorCatalog)]
            $(#[$on_enum])*
            #[segment($range..=$last, name = $segment, http = $status)]
            enum $name {
                $(#[doc = $text] #[code($code, msg = $key)] $variant $({ #[detail] $field: $ty })?,)*
            }
        };
    }

    errors! {
        #[catalog(error, name = "made")] Made -10..=60199 "made" 409;
        PhoneExists 60101 "phone.exists", "phone {phone} is taken", phone: String;
        Negative -5 "negative", "below zero";
    }

    /// The derive comes from the macro, all else from its user: locals and types have two hygienes.
    macro_rules! with_derive {
        ($name:ident, $source:ty, { $($body:tt)* }) => {
            #[derive(Debug, ErrorCatalog)]
            #[catalog(error, http = 500, keys = "wrapped")]
            enum $name {
                $($body)*
                #[code(9)]
                Optional(#[source] $source),
            }
        };
    }

    with_derive!(Wrapped, Option<Box<dyn std::error::Error + Send + Sync>>, {
        #[code(1)]
        Io(#[from] std::fmt::Error),
        /// {shown} {shown:?}
        #[code(2, retry = after(wait))]
        Shown { #[detail] shown: u8, wait: u32 },
        #[code(3)]
        Source { #[source] cause: Box<dyn std::error::Error> },
    });

    #[test]
    fn a_macro_may_add_the_derive() {
        use std::error::Error as _;
        assert!(Wrapped::from(std::fmt::Error).source().is_some());
        assert!(Wrapped::Optional(Some("x".into())).source().is_some());
        assert!(Wrapped::Optional(None).source().is_none());
        assert!(Wrapped::Source { cause: "x".into() }.source().is_some());
        let shown = Wrapped::Shown { shown: 1, wait: 2 };
        assert_eq!((shown.to_string(), shown.retry_after().unwrap().as_secs()), ("1 1".to_owned(), 2));
    }

    #[test]
    fn invisible_groups_are_read_through() {
        let error = Made::PhoneExists { phone: "138".into() };
        assert_eq!(error.to_string(), "phone 138 is taken");
        assert_eq!((error.code(), error.status().as_u16(), error.key()), (60101, 409, "phone.exists"));
        assert_eq!(Made::Negative.code(), -5);
    }
}

mod nested {
    use super::*;

    #[test]
    fn in_a_function_and_private() {
        struct Secret;

        #[derive(ErrorCatalog)]
        #[catalog(keys = "inner", http = 400)]
        enum Inner {
            #[code(1)]
            Here(Secret),
        }

        mod deeper {
            #[derive(error_codes::ErrorCatalog)]
            #[catalog(keys = "deeper", http = 400)]
            pub(super) enum Inner {
                #[code(2)]
                There,
            }
        }
        assert_eq!(Inner::Here(Secret).code(), 1);
        assert_eq!(deeper::Inner::There.code(), 2);
    }
}

mod beside_other_derives {
    use super::*;
    use strum::IntoEnumIterator;

    #[derive(Debug, Default, thiserror::Error, serde::Serialize, strum::EnumIter, ErrorCatalog)]
    #[serde(rename_all = "snake_case")]
    #[strum(serialize_all = "kebab-case")]
    #[catalog(keys = "many", http = 500)]
    enum Many {
        /// 未知
        #[error("unknown")]
        #[code(1)]
        #[default]
        Unknown,
        /// 丢失
        #[error("lost")]
        #[code(2)]
        Lost {
            #[from]
            #[serde(skip)]
            cause: std::fmt::Error,
        },
        #[error(transparent)]
        #[code(3)]
        #[serde(rename = "io")]
        #[strum(disabled)]
        Io(#[serde(skip)] std::io::Error),
    }

    /// `Display` by hand, so that thiserror needs no `#[error(…)]`.
    #[derive(Debug, thiserror::Error, ErrorCatalog)]
    #[catalog(keys = "by_hand", http = 500)]
    enum ByHand {
        #[code(1)]
        Lost(#[from] std::fmt::Error),
    }

    impl std::fmt::Display for ByHand {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("by hand")
        }
    }

    #[test]
    fn thiserror_without_error_attributes() {
        assert_eq!(ByHand::from(std::fmt::Error).to_string(), "by hand");
    }

    #[test]
    fn each_does_its_own_work() {
        let error = Many::from(std::fmt::Error);
        assert_eq!((error.code(), error.to_string()), (2, "lost".to_owned()));
        assert_eq!(Report::of(&error).message(), "丢失");
        assert!(std::error::Error::source(&error).is_some());
        assert_eq!(Many::iter().map(|error| error.code()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(serde_json::to_string(&Many::default()).unwrap(), "\"unknown\"");
    }
}
