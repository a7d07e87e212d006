//! `language_packs!` outside the compiler: what it lays out against what the files say, messages against a naive renderer,
//! and nonsense.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use error_codes::__private::{Entry, LanguagePacks, More, Pack};
use error_codes::argument::Argument;
use error_codes::{ErrorCode, Report};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use proptest::prelude::*;
use quote::quote;
use syn::{Expr, ExprArray, Lit};

use crate::{collect, packs};

/// A directory of its own for each case.
fn directory() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("packs-{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).unwrap();
    directory
}

/// What the macro makes of these files, one a locale.
fn expanded(files: &[Vec<u8>], before: &str) -> TokenStream {
    const TAGS: [&str; 3] = ["zh-CN", "en", "ja"];
    let directory = directory();
    let mut locales = Vec::new();
    for (file, tag) in files.iter().zip(TAGS) {
        let name = format!("{tag}.json");
        fs::write(directory.join(&name), file).unwrap();
        locales.push(format!("\"{tag}\" => \"{name}\""));
    }
    let tokens = format!("(::error_codes) {before} static PACKS = {}", locales.join(","));
    let expanded = packs::language_packs(tokens.parse().unwrap(), &directory);
    fs::remove_dir_all(directory).unwrap();
    expanded
}

fn faults(tokens: TokenStream) -> Vec<String> {
    let mut faults = Vec::new();
    collect(tokens, &mut faults);
    faults.into_iter().map(|fault| fault.message).collect()
}

/// The packs that the tokens of an expansion make, as the compiler would make them.
fn evaluated(tokens: TokenStream) -> &'static LanguagePacks {
    let call = arguments_of_new(tokens).expect("a call of `LanguagePacks::new`");
    let call: ExprArray = syn::parse2(quote!([#call])).expect("expressions");
    let arguments: Vec<&Expr> = call.elems.iter().collect();
    let [locales, hashes, shows, placeholders, places, keys, key_ends] = arguments[..] else {
        panic!("seven arguments");
    };
    let locales: Vec<Pack> = elements(locales)
        .map(|pack| {
            let Expr::Call(pack) = pack else { panic!("a call") };
            let [tag, path, texts, ends] = [0, 1, 2, 3].map(|index| &pack.args[index]);
            Pack::new(text(tag), text(path), text(texts), bytes(ends))
        })
        .collect();
    let packs = LanguagePacks::new(
        Box::leak(locales.into_boxed_slice()),
        numbers(hashes),
        numbers(shows),
        numbers(placeholders),
        bytes(places),
        text(keys),
        bytes(key_ends),
    );
    Box::leak(Box::new(packs))
}

fn arguments_of_new(tokens: TokenStream) -> Option<TokenStream> {
    let (mut after_type, mut at_new) = (false, false);
    for token in tokens {
        match token {
            TokenTree::Group(group) if at_new && group.delimiter() == Delimiter::Parenthesis => {
                return Some(group.stream());
            }
            TokenTree::Group(group) => {
                if let Some(found) = arguments_of_new(group.stream()) {
                    return Some(found);
                }
            }
            TokenTree::Ident(ident) => {
                at_new = after_type && ident == "new";
                after_type = ident == "LanguagePacks";
            }
            _ => {}
        }
    }
    None
}

fn elements(expr: &Expr) -> impl Iterator<Item = &Expr> {
    let Expr::Reference(reference) = expr else { panic!("a reference") };
    let Expr::Array(array) = &*reference.expr else { panic!("an array") };
    array.elems.iter()
}

fn literal(expr: &Expr) -> &Lit {
    let Expr::Lit(literal) = expr else { panic!("a literal") };
    &literal.lit
}

fn text(expr: &Expr) -> &'static str {
    let Lit::Str(text) = literal(expr) else { panic!("a text") };
    Box::leak(text.value().into_boxed_str())
}

fn bytes(expr: &Expr) -> &'static [u8] {
    let Lit::ByteStr(bytes) = literal(expr) else { panic!("bytes") };
    Box::leak(bytes.value().into_boxed_slice())
}

