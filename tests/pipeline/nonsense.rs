//! Whatever stands in the attributes, the pipeline answers with code or with errors that have a place.

use proptest::prelude::*;

/// Tokens that mean something to the derive, and some that mean nothing.
const WORDS: &[&str] = &[
    "60101",
    "-",
    "-5",
    "0xFF",
    "1.5",
    "9223372036854775808",
    "60u8",
    "\"text\"",
    "\"{x}\"",
    "\"\"",
    "'c'",
    "true",
    "b\"b\"",
    "http",
    "msg",
    "name",
    "hint",
    "retry",
    "log",
    "grpc",
    "was",
    "shared",
    "reused",
    "title",
    "keys",
    "names",
    "digits",
    "success",
    "retired",
    "doc_url",
    "error",
    "debug",
    "crate",
    "axum",
    "salvo",
    "tonic",
    "utoipa",
    "rename",
    "transparent",
    "packs",
    "plan",
    "after",
    "after()",
    "after(60)",
    "after(x)",
    "backoff",
    "no",
    "warn",
    "CONFLICT",
    "NOT_FOUND",
    "409",
    "600",
    "=",
    ",",
    ",",
    ",",
    "..=",
    "..",
    "...",
    "::",
    ":",
    ";",
    "(",
    ")",
    "(1, 2)",
    "(1..=9)",
    "(20000, msg = \"ok\")",
    "[",
    "]",
    "{",
    "}",
    "#",
    "!",
    "'a",
    "r#type",
    "手机号",
    "_",
    "self",
    "$",
    "|",
    "1..=9",
    "9..=1",
    "1..=",
    "-1..=-9",
];

fn tokens() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..8).prop_map(|words| words.join(" "))
}

/// The derive's answer, if `source` can be cut into tokens at all (brackets may not match).
fn answer(source: &str) -> Option<(String, Vec<crate::Fault>)> {
    let tokens: proc_macro2::TokenStream = source.parse().ok()?;
    Some((crate::derive::derive(tokens.clone()).to_string(), crate::faults(tokens)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nonsense_in_attributes(
        catalog in tokens(), segment in tokens(), code in tokens(), more in tokens(), detail in tokens(), doc in "[ -~]{0,12}",
        shape in 0usize..4,
    ) {
        let (open, close) = [("(", ")"), ("[", "]"), ("{", "}"), ("= ", "")][shape];
        let source = format!(
            "#[catalog{open}{catalog}{close}] #[segment({segment})]
             enum E {{ #[doc = {doc:?}] #[code({code})] A {{ #[detail({detail})] x: u8, wait: u64 }}, #[code(1, {more})] B }}"
        );
        if let Some((output, faults)) = answer(&source) {
            prop_assert!(!faults.is_empty() || output.contains("__ENTRIES"), "{}", source);
            prop_assert!(output.contains("ErrorCatalog") || !faults.is_empty(), "{}", source);
            for fault in &faults {
                prop_assert!(!fault.span.byte_range().is_empty(), "no place: {}\n{}", fault.message, source);
                prop_assert!(!fault.message.contains("please report"), "{}", source);
            }
        }
    }

    #[test]
    fn nonsense_instead_of_an_enum(source in prop::collection::vec(tokens(), 0..4)) {
        if let Some((_, faults)) = answer(&source.join(" ")) {
            prop_assert!(!faults.is_empty());
        }
    }
}
