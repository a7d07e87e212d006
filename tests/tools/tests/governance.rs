//! `lock`, `diff` and `migrate`, as they are typed and answered.
//!
//! The answers are in the folder `governance`. `UPDATE_EXPECT=1 cargo test` writes them anew; read them before you commit them.

mod made_up;

use std::fs;
use std::process::{Command, Output};

use expect_test::expect_file;
use made_up::{Folder, catalog, entry, plain, was};
use serde_json::{Value, json};

const SHOP: &str = env!("CARGO_BIN_EXE_shop-codes");
const PROGRAM: &str = env!("CARGO_BIN_EXE_program");

/// A folder in which lines are typed, and what came of them.
struct Session {
    folder: Folder,
    said: Vec<String>,
}

impl Session {
    fn new(name: &str) -> Self {
        Self { folder: Folder::new(&format!("governance-{name}")), said: Vec::new() }
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    fn edit(&mut self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{old} is not in {text}");
        self.write(name, &text.replace(old, new));
        let new = if new.is_empty() { "nothing" } else { new.trim_end() };
        self.said.push(format!("({} becomes {new})\n\n", old.trim_end()));
    }

    fn typed(&mut self, program: &str, line: &str) {
        let answer = self.answered(program, line);
        self.said.push(format!("$ {line}\n{answer}\n"));
    }

    fn answered(&self, program: &str, line: &str) -> String {
        // What `cargo test` sets is not of the services in these folders.
        Self::printed(self.started(program, line).env_remove("CARGO_MANIFEST_DIR"))
    }

    fn started(&self, program: &str, line: &str) -> Command {
        let mut command = Command::new(program);
        command.args(line.split_whitespace()).current_dir(self.folder.path()).env_remove("COLUMNS");
        command
    }

    fn printed(command: &mut Command) -> String {
        let Output { status, stdout, stderr } = command.output().expect("it starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let complaint =
            if stderr.is_empty() { String::new() } else { format!("--- stderr\n{}", text(stderr)) };
        let code = match status.code().expect("no signal") {
            0 => String::new(),
            code => format!("--- exit code {code}\n"),
        };
        text(stdout) + &complaint + &code
    }

    fn matches(self, name: &str) {
        expect_file![format!("governance/{name}.txt")].assert_eq(&self.said.concat());
    }
}

#[test]
fn lock() {
    let mut session = Session::new("lock");
    session.typed(SHOP, "lock");
    session.typed(SHOP, "lock --update");
    session.typed(SHOP, "lock");
    session.edit("error-codes.lock", "62100 LIVE_NOT_FOUND 404 live.not_found\n", "");
    session.typed(SHOP, "lock");
    session.typed(SHOP, "lock --update");
    session.edit(
        "error-codes.lock",
        "60701 STOCK_LOCKED 409 stock.locked\n",
        "60701 STOCK_LOCKED 423 stock.busy\n",
    );
    session.edit("error-codes.lock", "62100 LIVE_NOT_FOUND", "62101 LIVE_NOT_FOUND");
    session.typed(SHOP, "lock --update");
    session.typed(SHOP, "lock --update --allow status --allow key");
    session.typed(SHOP, "lock --allow status,key --json");
    session.typed(SHOP, "lock --bless");
    session.typed(SHOP, "lock --json");
    session.typed(SHOP, "lock --update --bless");
    session.edit("error-codes.lock", "error-codes.lock 1 shop", "<<<<<<< HEAD");
    session.typed(SHOP, "lock --bless");
    session.edit("error-codes.lock", "<<<<<<< HEAD", "error-codes.lock 1 shop");
    session.edit("error-codes.lock", "410", "x");
    session.typed(SHOP, "lock --bless");
    session.typed(SHOP, "lock --lock no/such.lock");
    assert!(
        session.read("error-codes.lock").contains("61305 COUPON_EXPIRED x "),
        "nothing is written over it"
    );
    session.matches("lock");
}

/// `error-codes.lock` of this crate is the shop's: its `check` in other tests finds it.
#[test]
fn the_shop_is_what_was_published() {
    let output = Command::new(SHOP).arg("lock").output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Not where `cargo run` is typed, but where the test of the lock looks for it; what is here is meant where it is here.
#[test]
fn the_lock_of_a_crate_in_a_workspace() {
    let session = Session::new("workspace");
    fs::create_dir_all(session.folder.join("crates/shop")).unwrap();
    // As a process sees where it is.
    let package = fs::canonicalize(session.folder.join("crates/shop")).unwrap();
    let run = |folder: &str, line: &str| {
        let mut command = session.started(SHOP, line);
        let folder = session.folder.join(folder);
        Session::printed(command.current_dir(folder).env("CARGO_MANIFEST_DIR", &package))
    };
    assert_eq!(run("", "lock --update"), "made `crates/shop/error-codes.lock`: commit it\n");
    assert!(!run("", "check").contains("[lock]"));
    assert!(run("crates/shop", "lock").contains("what `error-codes.lock` says"));

    session.write(
        "crates/shop/error-codes.lock",
        "error-codes.lock 1 shop\n60702 STOCK_SHELF 409 stock.shelf retired\n",
    );
    assert!(run("", "explain 60702").contains("STOCK_SHELF"));
    session.write("error-codes.lock", "error-codes.lock 1 shop\n");
    assert!(!run("", "explain 60702").contains("STOCK_SHELF"), "the one that is here is another");
}

#[test]
fn check() {
    let mut session = Session::new("check");
    // What is not of the lock is in `command_line`.
    let findings = |session: &mut Session, line: &str| {
        let said = session.answered(SHOP, line);
        let first =
            ["error[lock]", "warning[untranslated]"].iter().filter_map(|finding| said.find(finding)).min();
        let said = &said[first.expect("the shop lacks a message")..];
        session.said.push(format!("$ {line}\n…\n{said}\n"));
    };
    findings(&mut session, "check");
    session.typed(SHOP, "check --lock no.lock");
    session.typed(SHOP, "lock --update");
    findings(&mut session, "check");
    session.edit("error-codes.lock", "62100 LIVE_NOT_FOUND 404", "62100 LIVE_NOT_FOUND 410");
    session.edit("error-codes.lock", "62120 LIVE_TOO_OFTEN 429 live.too_often {wait_seconds}\n", "");
    findings(&mut session, "check");
    findings(&mut session, "check --allow status");
    session.edit("error-codes.lock", "60702 retired", "60702");
    findings(&mut session, "check");
    session.matches("check");
}

#[test]
fn the_lock_knows_who_had_a_retired_number() {
    let mut session = Session::new("explain");
    session.typed(SHOP, "lock --update");
    session.edit("error-codes.lock", "60702 retired\n", "60702 STOCK_SHELF 409 stock.shelf retired\n");
    session.typed(SHOP, "explain 60702");
    let known = session.answered(SHOP, "explain 60702 --json");
    assert!(
        known.contains(
            r#""tombstones": [
    "STOCK_SHELF"
  ]"#
        ),
        "{known}"
    );
    session.write("shop.json", &session.answered(SHOP, "export json"));
    session.typed(PROGRAM, "--catalog shop.json explain 60702");
    session.matches("explain");
}

/// Also where the catalogue has forgotten them.
#[test]
fn published_numbers_are_not_given_to_another_entry() {
    let session = Session::new("forgotten");
    let next = |line: &str| session.answered(SHOP, line);
    assert_eq!(next("next coupon"), "61303\n");
    session.write(
        "error-codes.lock",
        "error-codes.lock 1 shop\n61303 GONE 410 gone\n61304 MOVED 410 moved retired\n61306 retired\n",
    );
    assert_eq!(next("next coupon --count 2"), "61307\n61308\n");
    let retired = "retired in segment coupon 优惠券: never reuse it\n";
    assert!(next("explain 61303").starts_with(&format!("61303 was GONE, and is {retired}")));
    assert!(next("explain 61304").starts_with(&format!("61304 was MOVED, and is {retired}")));
    assert!(next("explain 61306").starts_with(&format!("61306 is {retired}")));
    assert!(next("explain 61307").starts_with("61307 is free in segment coupon 优惠券\n"));
}

#[test]
fn an_export_has_the_lock_that_is_named() {
    let mut session = Session::new("export");
    let mall = catalog(&[plain(60101, "A")]);
    session.write("mall.json", &mall.to_string());
    session.write("error-codes.lock", "error-codes.lock 1 mall\n20000 success 200 ok\n60101 A 400 key.a\n");
    session.typed(PROGRAM, "--catalog mall.json check --lock error-codes.lock");
    session.typed(PROGRAM, "--catalog mall.json lock");
    let other = session.answered(PROGRAM, "--catalog mall.json check");
    assert!(!other.contains("[lock]"), "none is named, and the export may be old: {other}");
    session.matches("export");
}

/// What an entry had before is retired by that: each number is counted once, as on the page.
#[test]
fn every_number_of_a_segment_is_counted_once() {
    let session = Session::new("counted");
    let mut mall = catalog(&[entry(60101, "A", was(&[(60102, false), (60106, false), (20101, false)]))]);
    mall["retired"] = json!([[60106, 60107]]);
    session.write("mall.json", &mall.to_string());
    let answer = session.answered(PROGRAM, "--catalog mall.json check --json");
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    let counts = ["used", "retired", "free"].map(|kind| answer["segments"][0][kind].as_u64());
    assert_eq!(counts, [Some(1), Some(3), Some(96)]);
}

#[test]
fn diff() {
    let mut session = Session::new("diff");
    let shared = json!({ "shared": true });
    session.write(
        "old.json",
        &catalog(&[plain(60101, "PHONE_EXISTS"), plain(60102, "EMAIL_EXISTS")]).to_string(),
    );
    session.write(
        "new.json",
        &catalog(&[
            entry(60101, "PHONE_EXISTS", json!({ "status": 400 })),
            plain(60107, "EMAIL_EXISTS"),
            entry(60108, "NEW", shared),
        ])
        .to_string(),
    );
    session.typed(PROGRAM, "diff old.json new.json");
    session.typed(PROGRAM, "diff old.json new.json --allow status --json");
    session.typed(PROGRAM, "diff old.json old.json");
    session.typed(PROGRAM, "diff old.json old.json --json");
    session.edit("new.json", "60107", "60102");
    session.typed(PROGRAM, "diff old.json new.json --allow status");
    session.edit("new.json", "\"schema\":1", "\"schema\":2");
    session.typed(PROGRAM, "diff old.json new.json");
    session.typed(PROGRAM, "diff old.json none.json");
    session.typed(PROGRAM, "diff old.json");
    session.matches("diff");
}

#[test]
fn migrate() {
    let mut session = Session::new("migrate");
    let mall = catalog(&[
        entry(60101, "PHONE_EXISTS", was(&[(20101, false), (40001, false)])),
        entry(61301, "SOLD_OUT", was(&[(60101, true)])),
        plain(61302, "EXPIRED"),
    ]);
    session.write("mall.json", &mall.to_string());
    session.write("old.json", &catalog(&[plain(61002, "EXPIRED")]).to_string());
    let source =
        "const codes = {\n  phone: 20101,\n  email: 20102,\n  soldOut: 60101,\n  expired: 61002,\n};\n";
    session.write("src/codes.js", source);
    session.write("src/readme.md", "错误码 40001：手机号已被注册 (2025-40001)\n");
    session.write("src/error-codes.lock", "error-codes.lock 1 mall\n20101 A 409 a\n");
    session.write("src/.hidden", "20101");
    fs::write(session.folder.join("src/logo.png"), b"\x89PNG 20101").unwrap();
    session.typed(PROGRAM, "--catalog mall.json migrate src src/codes.js");
    assert_eq!(session.read("src/codes.js"), source, "it was only shown");
    session.typed(PROGRAM, "--catalog mall.json migrate src/codes.js --from old.json --live");
    session.typed(PROGRAM, "--catalog mall.json migrate src --json --write");
    assert_eq!(session.read("src/codes.js"), source.replace("20101", "60101"));
    assert_eq!(session.read("src/readme.md"), "错误码 60101：手机号已被注册 (2025-40001)\n");
    assert_eq!(session.read("src/.hidden"), "20101");
    session.typed(PROGRAM, "--catalog mall.json migrate src/codes.js --write");
    session.typed(PROGRAM, "--catalog old.json migrate src");
    session.typed(PROGRAM, "--catalog mall.json migrate no/such/file");
    session.typed(PROGRAM, "--catalog mall.json migrate");
    session.matches("migrate");
}

/// A file beside it has a longer name, and this one's is as long as a name can be.
#[test]
fn files_that_cannot_be_written() {
    let session = Session::new("unwritten");
    let mall = catalog(&[entry(60101, "A", was(&[(20101, false)]))]);
    session.write("mall.json", &mall.to_string());
    let long = "z".repeat(255);
    session.write(&format!("src/{long}"), "20101");
    let problem = |line: &str| session.answered(PROGRAM, &format!("--catalog mall.json {line}"));
    let no_file = problem("migrate src --write");
    assert!(no_file.starts_with(&format!("--- stderr\nerror: cannot write: `src/{long}`: ")), "{no_file}");
    assert!(no_file.ends_with("; no file was changed\n--- exit code 3\n"), "{no_file}");
    session.write("src/a", "20101");
    let one_file = problem("migrate src --write");
    assert!(
        one_file.ends_with("; do not migrate again what is written: src/a\n--- exit code 3\n"),
        "{one_file}"
    );
    let lock = problem(&format!("lock --lock {long} --update"));
    assert!(lock.starts_with(&format!("--- stderr\nerror: cannot write: `{long}`: ")), "{lock}");
    assert!(lock.ends_with("--- exit code 3\n"), "{lock}");
}

#[test]
fn what_git_ignores_is_left_out() {
    let session = Session::new("ignored");
    let mall = catalog(&[entry(2, "A", was(&[(1, false)]))]);
    session.write("mall.json", &mall.to_string());
    session.write("app/.git/HEAD", "ref: refs/heads/main\n");
    session.write("app/.gitignore", "built\n");
    session.write("app/built/app.js", "1");
    session.write("app/src/app.js", "1");
    let answer = session.answered(PROGRAM, "--catalog mall.json migrate app --json");
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    let paths: Vec<_> = answer["files"].as_array().unwrap().iter().map(|file| &file["path"]).collect();
    assert_eq!(paths, ["app/src/app.js"]);
}

/// They have old numbers beside the new ones, and are generated anew.
#[test]
fn generated_documents_are_left_alone() {
    let session = Session::new("generated");
    let moved = catalog(&[entry(60101, "PHONE_EXISTS", was(&[(20101, false)]))]).to_string();
    session.write("mall.json", &moved);
    session.write("docs/by-hand.md", "20101\n");
    let formats = [
        ("markdown --locale en", "en.md"),
        ("markdown --locale zh-CN", "zh.md"),
        ("html", "html"),
        ("csv", "csv"),
    ];
    for (format, file) in
        formats.into_iter().chain([("typescript", "ts"), ("python", "py"), ("json", "json")])
    {
        session.answered(PROGRAM, &format!("--catalog mall.json export {format} --out docs/errors.{file}"));
    }
    let answer = session.answered(PROGRAM, "--catalog mall.json migrate docs --write");
    assert!(answer.contains("rewrote 1 number in 1 file"), "{answer}");
    assert_eq!(session.read("docs/by-hand.md"), "60101\n");
    assert_eq!(answer.matches("is skipped").count(), 7, "{answer}");
}

#[test]
fn of_thousands_of_findings_people_are_shown_the_first() {
    let session = Session::new("thousands");
    let entries: Vec<Value> = (0..500).map(|code| plain(code, &format!("E{code}"))).collect();
    session.write("mall.json", &catalog(&entries).to_string());
    let answer = session.answered(PROGRAM, "--catalog mall.json check");
    assert!(answer.contains("… and 900 more; `--json` has all of them\n"), "{answer}");
    assert!(answer.contains("500 errors, 500 warnings"), "{answer}");
    assert_eq!(answer.matches("\nerror[outside]").count(), 100, "{answer}");
    let answer = session.answered(PROGRAM, "--catalog mall.json check --json");
    assert_eq!(
        answer.matches("\"kind\":\"outside\"").count() + answer.matches("\"kind\": \"outside\"").count(),
        500
    );
}