fn numbers<N: std::str::FromStr<Err: std::fmt::Display>>(expr: &Expr) -> &'static [N] {
    let number = |element| {
        let Lit::Int(number) = literal(element) else { panic!("a number") };
        number.base10_parse().expect("a number of the type")
    };
    Box::leak(elements(expr).map(number).collect::<Vec<N>>().into_boxed_slice())
}

/// An error with any text as the message of its key `k`.
struct Sample {
    entry: Entry,
    fields: BTreeMap<String, String>,
}

impl ErrorCode for Sample {
    fn entry(&self) -> &'static Entry {
        Box::leak(Box::new(self.entry))
    }

    fn argument(&self, name: &str) -> Option<Argument<'_>> {
        self.fields.get(name).map(|value| Argument::new().display(value).debug(value))
    }
}

/// A stretch of a message: as it is written in a pack, and what it is in the end.
fn stretch() -> impl Strategy<Value = (String, String)> {
    let field = prop_oneof!["[a-c]", "[0-2]"];
    prop_oneof![
        3 => "[^{}]{0,6}".prop_map(|text| (text.clone(), text)),
        1 => Just(("{{".to_owned(), "{".to_owned())),
        1 => Just(("}}".to_owned(), "}".to_owned())),
        2 => field.clone().prop_map(|name| (format!("{{{name}}}"), format!("<{name}>"))),
        1 => field.prop_map(|name| (format!("{{{name}:?}}"), format!("\"<{name}>\""))),
    ]
}

fn json(object: &serde_json::Value) -> Vec<u8> {
    serde_json::to_vec_pretty(object).unwrap()
}

/// Keys of up to three words, some of which are the beginning of others.
fn pack() -> impl Strategy<Value = BTreeMap<String, String>> {
    let key = "[a-c用]{1,2}(\\.[a-c]{1,2}){0,2}";
    let text = prop::collection::vec(stretch(), 1..4).prop_map(|stretches| {
        let text: String = stretches.into_iter().map(|(written, _)| written).collect();
        if text.trim().is_empty() { "text".to_owned() } else { text }
    });
    prop::collection::btree_map(key, text, 0..12)
}

