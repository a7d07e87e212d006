//! What changed, whether it breaks clients, and what is said of it.

mod made_up;

use error_codes::diff::{self, Change, Kind};
use error_codes::export::Snapshot;
use made_up::{catalog, entry, of, plain, snapshot, was};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Each change as it is read.
fn said(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    diff::changes(old, new).iter().map(Change::to_string).collect()
}

#[track_caller]
fn changes(old: &[Value], new: &[Value], expected: &[&str]) {
    assert_eq!(said(&of(old), &of(new)), expected);
}

#[test]
fn nothing_changed() {
    let entries = [plain(60101, "A"), entry(60102, "B", json!({ "parameters": ["x", "y"] }))];
    // The order of the words in a text is no matter of clients.
    let reworded =
        entry(60102, "B", json!({ "parameters": ["y", "x"], "hint": "new", "text": { "": "new" } }));
    changes(&entries, &[plain(60101, "A"), reworded], &[]);
}

#[test]
fn what_is_harmless() {
    changes(&[plain(60101, "A")], &[plain(60101, "A"), plain(60102, "B")], &["60102 `B` is new"]);
    changes(
        &[plain(60101, "A")],
        &[entry(60101, "B", json!({ "key": "key.a" }))],
        &["60101 `A` is called `B` now"],
    );
    changes(
        &[plain(60101, "A")],
        &[entry(60101, "A", json!({ "parameters": ["phone"], "details": ["number"] }))],
        &["60101 `A` has the parameter `{phone}`", "60101 `A` sends the detail `number`"],
    );
}

#[test]
fn a_number_retired() {
    let old = catalog(&[plain(60101, "A"), plain(60102, "B")]);
    let mut new = catalog(&[plain(60101, "A")]);
    new["retired"] = json!([[60102, 60102], [60110, 60119], [60130, 60130]]);
    assert_eq!(
        said(&snapshot(&old), &snapshot(&new)),
        ["60102 `B` is gone, and its number retired", "60110..=60119 are retired", "60130 is retired"]
    );
}

#[test]
fn an_entry_removed() {
    changes(
        &[plain(60101, "A")],
        &[],
        &["breaking: 60101 `A` is gone, and its number is not retired\n  \
           write `#[catalog(retired(60101))]`, so that nobody takes the number, or bring the entry back"],
    );
}

#[test]
fn an_entry_renumbered() {
    changes(
        &[plain(60101, "A")],
        &[plain(60107, "A")],
        &["breaking: 60101 `A` has the number 60107 now\n  \
           give it 60101 again; if it has to move, write `was(60101)` in its `#[code(…)]`"],
    );
    changes(
        &[plain(60101, "A")],
        &[entry(60107, "A", was(&[(60101, false)]))],
        &["breaking: 60101 `A` has the number 60107 now\n  \
           give it 60101 again; if it has to move, tell clients first: `was(60101)` is for your own look-ups"],
    );
    let renamed = "breaking: 60101 `A` has the number 60107 of `B` now\n  \
                   give it 60101 again; if it has to move, tell clients first: `was(60101)` is for your own look-ups";
    let key = "breaking: 60107 `B` has the key `key.b` instead of `key.a`\n  \
               clients translate by it: write `msg = \"key.a\"` again, or allow it on the command line with `--allow key`";
    changes(&[plain(60101, "A")], &[entry(60107, "B", was(&[(60101, false)]))], &[renamed, key]);
    // Into one that was there.
    changes(
        &[plain(60101, "A"), plain(60107, "B")],
        &[entry(60107, "B", was(&[(60101, false)]))],
        &[renamed],
    );
}

#[test]
fn a_number_reused() {
    let reused = "breaking: 60101 was `A` and is `B` now\n  \
                  clients take it for `A`: give `B` a number that nobody had, such as 60103";
    let moved = |code: i64, name: &str, to: i64| {
        format!(
            "breaking: {code} `{name}` has the number {to} now\n  \
             give it {code} again; if it has to move, write `was({code})` in its `#[code(…)]`"
        )
    };
    // By an entry that moves to where another was removed,
    changes(
        &[plain(60101, "A"), plain(60102, "B")],
        &[plain(60101, "B")],
        &[reused, &moved(60102, "B", 60101)],
    );
    // by one that is new where another moved away,
    changes(
        &[plain(60101, "A")],
        &[plain(60101, "B"), plain(60102, "A")],
        &[
            "breaking: 60101 was `A` and is `B` now\n  \
             clients take it for `A`: give `B` a number that nobody had, such as 60103",
            &moved(60101, "A", 60102),
        ],
    );
    // and by two that change places.
    let kinds: Vec<(Option<i64>, Kind)> =
        diff::changes(&of(&[plain(1, "A"), plain(2, "B")]), &of(&[plain(1, "B"), plain(2, "A")]))
            .iter()
            .map(|change| (change.code, change.kind))
            .collect();
    assert_eq!(
        kinds,
        [
            (Some(1), Kind::Reused),
            (Some(1), Kind::Renumbered),
            (Some(2), Kind::Reused),
            (Some(2), Kind::Renumbered)
        ]
    );
}

