//! The command line, as it is typed and answered: of a service, and the program that reads what was exported.
//!
//! The answers are in the folder `command_line`. `UPDATE_EXPECT=1 cargo test` writes them anew; read them before you commit them.

mod made_up;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{fs, io};

use error_codes::export::Format;
use expect_test::expect_file;
use made_up::Folder;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

const SHOP: &str = env!("CARGO_BIN_EXE_shop-codes");
const PROGRAM: &str = env!("CARGO_BIN_EXE_program");

/// `line` typed after the name of `program`, at a console that is no terminal and has no width.
fn typed(program: &str, line: &str) -> Command {
    let mut command = Command::new(program);
    command.args(line.split_whitespace());
    for name in ["CARGO_MANIFEST_DIR", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// What comes of it, with `input` at its standard input.
fn answered(command: &mut Command, input: &str) -> String {
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("it starts");
    // Who does not read it need not.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes()));
    let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let complaint = if stderr.is_empty() { String::new() } else { format!("--- stderr\n{}", text(stderr)) };
    let code = match status.code() {
        Some(0) => String::new(),
        code => format!("--- exit code {}\n", code.expect("no signal")),
    };
    text(stdout) + &complaint + &code
}

fn shop(line: &str) -> String {
    answered(&mut typed(SHOP, line), "")
}

fn narrow_shop(line: &str, columns: u16) -> String {
    answered(typed(SHOP, line).env("COLUMNS", columns.to_string()), "")
}

fn program(line: &str, catalog: &str) -> String {
    answered(&mut typed(PROGRAM, &format!("--catalog - {line}")), catalog)
}

/// What `typed` lines are answered with is in `command_line/<name>.txt`.
fn session<T: AsRef<str>>(name: &str, lines: &[T], answer: impl Fn(&str) -> String) {
    let answers = lines
        .iter()
        .map(AsRef::as_ref)
        .map(|line| format!("{}\n{}", format!("$ {line}").trim_end(), answer(line)));
    expect_file![format!("command_line/{name}.txt")].assert_eq(&answers.collect::<Vec<_>>().join("\n"));
}

fn parsed(answer: &str) -> Value {
    serde_json::from_str(answer.split("\n---").next().unwrap_or_default()).expect("JSON")
}

/// The shop's catalogue, in which `old` is written `new`.
fn exported(old: &str, new: &str) -> String {
    let catalog = shop("export json");
    assert!(catalog.contains(old), "{old} is not in {catalog}");
    catalog.replacen(old, new, 1)
}

#[test]
fn help() {
    session("help", &["--help", "", "check --help", "lst", "export json --locale en"], shop);
    session("help-of-program", &["--help", "list --help"], |line| answered(&mut typed(PROGRAM, line), ""));
    assert_eq!(shop("help list"), shop("list --help"));
}

#[test]
fn version() {
    let version = "0.1.0";
    assert_eq!(shop("--version"), format!("shop-codes (error-codes {version})\n"));
    assert_eq!(answered(&mut typed(PROGRAM, "--version"), ""), format!("program {version}\n"));
}

/// Wherever it stands, and in either way; `export` says the form itself.
#[test]
fn people_and_programs_are_answered() {
    for line in ["list --status 409", "explain 60701", "next stock", "check", "lock", "diff a.json b.json"] {
        let answer = shop(&format!("{line} --json"));
        assert_eq!(shop(&format!("{line} --format json")), answer, "{line}");
        assert_eq!(shop(&format!("--format json {line} --json")), answer, "{line}");
        assert_eq!(shop(&format!("--format text {line}")), shop(line), "{line}");
    }
    let lines = [
        "list --json --format text",
        "--json list --format text",
        "list --format yaml",
        "export --format json",
        "export json --format json",
        "--json completions fish",
    ];
    session("format", &lines, shop);
}

#[test]
fn list() {
    let lines = [
        "list",
        "list --locale en",
        "list --segment live.room",
        "list --status 409 --search SHELF",
        "list --search 优惠券 --json",
        "list --search nothing",
        "list --search nothing --json",
        "list --segment lve",
        "list --locale fr",
        "list --status 99",
    ];
    session("list", &lines, shop);
}

/// A table where it fits, blocks of lines where it does not.
#[test]
fn narrow_terminals() {
    session("columns-100", &["list --locale en --status 409", "check"], |line| narrow_shop(line, 100));
    let lines = ["list --segment live", "list --segment live --locale en", "explain 62120", "check"];
    session("columns-40", &lines, |line| narrow_shop(line, 40));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for line in ["list", "list --locale en", "explain 60700", "check", "--help", "list --help"] {
        for columns in [36, 40, 60, 80, 100, 120] {
            let answer = narrow_shop(line, columns);
            // Terminals fold sentences themselves, and how a command is used.
            let lines = answer.lines().take_while(|line| !line.starts_with("warning"));
            for text in lines.filter(|line| !line.starts_with("Usage: ")) {
                assert!(
                    text.width() <= usize::from(columns),
                    "{line} at {columns}: {} of\n{answer}",
                    text.width()
                );
            }
        }
    }
}

#[test]
fn explain() {
    let lines = [
        "explain 60700",
        "explain stock_locked --locale en-GB",
        "explain stock.shelf",
        "explain 20000",
        // Shared, and the old code of another.
        "explain 61_305",
        // An old code.
        "explain 30301",
    ];
    session("explain", &lines, shop);
}

#[test]
fn explain_what_no_entry_has() {
    let lines = [
        "explain 60702",
        "explain 60703",
        "explain -7",
        "explain STOK_LOCKED",
        "explain 库存",
        "explain 60702 --json",
    ];
    session("explain-unknown", &lines, shop);
}

/// All that is known: what the export says, and what only the compiled catalogue knows.
#[test]
fn explain_to_programs() {
    let answer = parsed(&shop("explain 60701 --json"));
    let entry = &answer["entries"][0];
    assert_eq!(entry["text"]["en-US"], "The stock could not be reserved");
    assert_eq!(
        (&entry["grpc"], &entry["doc_url"]),
        (&json!("ABORTED"), &json!("https://shop.example/60701"))
    );
    assert_eq!(entry["retry"], json!({ "kind": "after", "seconds": 60 }));
    assert_eq!((&answer["segment"]["name"], &answer["nearest"]), (&json!("stock"), &json!([])));
}

/// Neither used, nor retired, nor known as a legacy code.
#[test]
fn next() {
    let lines = [
        "next stock",
        "next stock --count 2",
        "next coupon --count 4",
        "next live",
        "next live.room --json",
        "next cupon",
        "next nothing",
    ];
    session("next", &lines, shop);
}

#[test]
fn check_the_catalogue() {
    session("check", &["check", "check --full 90 --deny warnings"], shop);
    let answer = parsed(&shop("check --json"));
    assert_eq!(answer["segments"][1]["free"], 1);
    assert_eq!(answer["findings"][1]["keys"], json!(["coupon.expired"]));
}

#[test]
fn check_language_packs() {
    let lines = ["ja-JP", "ko-KR", "fr-FR"].map(|locale| format!("check tests/faulty/{locale}.json"));
    session("check-packs", &lines, shop);
    // What is compiled in has passed the compiler.
    assert_eq!(shop("check locales/shop/zh-CN.json"), shop("check"));
    let answer = parsed(&shop("check --json tests/faulty/ko-KR.json"));
    let place = json!({ "file": "tests/faulty/ko-KR.json", "line": 4, "column": 3 });
    assert_eq!(answer["findings"][2]["place"], place);
    // Which messages handlers answer successes with, only they know: that is no warning.
    let answer = shop("check --deny warnings tests/faulty/ja-JP.json");
    assert!(answer.contains("\nnote[unused]") && !answer.contains("\nwarning["), "{answer}");
}

/// Crates that are composed have packs of their own, which are complete together.
#[test]
fn packs_of_one_name_are_of_one_language() {
    let folder = Folder::new("packs");
    let [one, other] = ["one", "other"].map(|name| folder.join(name).display().to_string());
    let whole = fs::read_to_string("locales/shop/en-US.json").unwrap();
    let coupon = "  \"coupon.exhausted\": \"No coupons are left\",\n";
    let rest = format!("{{{}}}", coupon.trim().trim_end_matches(','));
    for (path, text) in [(&one, whole.replace(coupon, "")), (&other, rest)] {
        fs::create_dir_all(path).unwrap();
        fs::write(Path::new(path).join("en-US.json"), text).unwrap();
    }
    let answer = shop(&format!("check {one}/en-US.json {other}/en-US.json"));
    assert!(answer.contains("1 message is missing: `coupon.expired`"), "{answer}");
    assert!(!answer.contains("exhausted"), "{answer}");
    assert!(shop(&format!("check {one}/en-US.json")).contains("`coupon.exhausted`, `coupon.expired`"));
}

/// What the program says of an export is what the service says of itself.
#[test]
fn the_program_reads_what_a_service_exports() {
    let catalog = shop("export json");
    for line in ["list --locale en", "explain 20000", "next coupon", "check", "export json"] {
        assert_eq!(program(line, &catalog), shop(line), "{line}");
    }
    // Where its documents are, only the compiled catalogue knows.
    let words = |answer: &str| answer.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let expected = shop("explain 60700").replace("documents    https://shop.example/60700", "");
    assert_eq!(words(&program("explain 60700", &catalog)), words(&expected));
    // As a shell of Windows redirects it.
    assert_eq!(program("next coupon", &format!("\u{feff}{catalog}")), "61303\n");
}

/// An export may come from anywhere; a terminal obeys what it is shown.
#[test]
fn control_characters_are_not_shown() {
    let catalog = exported("系统内部错误", "\\u001b]0;x\\u0007\\u009b31m").replace("INTERNAL", "A\\u001b[2J");
    let catalog = catalog.replace("coupon.expired", "coupon\\u001b[2J");
    for line in ["list", "explain 50000", "explain A", "check"] {
        for columns in ["40", "200"] {
            let mut command = typed(PROGRAM, &format!("--catalog - {line}"));
            let answer = answered(command.env("COLUMNS", columns).env("CLICOLOR_FORCE", "1"), &catalog);
            for obeyed in ["\u{1b}]", "\u{1b}[2J", "\u{7}", "\u{9b}"] {
                assert!(!answer.contains(obeyed), "{line}: {answer:?}");
            }
        }
    }
}

#[test]
fn catalogues_that_are_none() {
    let lines = [
        "list",
        "list --catalog tests/faulty/none.json",
        "--catalog tests/faulty/ko-KR.json next stock",
        "--catalog tests/faulty/ja-JP.json next stock",
    ];
    session("no-catalogue", &lines, |line| answered(&mut typed(PROGRAM, line), ""));
    let edits = [
        "\"hint\": null, -> \"hint\": 7,",
        "\"status\": 503, -> \"status\": 5030,",
        "\"code\": 60701, -> \"code\": 60700,",
        "\"name\": \"STOCK_LOCKED\" -> \"name\": \"INTERNAL\"",
        "\"schema\": 1, -> \"schema\": 9,",
        "61399\n -> 61299\n",
    ];
    session("faulty-catalogue", &edits, |edit| {
        let (old, new) = edit.split_once(" -> ").unwrap();
        program("list", &exported(old, new))
    });
}

/// No compiled catalogue has such faults; an export that was edited by hand, or by another tool, may.
#[test]
fn catalogues_that_contradict_themselves() {
    let edits = [
        "\"code\": 60701, -> \"code\": 60702,",
        "\"code\": 60701, -> \"code\": 70701,",
        "\"code\": 30304, -> \"code\": 60701,",
        "61399\n -> 62105\n",
        // Not only with the next one.
        "60704\n -> 62110\n",
    ];
    session("contradictions", &edits, |edit| {
        let (old, new) = edit.split_once(" -> ").unwrap();
        let answer = program("check --full 100", &exported(old, new));
        // The table before them is another test's.
        answer[answer.find("error").expect("an error")..].to_owned()
    });
}

#[test]
fn export_to_a_file() {
    let folder = Folder::new("export");
    let path = folder.join("docs/codes").display().to_string();
    for format in Format::ALL.iter().map(Format::name) {
        for before in [None, Some("what was there before")] {
            let _ = before.map(|text| fs::write(&path, text));
            assert_eq!(shop(&format!("export {format} --out {path}")), "");
            assert_eq!(fs::read_to_string(&path).unwrap(), shop(&format!("export {format}")), "{format}");
        }
    }
    let beside: Vec<_> = fs::read_dir(folder.join("docs")).unwrap().collect();
    assert_eq!(beside.len(), 1, "nothing is left beside it: {beside:?}");

    let answer = shop(&format!("export json --out {path}/codes.json"));
    assert!(answer.starts_with("--- stderr\nerror: cannot write: `"), "{answer}");
    assert!(answer.ends_with("--- exit code 3\n"), "{answer}");

    let answer = shop("export yaml");
    assert!(answer.ends_with("--- exit code 2\n"), "{answer}");
    assert!(Format::ALL.iter().all(|format| answer.contains(format.name())), "{answer}");
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to() {
    assert_eq!(shop("export json --out /dev/stdout"), shop("export json"));
}

#[test]
fn completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = shop(&format!("completions {shell}"));
        for word in ["shop-codes", "explain", "locale"] {
            assert!(script.contains(word), "{shell} does not know {word}: {script}");
        }
    }
    // It needs no catalogue.
    assert!(answered(&mut typed(PROGRAM, "completions fish"), "").contains("-l catalog"));
}

/// `shop-codes export json | head` has seen enough.
#[test]
fn a_broken_pipe_is_no_failure() {
    for line in ["export json", "list", "--help"] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let child = typed(SHOP, line).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), &output.stderr[..]), (Some(0), &b""[..]), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let child = typed(SHOP, "list").stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.starts_with("error: cannot write: "), "{complaint}");
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn colours_are_for_terminals() {
    for line in ["list", "explain 60700", "--help", "next nothing", "check --deny warnings"] {
        let styled = answered(typed(SHOP, line).env("CLICOLOR_FORCE", "1"), "");
        assert!(styled.contains("\u{1b}["), "{line}: {styled}");
        let plain = shop(line);
        assert!(!plain.contains('\u{1b}'), "{line}: {plain}");
        let refused = answered(typed(SHOP, line).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"), "");
        assert_eq!(refused, plain);
    }
}
