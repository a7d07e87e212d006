//! The committed record of what was published: its text and its rules.

mod made_up;

use std::fs;
use std::path::Path;
use std::process::Command;

use error_codes::ErrorCatalog;
use error_codes::export::Snapshot;
use error_codes::lock::{self, Lock};
use made_up::{Folder, catalog, entry, of, plain, snapshot, was};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn the_file_is_read_by_people() {
    let mut mall = catalog(&[
        entry(
            60101,
            "PHONE_EXISTS",
            json!({ "key": "phone.exists", "parameters": ["phone"], "details": ["phone"] }),
        ),
        entry(404, "SHARED", json!({ "shared": true })),
        entry(404, "ALSO", json!({ "shared": true })),
        entry(-1, "success", json!({ "key": "a key", "parameters": ["no word"] })),
    ]);
    mall["retired"] = json!([[60110, 60119], [60106, 60106]]);
    let lock = Lock::of(&snapshot(&mall));
    assert_eq!(
        lock.to_string(),
        "error-codes.lock 1 mall\n\
         # What clients know. `error_codes::lock` writes it: commit it, and do not edit it.\n\
         -1 \"success\" 409 \"a key\" {\"no word\"}\n\
         404 ALSO 409 key.also shared\n\
         404 SHARED 409 key.shared shared\n\
         20000 success 200 ok\n\
         60101 PHONE_EXISTS 409 phone.exists {phone} [phone]\n\
         60106 retired\n\
         60110..=60119 retired\n"
    );
    assert_eq!(lock.to_string().parse().as_ref(), Ok(&lock));
    assert_eq!(
        lock.to_string().replace('\n', "\r\n").parse().as_ref(),
        Ok(&lock),
        "git may write such line ends"
    );
}

#[test]
fn no_number_is_forgotten() {
    let mut first = catalog(&[plain(60101, "A"), plain(60102, "B")]);
    first["retired"] = json!([[60110, 60111]]);
    let lock = Lock::of(&snapshot(&first)).updated(&of(&[plain(60101, "A")]));
    assert!(
        lock.to_string().ends_with("60101 A 409 key.a\n60102 B 409 key.b retired\n60110..=60111 retired\n"),
        "{lock}"
    );
    let said = |entries: &[_]| lock.changes(&of(entries)).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        said(&[plain(60101, "A"), plain(60102, "C"), plain(60110, "D")]),
        [
            "breaking: 60102 was `B` and is `C` now\n  clients take it for `B`: give `C` a number that nobody had, such as 60103",
            "breaking: 60110 is retired, and `D` has it\n  give `D` a number that nobody had, such as 60112",
        ]
    );
    assert_eq!(said(&[plain(60101, "A"), plain(60102, "B")]), ["60102 `B` is back"]);
    // What was blessed is the truth from then on.
    let blessed = lock.updated(&of(&[plain(60102, "C")]));
    assert!(
        blessed
            .to_string()
            .ends_with("60101 A 409 key.a retired\n60102 C 409 key.c\n60110..=60111 retired\n"),
        "{blessed}"
    );
}

/// Numbers from before the lock: `was(…)` is all that knew of them.
#[test]
fn what_an_entry_had_before_is_not_forgotten_with_it() {
    let moved = |legacy| of(&[entry(60101, "A", was(legacy)), plain(60102, "B")]);
    let lock = Lock::of(&moved(&[(20101, false), (20102, false), (60102, true), (40001, true)]));
    let lines =
        "20000 success 200 ok\n20101..=20102 retired\n40001 retired\n60101 A 409 key.a\n60102 B 409 key.b\n";
    assert!(lock.to_string().ends_with(lines), "{lock}");
    let said =
        |lock: &Lock, new: &Snapshot| lock.changes(new).iter().map(ToString::to_string).collect::<Vec<_>>();
    let dropped = of(&[plain(60101, "A"), plain(60102, "B")]);
    assert_eq!(said(&lock, &dropped), [""; 0]);
    assert_eq!(lock.updated(&dropped), lock);
    assert_eq!(
        said(&lock, &of(&[plain(60101, "A"), plain(60102, "B"), plain(20101, "C")])),
        ["breaking: 20101 is retired, and `C` has it\n  give `C` a number that nobody had, such as 20103"]
    );
    // A lock from before it knew of them is read, and lacks them.
    let older: Lock = lock.to_string().replace("20101..=20102 retired\n40001 retired\n", "").parse().unwrap();
    let new = moved(&[(20101, false), (20102, false), (60102, true), (40001, true)]);
    assert_eq!(
        said(&older, &new),
        ["20101..=20102 are retired: entries had them before", "40001 is retired: an entry had it before"]
    );
    assert_eq!(older.updated(&new), lock);
    // An entry that moves leaves its line, which says more.
    let moving =
        Lock::of(&dropped).updated(&of(&[entry(60103, "A", was(&[(60101, false)])), plain(60102, "B")]));
    assert!(moving.to_string().contains("\n60101 A 409 key.a retired\n60102 B"), "{moving}");
}

