//! Any text, and any old and new numbers: what is rewritten are the places that are told, and nothing else; and where no number is
//! both old and new, once is enough.
//!
//! An input has a line `20101 60101` for each number that moved, an empty line, and the text.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use error_codes::export::Snapshot;
use error_codes::migrate::{Migrated, Migration};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::{Value, json};

fuzz_target!(|input: &str| -> Corpus {
    let Some((moves, text)) = input.split_once("\n\n") else { return Corpus::Reject };
    let moves: Option<BTreeSet<(i64, i64)>> = moves.lines().map(numbers).collect();
    let Some(moves) = moves.filter(|moves| moves.len() <= 16) else { return Corpus::Reject };
    let Ok(new) = Snapshot::from_json(&catalogue(&moves).to_string()) else { return Corpus::Reject };
    // A sign may be lost and found between two numbers.
    let size = |number: &i64| number.unsigned_abs();
    let old: BTreeSet<u64> = moves.iter().map(|(old, _)| size(old)).collect();
    let is_disjoint = !moves.iter().any(|(_, new)| old.contains(&size(new)));

    let migration = Migration::of(&new);
    for migration in [migration.clone(), migration.rewriting_live()] {
        let migrated = migration.apply(text);
        told(text, &migrated);
        for place in &migrated.rewritten {
            assert!(moves.contains(&(place.old, place.new)), "{place}");
        }
        if is_disjoint {
            let again = migration.apply(&migrated.text);
            assert_eq!((again.text, again.rewritten), (migrated.text, vec![]), "{text}");
        }
    }
    Corpus::Keep
});

fn numbers(line: &str) -> Option<(i64, i64)> {
    let (old, new) = line.split_once(' ')?;
    Some((old.parse().ok()?, new.parse().ok()?))
}

fn catalogue(moves: &BTreeSet<(i64, i64)>) -> Value {
    let mut entries = BTreeMap::<i64, Vec<Value>>::new();
    for (old, new) in moves {
        entries.entry(*new).or_default().push(json!({ "code": old, "reused": true }));
    }
    let entry = |(code, legacy)| {
        json!({
            "code": code, "name": format!("E{code}"), "status": 400, "key": "", "segment": null, "text": {}, "description": "",
            "hint": null, "retry": { "kind": "no" }, "level": "warn", "legacy": legacy, "deprecated": null, "shared": false,
            "parameters": [], "details": [],
        })
    };
    let entries: Vec<Value> = entries.into_iter().map(entry).collect();
    json!({
        "schema": 1, "name": "", "title": null, "success": null, "segments": [], "retired": [], "entries": entries,
    })
}

/// Between the places that are told, the texts are the same; at those, each has its number.
fn told(old: &str, migrated: &Migrated) {
    let (mut before, mut after) = (old, migrated.text.as_str());
    let (mut line, mut column) = (1, 1);
    for place in &migrated.rewritten {
        while (line, column) != (place.line, place.column) {
            let char = before.chars().next().expect("the place is in the text");
            after = after.strip_prefix(char).expect("the texts are the same here");
            before = &before[char.len_utf8()..];
            (line, column) = if char == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        let start = before;
        before = without_number(before, place.old);
        column += start[..start.len() - before.len()].chars().count();
        after = without_number(after, place.new);
    }
    assert_eq!(before, after);
    for place in &migrated.left {
        let line = old.split('\n').nth(place.line - 1).expect("the line is in the text");
        let at = line.char_indices().nth(place.column - 1).expect("the column is in the line").0;
        without_number(&line[at..], place.code);
        assert!(!place.reason.is_empty());
    }
}

/// `text` after `number`, which it begins with, in digits and underscores.
fn without_number(text: &str, number: i64) -> &str {
    let digits = number.to_string();
    let mut expected = digits.chars().peekable();
    let mut rest = text;
    while let Some(next) = expected.peek() {
        if let Some(after) = rest.strip_prefix(*next) {
            expected.next();
            rest = after;
        } else {
            rest = rest.strip_prefix('_').unwrap_or_else(|| panic!("{number} is not at {text:?}"));
        }
    }
    rest
}
