//! Any text at all, in each format: read back, it is the same.

use error_codes::export::{self, Snapshot};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{csv, hostile, markdown};

/// Texts of signs that mean something somewhere, and of any others.
fn text() -> impl Strategy<Value = String> {
    let signs = "|`*_~$#<>[](){}!\\/&;:=+-@'\"\n\r\t \0\u{1b}\u{2028}\u{202e}\u{feff}＝ab1中";
    let signs: Vec<char> = signs.chars().collect();
    let one = prop_oneof![4 => prop::sample::select(signs), 1 => any::<char>()];
    prop::collection::vec(one, 1..24).prop_map(|text| text.into_iter().collect())
}

/// One entry, whose every text is this one.
fn snapshot(text: &str) -> Snapshot {
    let mut snapshot = hostile::empty();
    let entry = json!({
        "code": 1, "name": text, "status": 400, "key": "key", "segment": null, "text": { "en": text }, "description": text,
        "hint": text, "retry": { "kind": "no" }, "level": "warn", "legacy": [], "deprecated": null, "shared": false,
        "parameters": [], "details": [text],
    });
    snapshot.entries.push(serde_json::from_value(entry).unwrap());
    snapshot
}

/// What follows `before` on a line of a module, to the last quote: a string, which is one of JSON too.
fn string<'a>(module: &'a str, before: &str) -> &'a str {
    let after = module.lines().find_map(|line| line.strip_prefix(before)).unwrap();
    &after[..=after.rfind('"').unwrap()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn stays_what_it_is(text in text()) {
        let snapshot = snapshot(&text);
        let expected = Value::String(text.clone());

        let pack: Value = serde_json::from_str(&export::i18n(&snapshot, "en")).unwrap();
        prop_assert_eq!(&pack["key"], &expected);

        let document: Value = serde_json::from_str(&export::openapi(&snapshot)).unwrap();
        prop_assert_eq!(&document["components"]["schemas"]["ErrorName"]["enum"][0], &expected);

        for (module, before) in [(export::typescript(&snapshot), "    1: "), (export::python(&snapshot), "        1: ")] {
            let string: Value = serde_json::from_str(string(&module, before)).unwrap();
            prop_assert_eq!(&string, &expected);
        }

        let tables = markdown::tables(&export::markdown(&snapshot, "en"));
        let row = &tables[0][1];
        prop_assert_eq!(&tables.len(), &1);
        let shown = markdown::shown(&text);
        prop_assert!(row.iter().filter(|cell| **cell == shown).count() >= 3 || shown.is_empty(), "{:?} in {:?}", shown, row);

        let rows = csv::rows(&export::csv(&snapshot));
        let cell = &rows[1][rows[0].iter().position(|heading| heading == "message.en").unwrap()];
        let visible: String = text.chars().map(|one| if one.is_control() && !"\t\r\n".contains(one) { '\u{fffd}' } else { one }).collect();
        prop_assert!(*cell == visible || *cell == format!("'{visible}"), "{:?}", cell);
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']));
    }
}