#[test]
fn what_is_no_lock_is_refused_with_its_line() {
    let cases = [
        ("", "line 1: expected `error-codes.lock 1 <catalogue>`, found ``; restore the file from git"),
        (
            "error-codes.lock 2 mall",
            "line 1: version `2` of the lock is not known here, only 1; use the `error-codes` that wrote it, or a newer one",
        ),
        ("error-codes.lock 1", "line 1: expected the catalogue's name after `error-codes.lock 1`"),
        (
            "error-codes.lock 1 my mall",
            "line 1: expected one name after `error-codes.lock 1`; write it in quotes if it has spaces",
        ),
        ("1 A 409", "line 2: expected a key after the status; the line is cut off: restore it from git"),
        ("1 A", "line 2: expected an HTTP status after the name; the line is cut off: restore it from git"),
        ("1", "line 2: expected a name after 1; the line is cut off: restore it from git"),
        ("1 A 99 a", "line 2: expected an HTTP status from 200 to 599, found `99`"),
        ("one A 409 a", "line 2: expected a number, found `one`; restore the line from git"),
        ("9..=1 retired", "line 2: the range 9..=1 is reversed; write 1..=9"),
        (
            "1..=9 A 409 a",
            "line 2: expected `retired` after 1..=9: only retired numbers have one line together",
        ),
        ("1 retired A", "line 2: expected nothing after `retired`; a tombstone has it at its end"),
        (
            "1 A 409 a reserved",
            "line 2: expected `{parameter}`, `[detail]`, `shared` or `retired` after the key, found `reserved`",
        ),
        ("1 A 409 a {x} {x}", "line 2: 1 `A` has the same word twice; remove one of them"),
        ("1 A 409 a {x", "line 2: expected `}` at the end of `{x`; restore the line from git"),
        ("1 A 409 a {x}{y}", "line 2: expected a space before `{y}`"),
        ("1 A 409 \"a", "line 2: expected a text in quotes, found `\"a`; restore the line from git"),
        ("1 A 409 a\n1 A 409 a", "line 3: a second line of 1 `A`; keep one of them"),
        (
            "1 A 409 a\n1 B 409 b",
            "line 3: 1 was taken by both `A` and `B`; give one of them a number that nobody had",
        ),
        (
            "1 A 409 a retired\n1 B 409 b",
            "line 3: 1 is retired as `A` and live as `B`; give the live one a number that was never used",
        ),
        ("2 A 409 a\n1 B 409 b", "line 3: 1 `B` stands after 2 `A`; sort the lines by number, then by name"),
        (
            "1..=9 retired\n5 retired",
            "line 3: 5 is retired in the line before as well; remove one of the two",
        ),
        (
            "1..=9 retired\n5 A 409 a",
            "line 3: 5 `A` is live, and its number retired; give it a number that was never used",
        ),
        (
            "5 A 409 a\n5 retired",
            "line 3: 5 `A` is live, and its number retired; give it a number that was never used",
        ),
        ("5 A 409 a\n1 retired", "line 3: 1 stands after 5 `A`; sort the lines by number, then by name"),
        (
            "5 B 409 a retired\n5 A 409 a retired",
            "line 3: 5 `A` stands after 5 `B`; sort the lines by number, then by name",
        ),
        ("1 A 409 a\n# mine", "line 3: comments are lost when the lock is written; remove the line"),
        ("1 A 409 a\n>>>>>>> main", "line 3: `>>>>>>>` is left of a conflict; remove the line"),
        (
            "<<<<<<< HEAD\n1 A 400 a\n=======\n1 A 409 a\n>>>>>>> main",
            "line 2: resolve the conflict: both sides changed the line of 1 `A`; keep the one that the catalogue agrees with",
        ),
        (
            "<<<<<<< HEAD\n1 A 400 a\n||||||| base\n=======\n2 B 409 b\n>>>>>>> main",
            "line 2: resolve the conflict: keep the lines of both sides, sorted by number, without the markers",
        ),
    ];
    for (lines, expected) in cases {
        let whole = lines.is_empty() || lines.starts_with("error-codes");
        let text = if whole { lines.to_owned() } else { format!("error-codes.lock 1 mall\n{lines}") };
        assert_eq!(
            text.parse::<Lock>().map_err(|faults| faults.to_string()),
            Err(expected.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let lines: String = (0..30).map(|_| "x\n").collect();
    let faults = format!("error-codes.lock 1 mall\n{lines}").parse::<Lock>().unwrap_err();
    assert_eq!(faults.faults().count(), 30);
    let said = faults.to_string();
    assert!(said.starts_with("line 2: expected a number, found `x`"), "{said}");
    assert!(said.ends_with("\n… and 10 more"), "{said}");
}

#[test]
fn a_file_that_is_no_lock_stays_as_it_is() {
    let folder = Folder::new("kept");
    let path = folder.join("error-codes.lock");
    for content in [&b"error-codes.lock 1 mall\nnonsense\n"[..], b"error-codes.lock 1 mall\n\xff\n"] {
        fs::write(&path, content).unwrap();
        let problem = lock::bless(&path, &of(&[plain(60101, "A")])).unwrap_err();
        assert!(problem.to_string().starts_with(&format!("{}:2: ", path.display())), "{problem}");
        assert!(!problem.is_missing());
        assert_eq!(fs::read(&path).unwrap(), content);
    }
}

#[test]
fn blessing_says_what_it_blesses_and_writes_only_what_changed() {
    let folder = Folder::new("bless");
    let path = folder.join("error-codes.lock");
    assert_eq!(lock::bless(&path, &of(&[plain(60101, "A")])).unwrap().len(), 2, "the entry and the success");
    let crlf = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
    fs::write(&path, &crlf).unwrap();
    assert!(lock::bless(&path, &of(&[plain(60101, "A")])).unwrap().is_empty());
    assert_eq!(fs::read_to_string(&path).unwrap(), crlf);
    let changes = lock::bless(&path, &of(&[plain(60102, "A")])).unwrap();
    assert_eq!(changes[0].message, "60101 `A` has the number 60102 now");
    assert!(fs::read_to_string(&path).unwrap().contains("60101 A 409 key.a retired\n60102 A 409 key.a\n"));
}

/// A catalogue for `verify`, which reads the environment: each case is a process of its own.
#[allow(dead_code, reason = "only its catalogue is needed")]
#[derive(ErrorCatalog)]
#[catalog(name = "mall", keys = "key", http = 409)]
enum MallError {
    /// One
    #[code(60101)]
    A,
    /// Two
    #[code(60102)]
    B,
}

#[test]
fn thousands_of_lines_in_conflict() {
    let side = |name| {
        let lines: Vec<_> = (0..3000).map(|code| format!("{code} {name}{code} 409 key\n")).collect();
        lines.concat()
    };
    let text =
        format!("error-codes.lock 1 mall\n<<<<<<< HEAD\n{}=======\n{}>>>>>>> other\n", side("A"), side("B"));
    let unreadable = text.parse::<Lock>().unwrap_err();
    assert_eq!(unreadable.faults().count(), 3000);
    assert_eq!(
        unreadable.faults().next(),
        Some((
            2,
            "resolve the conflict: 0 was taken by both `A0` and `B0`; give one of them a number that nobody had, such as 3000"
        ))
    );
}

#[test]
fn verified() {
    // Run by the next test with a lock; alone, it has the one that it makes.
    if let Some(path) = std::env::var_os("THE_LOCK") {
        return lock::verify::<MallError>(path);
    }
    let folder = Folder::new("verified");
    let path = folder.join("error-codes.lock");
    Lock::of(&Snapshot::of(MallError::CATALOG)).write(&path).unwrap();
    lock::verify::<MallError>(path);
}

fn verify(path: &Path, set: &[(&str, &str)]) -> Result<(), String> {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "verified", "--nocapture"])
        .env("THE_LOCK", path)
        .env_remove("ERROR_CODES_UPDATE")
        .env_remove("ERROR_CODES_BLESS")
        .envs(set.iter().copied())
        .output()
        .unwrap();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

#[test]
fn verify_explains_and_writes_only_what_it_is_told_to() {
    let folder = Folder::new("verify");
    let path = folder.join("error-codes.lock");
    let shown = path.display();
    let says = |set: &[_], expected: &str| {
        let said = verify(&path, set).unwrap_err();
        assert!(said.contains(expected), "{said}\nshould say\n{expected}");
    };
    let (update, bless) = ([("ERROR_CODES_UPDATE", "1")], [("ERROR_CODES_BLESS", "1")]);
    let good = Lock::of(&Snapshot::of(MallError::CATALOG)).to_string();

    says(
        &[],
        &format!(
            "`{shown}` does not exist; to make it, run the test again with ERROR_CODES_UPDATE=1 in the environment, and commit it\n"
        ),
    );
    says(&[("ERROR_CODES_UPDATE", "0")], "does not exist");
    verify(&path, &update).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), good);
    verify(&path, &[]).unwrap();

    // Harmless: 60102 is new.
    let older = good.replace("60102 B 409 key.b\n", "");
    fs::write(&path, &older).unwrap();
    says(
        &[],
        &format!(
            "the catalogue `mall` is not what `{shown}` says was published:\n\n60102 `B` is new\n\n\
             none of this breaks clients: to write it down, run the test again with ERROR_CODES_UPDATE=1 in the environment\n"
        ),
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), older);
    verify(&path, &update).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), good);

    // Breaking: 60101 had another status.
    let older = older.replace("60101 A 409", "60101 A 400");
    fs::write(&path, &older).unwrap();
    let breaking = "breaking: 60101 `A` has the status 409 instead of 400\n  \
                    write `http = 400` again, or allow it on the command line with `--allow status`\n60102 `B` is new\n\n\
                    1 of 2 break clients: undo what was not meant; if all of it was, run the test again with \
                    ERROR_CODES_BLESS=1 in the environment\n";
    says(&[], breaking);
    says(&update, breaking);
    assert_eq!(fs::read_to_string(&path).unwrap(), older);
    verify(&path, &bless).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), good);

    // Blessing is no remedy for a file that nobody can read.
    fs::write(&path, "error-codes.lock 1 mall\n60101 A\n").unwrap();
    says(&bless, &format!("{shown}:2: expected an HTTP status after the name"));
}

