//! Any document: what is written is Rust and language packs, and compiles as far as the macros can see where no finding says otherwise.
//!
//! The first line of an input says how it is read: `C` as CSV and else as Markdown, `S` with a status for all, `L` in Japanese.

#![no_main]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use error_codes::import::{self, Import, Options, Severity};
use error_codes_fuzz::{Fault, derive, faults, forget_spans, packs};
use libfuzzer_sys::{Corpus, fuzz_target};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn_full::{Attribute, Item};

/// Where the language packs are; one process has one input at a time.
static DIRECTORY: LazyLock<PathBuf> = LazyLock::new(|| {
    let directory = std::env::temp_dir().join(format!("error-codes-fuzz-import-{}", std::process::id()));
    fs::create_dir_all(directory.join("locales")).expect("a directory");
    directory
});

fuzz_target!(|input: &str| -> Corpus {
    let Some((letters, document)) = input.split_once('\n') else { return Corpus::Reject };
    let mut options = Options::new("mall");
    if letters.contains('S') {
        options = options.status(400);
    }
    if letters.contains('L') {
        options = options.locale("ja-JP");
    }
    let is_csv = letters.contains('C');
    let imported =
        if is_csv { import::csv(document, &options) } else { import::markdown(document, &options) };
    check(&imported, document);
    forget_spans();
    Corpus::Keep
});

fn check(imported: &Import, document: &str) {
    assert!(imported.entries > 0 || !imported.findings.is_empty());
    assert_eq!(imported.files.is_empty(), imported.entries == 0);
    let lines = document.lines().count().max(1);
    for finding in &imported.findings {
        assert!((1..=lines).contains(&finding.line), "{finding}");
        assert!(finding.other_line.is_none_or(|line| (1..=lines).contains(&line)), "{finding}");
        assert!(!finding.to_string().contains('\n'), "{finding}");
    }

    let files = |kind| imported.files.iter().filter(move |file| file.path.rsplit('.').next() == Some(kind));
    for file in files("json") {
        let pack: Result<BTreeMap<String, String>, _> = serde_json::from_str(&file.text);
        assert!(pack.is_ok(), "{}", file.text);
        let path = DIRECTORY.join(&file.path);
        let _ = fs::remove_file(&path);
        fs::write(path, &file.text).expect("a file");
    }
    let mut faults = Vec::new();
    for file in files("rs") {
        let items =
            syn_full::parse_file(&file.text).unwrap_or_else(|error| panic!("{error}: {}", file.text)).items;
        faults.extend(items.into_iter().flat_map(expanded));
    }
    if imported.worst() < Some(Severity::Error) {
        assert!(faults.is_empty(), "{faults:?}\n{:?}\n{:#?}", imported.findings, imported.files);
    }
}

/// What the macros have to say of an item.
fn expanded(item: Item) -> Vec<Fault> {
    match item {
        Item::Enum(mut item) => {
            // A derive does not see itself.
            item.attrs.retain(|attribute: &Attribute| !attribute.path().is_ident("derive"));
            faults(derive::derive(item.into_token_stream()))
        }
        Item::Macro(item)
            if item.mac.path.segments.last().is_some_and(|last| last.ident == "language_packs") =>
        {
            let declared: TokenStream = item.mac.tokens;
            faults(packs::language_packs(quote::quote!((::error_codes) #declared), &DIRECTORY))
        }
        _ => Vec::new(),
    }
}
