//! Any bytes as language packs: what is read is what a plain reader of JSON reads, and faults say where they are.
//!
//! The files in an input, one a locale, are separated by the byte 0x1E, which no JSON has. What stands before a byte 0x1D is the
//! declaration.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use error_codes_fuzz::{faults, forget_spans, is_deep, packs};
use libfuzzer_sys::fuzz_target;
use proc_macro2::{TokenStream, TokenTree};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use syn_full::{Expr, Lit};

const DECLARED: &str =
    r#"(::error_codes) pub static PACKS = "zh-CN" => "0.json", "en" => "1.json", "ja" => "2.json""#;

/// Where the files are; one process has one input at a time.
static DIRECTORY: LazyLock<PathBuf> = LazyLock::new(|| {
    let directory = std::env::temp_dir().join(format!("error-codes-fuzz-packs-{}", std::process::id()));
    fs::create_dir_all(&directory).expect("a directory");
    directory
});

fuzz_target!(|bytes: &[u8]| {
    let (declaration, files) = match bytes.iter().position(|byte| *byte == 0x1D) {
        Some(at) => (std::str::from_utf8(&bytes[..at]).ok(), &bytes[at + 1..]),
        None => (None, bytes),
    };
    let files: Vec<&[u8]> = files.split(|byte| *byte == 0x1E).take(3).collect();
    for (index, file) in files.iter().enumerate() {
        let path = DIRECTORY.join(format!("{index}.json"));
        // A new file: some file systems wait for the disk where an old one is written anew.
        let _ = fs::remove_file(&path);
        fs::write(path, file).expect("a file");
    }
    match declaration {
        Some(declaration) => declared(declaration),
        None => read(&files),
    }
    forget_spans();
});

/// Any declaration: a static comes out, or faults.
fn declared(declaration: &str) {
    if is_deep(declaration) {
        return;
    }
    let Ok(tokens) = format!("(::error_codes) {declaration}").parse() else { return };
    let output = packs::language_packs(tokens, &DIRECTORY);
    let text = output.to_string();
    assert!(text.contains("static") || !faults(output.clone()).is_empty(), "{declaration}");
    syn_full::parse2::<syn_full::File>(output).unwrap_or_else(|error| panic!("{error}: {declaration}"));
}

fn read(files: &[&[u8]]) {
    let declaration = DECLARED.split_inclusive("json\"").take(files.len()).collect::<String>();
    let output = packs::language_packs(declaration.parse().expect("tokens"), &DIRECTORY);
    let faults = faults(output.clone());
    let read: Option<Vec<Pack>> = files.iter().map(|file| plain(file)).collect();
    assert_eq!(faults.is_empty(), read.is_some(), "{faults:?}");
    for fault in &faults {
        placed(&fault.message, files);
    }
    if let Some(read) = read {
        assert_eq!(laid_out(output), read);
    }
}

/// `1.json:2:14: …`: the file has such a line, and the line such a column.
fn placed(fault: &str, files: &[&[u8]]) {
    let mut parts = fault.splitn(4, ':');
    let file = parts.next().and_then(|name| name.strip_suffix(".json")?.parse::<usize>().ok());
    let file = files[file.unwrap_or_else(|| panic!("no file: {fault}"))];
    let numbers: Vec<usize> = parts.filter_map(|part| part.parse().ok()).collect();
    let [line, column] = numbers[..] else {
        assert!(fault.contains("more faults"), "no place: {fault}");
        return;
    };
    let text = String::from_utf8_lossy(file);
    let text = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("no such line: {fault}"));
    assert!((1..=text.chars().count() + 1).contains(&column), "no such column: {fault}");
}

type Pack = BTreeMap<String, String>;

/// The pack in a file; none where the file has a fault.
fn plain(file: &[u8]) -> Option<Pack> {
    let Members(members) = serde_json::from_slice(file).ok()?;
    let mut pack = Pack::new();
    flatten("", members, 1, &mut pack).then_some(pack)
}

