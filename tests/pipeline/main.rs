//! The macro's own pipeline, run outside the compiler: against an oracle, and against nonsense.

#[path = "../../error-codes-macros/src/derive/mod.rs"]
mod derive;
#[path = "../../error-codes-macros/src/errors.rs"]
mod errors;
#[path = "../../error-codes-macros/src/expected.rs"]
mod expected;
#[path = "../../error-codes-macros/src/hash.rs"]
mod hash;
#[path = "../../error-codes-macros/src/order.rs"]
mod order;
#[path = "../../error-codes-macros/src/packs/mod.rs"]
mod packs;
#[path = "../../error-codes-macros/src/source.rs"]
mod source;
#[path = "../../error-codes-macros/src/template.rs"]
mod template;

mod case;
mod literal;
mod nonsense;
mod oracle;
#[path = "packs.rs"]
mod packs_tests;
mod spec;

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use syn::LitStr;

/// A fault that the pipeline reports: its message and where it points.
#[derive(Debug)]
struct Fault {
    message: String,
    span: Span,
}

/// The faults in what the derive makes of `source`.
fn faults(source: TokenStream) -> Vec<Fault> {
    let mut faults = Vec::new();
    collect(derive::derive(source), &mut faults);
    faults
}

fn collect(tokens: TokenStream, faults: &mut Vec<Fault>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "compile_error" => {
                let _bang = tokens.next();
                if let Some(TokenTree::Group(group)) = tokens.next()
                    && let Some(TokenTree::Literal(message)) = group.stream().into_iter().next()
                {
                    faults.push(Fault { span: ident.span(), message: text_of(message) });
                }
            }
            TokenTree::Group(group) => collect(group.stream(), faults),
            _ => {}
        }
    }
}

fn text_of(literal: Literal) -> String {
    syn::parse2::<LitStr>(TokenTree::from(literal).into()).map(|text| text.value()).unwrap_or_default()
}

#[test]
fn output_is_deterministic() {
    let source = "#[catalog(keys = \"a\", error, axum, actix, poem, salvo, tonic, utoipa)] #[segment(1..=9, name = \"s\", http = 400)]
        enum E { #[code(2, was(20, 21, reused))] Bee, /** {x} */ #[code(1)] Ant { x: u8 } }";
    let once = derive::derive(source.parse().unwrap()).to_string();
    let twice = derive::derive(source.parse().unwrap()).to_string();
    assert_eq!(once, twice);
    assert!(once.contains("__ENTRIES"));
}

#[test]
fn the_catalogue_is_a_table_in_the_documentation() {
    let source = r#"#[catalog(keys = "a", http = 400)]
        enum E {
            #[doc = "text | with <b>[markup](x)</b> & `code`"] #[code(-2)] B,
            #[code(1, name = "A|`B")] A,
        }"#;
    let output = derive::derive(source.parse().unwrap());
    let doc = docs(output).into_iter().find(|doc| doc.starts_with("The catalogue")).unwrap();
    let rows: Vec<&str> = doc.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            "| code | name | HTTP | key | text |",
            "|---:|---|---|---|---|",
            r"| -2 | `B` | 400 | `a.b` | text \| with &lt;b&gt;\[markup\]\(x\)&lt;/b&gt; &amp; \`code\` |",
            r"| 1 | A\|\`B | 400 | `a.a` |  |",
        ]
    );
}

/// All string literals in `tokens`.
fn docs(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.extend(docs(group.stream())),
            TokenTree::Literal(literal) => found.push(text_of(literal)),
            _ => {}
        }
    }
    found
}