#[test]
fn another_name_and_another_key_are_another_error() {
    changes(
        &[plain(60101, "A")],
        &[plain(60101, "B")],
        &["breaking: 60101 was `A` with the key `key.a` and is `B` with the key `key.b` now\n  \
           for the same error, say what clients know: `name = \"A\"` or `msg = \"key.a\"`; for another one, give `B` a number that \
           nobody had, such as 60102, and retire 60101"],
    );
}

#[test]
fn a_retired_number_used() {
    let mut old = catalog(&[plain(60101, "A")]);
    old["retired"] = json!([[60102, 60198]]);
    assert_eq!(
        said(&snapshot(&old), &of(&[plain(60101, "A"), plain(60102, "B")])),
        ["breaking: 60102 is retired, and `B` has it\n  give `B` a number that nobody had, such as 60199"]
    );
    old["retired"] = json!([[60102, 60199]]);
    assert_eq!(
        said(&snapshot(&old), &of(&[plain(60101, "A"), plain(60102, "B")])),
        ["breaking: 60102 is retired, and `B` has it\n  give `B` a number that nobody had, such as 60100"],
        "the segment begins before it"
    );
    old["retired"] = json!([[60100, 60100], [60102, 60199]]);
    assert_eq!(
        said(&snapshot(&old), &of(&[plain(60101, "A"), plain(60102, "B")])),
        ["breaking: 60102 is retired, and `B` has it\n  \
          give `B` a number that nobody had; its segment has none left"]
    );
}

#[test]
fn a_number_of_another_range_of_the_segment() {
    let mut old = catalog(&[plain(1003, "A"), plain(1004, "B")]);
    old["segments"][0]["ranges"] = json!([[1003, 1004], [1020, 1020]]);
    let mut new = old.clone();
    new["entries"][1] = plain(1004, "C");
    assert_eq!(
        said(&snapshot(&old), &snapshot(&new)),
        ["breaking: 1004 was `B` with the key `key.b` and is `C` with the key `key.c` now\n  \
          for the same error, say what clients know: `name = \"B\"` or `msg = \"key.b\"`; for another one, give `C` a number that \
          nobody had, such as 1020, and retire 1004"]
    );
}

#[test]
fn a_number_of_the_same_part_of_a_segment() {
    let such = |code: i64, retired: &[(i64, i64)]| {
        let mut old = catalog(&[plain(code, "A")]);
        old["retired"] = json!(retired);
        let part = |name: &str, ranges: Value| json!({ "name": name, "title": null, "ranges": ranges, "status": null, "parts": [] });
        old["segments"][0]["parts"] =
            json!([part("room", json!([[60100, 60109]])), part("product", json!([[60110, 60119]]))]);
        let mut new = old.clone();
        new["entries"][0] = plain(code, "B");
        let changes = diff::changes(&snapshot(&old), &snapshot(&new));
        let help = changes[0].help.clone().expect("a remedy");
        help.split_once("that nobody had").expect("a number").1.to_owned()
    };
    assert_eq!(such(60105, &[]), ", such as 60106, and retire 60105");
    assert_eq!(such(60109, &[]), ", such as 60100, and retire 60109", "60110 is another part's");
    assert_eq!(such(60115, &[(60116, 60119)]), ", such as 60110, and retire 60115");
    assert_eq!(
        such(60115, &[(60110, 60114), (60116, 60119)]),
        "; its segment has none left, and retire 60115"
    );
    // Beside its parts it has numbers of its own.
    assert_eq!(such(60199, &[]), ", such as 60120, and retire 60199");
}

/// What compares each entry with each other one, and for each pair looks at all, does not end.
#[test]
fn thousands_of_entries_that_all_mean_something_else() {
    let all = |prefix| (0..3000).map(|code| plain(code, &format!("{prefix}{code}"))).collect::<Vec<_>>();
    let changes = diff::changes(&of(&all("A")), &of(&all("B")));
    assert!(changes.iter().all(|change| change.kind == Kind::Reused && change.breaking), "{changes:?}");
    assert_eq!(changes.len(), 3000);
    assert!(changes[0].help.as_ref().is_some_and(|help| help.contains("such as 3000")), "{:?}", changes[0]);
}