/// Whether the members are messages with keys that no other has.
fn flatten(prefix: &str, members: Vec<(String, Node)>, depth: usize, pack: &mut Pack) -> bool {
    let mut names = BTreeSet::new();
    depth <= 64
        && members.into_iter().all(|(name, node)| {
            let key = format!("{prefix}{name}");
            let is_key = !name.is_empty() && key.len() <= 255 && names.insert(name);
            is_key
                && match node {
                    Node::Text(text) => is_message(&text) && pack.insert(key, text).is_none(),
                    Node::Object(members) => flatten(&format!("{key}."), members, depth + 1, pack),
                }
        })
}

fn is_message(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let from = &rest[at..];
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            rest = after;
        } else if let Some((name, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}')) {
            let name = name.strip_suffix(":?").unwrap_or(name);
            let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
            let is_word = !name.starts_with(|char: char| char.is_numeric())
                && name.chars().all(|char| char.is_alphanumeric() || char == '_');
            if name.is_empty() || name.len() > 64 || !(is_number || is_word) {
                return false;
            }
            rest = after;
        } else {
            return false;
        }
    }
    !text.trim().is_empty()
}

/// An object with its members as they stand, repeated ones too.
struct Members(Vec<(String, Node)>);

enum Node {
    Text(String),
    Object(Vec<(String, Node)>),
}

struct Reader;

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader).map(|node| match node {
            Node::Object(members) => Self(members),
            Node::Text(_) => unreachable!("a map is asked for"),
        })
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message, or an object of messages")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }
}

/// The packs in the tokens of an expansion.
fn laid_out(output: TokenStream) -> Vec<Pack> {
    let call = arguments_of_new(output).expect("a call of `LanguagePacks::new`");
    let call: syn_full::ExprArray = syn_full::parse2(quote::quote!([#call])).expect("expressions");
    let [locales, _, _, _, _, keys, key_ends] = call.elems.iter().collect::<Vec<_>>()[..] else {
        panic!("seven arguments");
    };
    let keys = texts(keys, key_ends);
    let Expr::Reference(locales) = locales else { panic!("a reference") };
    let Expr::Array(locales) = &*locales.expr else { panic!("an array") };
    let pack = |locale: &Expr| -> Pack {
        let Expr::Call(locale) = locale else { panic!("a call") };
        let texts = texts(&locale.args[2], &locale.args[3]);
        assert_eq!(texts.len(), keys.len());
        keys.iter().cloned().zip(texts).filter(|(_, text)| !text.is_empty()).collect()
    };
    locales.elems.iter().map(pack).collect()
}

fn arguments_of_new(tokens: TokenStream) -> Option<TokenStream> {
    let mut after_new = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) if after_new => return Some(group.stream()),
            TokenTree::Group(group) => {
                if let Some(found) = arguments_of_new(group.stream()) {
                    return Some(found);
                }
            }
            TokenTree::Ident(ident) if ident == "LanguagePacks" => {}
            TokenTree::Punct(_) => {}
            token => after_new = token.to_string() == "new",
        }
    }
    None
}

/// The texts that are laid out in one, by where they end. The highest bit of an end is a flag.
fn texts(text: &Expr, ends: &Expr) -> Vec<String> {
    let (Expr::Lit(text), Expr::Lit(ends)) = (text, ends) else { panic!("literals") };
    let (Lit::Str(text), Lit::ByteStr(ends)) = (&text.lit, &ends.lit) else { panic!("a text and bytes") };
    let (text, ends) = (text.value(), ends.value());
    let mut begin = 0;
    let mut next = |end: &[u8; 4]| {
        let end = (u32::from_le_bytes(*end) & !(1 << 31)) as usize;
        let stretch = text[begin..end].to_owned();
        begin = end;
        stretch
    };
    ends.as_chunks().0.iter().map(&mut next).collect()
}