/// The same keys, each nested as deep as no other key stands in the way.
fn nested(pack: &BTreeMap<String, String>) -> serde_json::Value {
    let mut root = serde_json::Map::new();
    for (key, text) in pack {
        let blocked = pack
            .keys()
            .any(|other| other.starts_with(&format!("{key}.")) || key.starts_with(&format!("{other}.")));
        let words: Vec<&str> = if blocked { vec![key] } else { key.split('.').collect() };
        let mut object = &mut root;
        for word in &words[..words.len() - 1] {
            let inner =
                object.entry(*word).or_insert_with(|| serde_json::Value::Object(serde_json::Map::new()));
            object = inner.as_object_mut().expect("no key stands in the way");
        }
        object.insert(words[words.len() - 1].to_owned(), text.clone().into());
    }
    serde_json::Value::Object(root)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn packs_hold_what_their_files_say(packs in prop::collection::vec(pack(), 1..=3), flat in any::<bool>()) {
        let files: Vec<Vec<u8>> = packs
            .iter()
            .map(|pack| if flat { json(&serde_json::json!(pack)) } else { json(&nested(pack)) })
            .collect();
        let tokens = expanded(&files, "");
        prop_assert_eq!(faults(tokens.clone()), Vec::<String>::new());
        let read = evaluated(tokens);
        let keys: std::collections::BTreeSet<&str> = packs.iter().flat_map(|pack| pack.keys().map(String::as_str)).collect();
        prop_assert_eq!(read.keys().collect::<std::collections::BTreeSet<_>>(), keys.clone());
        for (locale, pack) in read.locales().zip(&packs) {
            for key in &keys {
                prop_assert_eq!(read.get(locale, key), pack.get(*key).map(String::as_str));
            }
            prop_assert_eq!(read.get(locale, "no.such.key"), None);
        }
    }

    #[test]
    fn a_message_is_what_a_naive_renderer_makes(
        messages in prop::collection::vec(prop::collection::vec(stretch(), 1..8), 1..=3),
        asked in prop_oneof![Just("zh-CN"), Just("en"), Just("ja"), Just("fr")],
    ) {
        let joined = |message: &[(String, String)], rendered: bool| -> String {
            message.iter().map(|(written, shown)| if rendered { shown.as_str() } else { written.as_str() }).collect()
        };
        let texts: Vec<String> = messages.iter().map(|message| joined(message, false)).collect();
        prop_assume!(texts.iter().all(|text| !text.trim().is_empty()));
        let files: Vec<Vec<u8>> = texts.iter().map(|text| json(&serde_json::json!({ "k": text }))).collect();
        let packs = evaluated(expanded(&files, ""));
        let more: &'static More = Box::leak(Box::new(More { packs: Some(packs), ..More::NONE }));
        let fields = ["a", "b", "c", "0", "1", "2"].map(|name| (name.to_owned(), format!("<{name}>")));
        let error = Sample { entry: Entry::Rich(400, 1, "\u{1}\u{1}Ak", more), fields: fields.into() };

        let index = ["zh-CN", "en", "ja"].iter().position(|tag| *tag == asked).filter(|index| *index < messages.len());
        let report = Report::of(&error).locale(asked);
        prop_assert_eq!(report.message(), joined(&messages[index.unwrap_or(0)], true));
        prop_assert_eq!(error.entry().message(asked), &texts[index.unwrap_or(0)]);
    }

    /// Whatever stands in the file: packs where it is JSON of texts, else a fault.
    #[test]
    fn nonsense_in_a_file_is_reported(file in prop::collection::vec(any::<u8>(), 0..40)) {
        let is_pack = serde_json::from_slice::<BTreeMap<String, String>>(&file).is_ok();
        let tokens = expanded(&[file], "");
        prop_assert!(tokens.to_string().contains("static PACKS"));
        prop_assert_eq!(faults(tokens).is_empty(), is_pack);
    }

    /// A file that was good, with something taken out or put in.
    #[test]
    fn a_damaged_file_is_reported_or_read(at in 0..120usize, with in prop_oneof![Just(""), Just("\""), Just("{"), Just("}"), Just("["), Just(","), Just("\\"), Just("\u{0}"), Just("\n"), Just("用")]) {
        let file = r#"{"a": "x {n}", "用户": {"b": "y", "c": {"d": "{{z}}"}}, "e.f": "w", "g": [1, {"h": null}], "i": -1.5e3}"#;
        let chars: Vec<char> = file.chars().collect();
        let at = at.min(chars.len() - 1);
        let damaged: String = chars[..at].iter().copied().chain(with.chars()).chain(chars[at + 1..].iter().copied()).collect();
        let tokens = expanded(&[damaged.clone().into_bytes()], "");
        prop_assert!(!faults(tokens).is_empty(), "{}", damaged);
    }
}

#[test]
fn nonsense_in_the_declaration_is_reported() {
    for tokens in [
        "",
        "static",
        "static static",
        "pub",
        "strict",
        "strict strict static A = \"en\" => \"a\"",
        "= =",
        "static A = ,",
        "static A = \"en\" =>",
        "static A = => \"a\"",
        "static A = \"en\" => \"a\",,",
        "static A = 1 => 2",
        "static r#static = ",
        "#[a",
        "#",
        "#[doc = 1] 7",
        "pub(",
        "static A = [\"en\" => \"a\"]",
        "static A = \"en\" => \"a\" ;;",
        "static _ = \"en\" => \"a\"",
        "static A = b\"en\" => c\"a\"",
        "static A = \"en\" => \"\\0\"",
        "static A = \"en\" => \"..\"",
        "static A = \"en\" => \"\"",
    ] {
        let Ok(tokens) = format!("(::error_codes) {tokens}").parse() else { continue };
        let expanded = packs::language_packs(tokens, Path::new(env!("CARGO_TARGET_TMPDIR")));
        assert!(!faults(expanded.clone()).is_empty(), "{expanded}");
    }
}

#[test]
fn output_is_deterministic() {
    let files = [br#"{"b": "2", "a": {"c": "{x}", "d": "1"}}"#.to_vec(), br#"{"z": "3"}"#.to_vec()];
    assert_eq!(expanded(&files, "").to_string(), expanded(&files, "").to_string());
}