#[test]
fn what_clients_go_by_changed() {
    let old = entry(60101, "A", json!({ "parameters": ["phone"], "details": ["number"] }));
    changes(
        &[old],
        &[entry(60101, "A", json!({ "status": 400, "key": "key.other" }))],
        &[
            "breaking: 60101 `A` has the status 400 instead of 409\n  \
             write `http = 409` again, or allow it on the command line with `--allow status`",
            "breaking: 60101 `A` has the key `key.other` instead of `key.a`\n  \
             clients translate by it: write `msg = \"key.a\"` again, or allow it on the command line with `--allow key`",
            "breaking: 60101 `A` no longer has the parameter `{phone}`\n  \
             messages that clients keep have a gap there: give it back, or bless the change",
            "breaking: 60101 `A` no longer sends the detail `number`\n  \
             clients may read it: mark its field `#[detail]` again, or bless the change",
        ],
    );
}

#[test]
fn changes_can_be_allowed() {
    let new = of(&[entry(60101, "A", json!({ "status": 400, "key": "key.other" }))]);
    let mut changes = diff::changes(&of(&[plain(60101, "A")]), &new);
    Change::allow(&mut changes, &[Kind::Status]);
    let breaking: Vec<_> =
        changes.iter().filter(|change| change.breaking).map(|change| change.kind).collect();
    assert_eq!(breaking, [Kind::Key]);
}

#[test]
fn the_code_of_successes_changed() {
    let old = catalog(&[]);
    let mut new = old.clone();
    new["success"]["code"] = json!(0);
    assert_eq!(
        said(&snapshot(&old), &snapshot(&new)),
        ["breaking: 20000, the code of successes, has the number 0 now\n  give it 20000 again"]
    );
    new["success"] = Value::Null;
    assert_eq!(
        said(&snapshot(&old), &snapshot(&new)),
        ["breaking: 20000, the code of successes, is gone\n  write `#[catalog(success(20000, …))]` again"]
    );
    assert_eq!(said(&snapshot(&new), &snapshot(&old)), ["20000, the code of successes, is new"]);
}

#[test]
fn entries_that_share_a_number() {
    let shared = |name: &str| entry(404, name, json!({ "shared": true }));
    changes(&[shared("A")], &[shared("A"), shared("B")], &["404 `B` is new"]);
    changes(&[shared("A"), shared("B")], &[shared("A")], &["404 `B` is gone; `A` keeps the number"]);
    changes(
        &[shared("A"), shared("B")],
        &[shared("A"), shared("C")],
        &["404 `B` is gone; `A` keeps the number", "404 `C` is new"],
    );
}

#[test]
fn another_catalogue() {
    let mut other = catalog(&[]);
    other["name"] = json!("stock");
    assert_eq!(
        said(&of(&[]), &snapshot(&other)),
        ["breaking: this was the catalogue `mall` and is `stock` now\n  \
          give each catalogue a lock of its own; for the same one write `#[catalog(name = \"mall\")]`"]
    );
}

#[test]
fn programs_read_changes() {
    let changes = diff::changes(&of(&[plain(60101, "A")]), &of(&[plain(60107, "A")]));
    assert_eq!(
        serde_json::to_value(changes).unwrap(),
        json!([{
            "kind": "renumbered", "breaking": true, "code": 60101, "old": "60101", "new": "60107",
            "message": "60101 `A` has the number 60107 now",
            "help": "give it 60101 again; if it has to move, write `was(60101)` in its `#[code(…)]`",
        }])
    );
}

/// Some numbers, each with one of few names, so that they meet.
fn some_entries() -> impl Strategy<Value = Vec<Value>> {
    proptest::collection::btree_map(0_u8..6, 0_i64..6, 0..6).prop_map(|codes| {
        // Of names with the same number the last has it.
        let unique: std::collections::BTreeMap<i64, u8> =
            codes.into_iter().map(|(name, code)| (code, name)).collect();
        unique.into_iter().map(|(code, name)| plain(code, &format!("N{name}"))).collect()
    })
}

proptest! {
    #[test]
    fn every_entry_is_accounted_for(old in some_entries(), new in some_entries()) {
        let (old, new) = (of(&old), of(&new));
        let changes = diff::changes(&old, &new);
        prop_assert_eq!(changes.is_empty(), old == new);
        prop_assert!(diff::changes(&new, &new).is_empty());
        for entry in &old.entries {
            let stays = new.get_all(entry.code).iter().any(|other| other.name == entry.name);
            prop_assert_eq!(changes.iter().all(|change| change.code != Some(entry.code) || !change.breaking), stays,
                "{} {}: {:?}", entry.code, &entry.name, &changes);
        }
    }
}