/// Entries of any words, none with the name of another.
fn any_entries() -> impl Strategy<Value = Vec<Value>> {
    let words = || proptest::collection::btree_set(any::<String>(), 0..3);
    let old = proptest::collection::vec((any::<i64>(), any::<bool>()), 0..3);
    let rest = (any::<i64>(), 200_u16..600, any::<String>(), words(), words(), old);
    proptest::collection::btree_map(any::<String>(), rest, 0..8).prop_map(|entries| {
        let entries = entries.into_iter().map(|(name, (code, status, key, parameters, details, old))| {
            let other =
                json!({ "status": status, "key": key, "parameters": parameters, "details": details, "shared": true });
            let mut entry = entry(code, &name, other);
            entry["legacy"] = was(&old)["legacy"].take();
            entry
        });
        entries.collect()
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        entries in any_entries(),
        retired in proptest::collection::vec((any::<i64>(), any::<u8>()), 0..4),
        name in any::<String>(),
    ) {
        let mut mall = catalog(&entries);
        mall["name"] = json!(name);
        mall["success"] = json!(null);
        mall["retired"] = retired.iter().map(|(first, count)| json!([first, first.saturating_add((*count).into())])).collect();
        let mall = snapshot(&mall);
        let lock = Lock::of(&mall);
        prop_assert_eq!(lock.to_string().parse::<Lock>(), Ok(lock.clone()));
        prop_assert_eq!(&lock.updated(&mall), &lock);
        prop_assert_eq!(lock.changes(&mall), []);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(error-codes\\.lock 1 m\n)?([-0-9a-z.={}\\[\\]\"<> \n]|retired|shared|<<<<<<<|=======|>>>>>>>|1 A 409 a){0,40}") {
        let _ = text.parse::<Lock>();
    }
}
