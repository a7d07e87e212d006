//! `error-codes import`, as it is typed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::CINEMA;

/// The exit code, what is answered, and what is complained of.
fn typed(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_program"));
    command.arg("import").args(arguments).env_remove("COLUMNS").current_dir(documents());
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("it starts");
    // Who does not read it need not.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("no signal"), text(output.stdout), text(output.stderr))
}

fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/documents")
}

/// An empty folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("import-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn without_a_place_nothing_is_written() {
    let (code, answer, complaint) = typed(&["library.md"], b"");
    assert_eq!((code, complaint.as_str()), (0, ""));
    assert!(
        answer.contains("nothing is written without `--out DIR`; there would be:\n  src/error/mod.rs\n"),
        "{answer}"
    );
    assert!(answer.ends_with("\n5 entries, 1 note\n"), "{answer}");
}

#[test]
fn contradictions_are_shown_with_both_lines() {
    let (code, answer, _) = typed(&["cinema.md"], b"");
    assert_eq!(code, 1);
    let shown = "\
error[duplicate-code]: code 4001 is \"the row is closed\" here and \"the show is sold out\" at line 12
  --> cinema.md:14:1
   |
12 | | 4001 | SOLD_OUT | 409 | the show is sold out |
   | ------------------------------------------------
13 | | 4002 | SEAT_NOT_FOUND | 400 | seat not found |
14 | | 4001 | ROW_CLOSED | 409 | the row is closed |
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: give one of them its own number
";
    assert!(answer.contains(shown), "{answer}");
    assert!(answer.ends_with("\n5 entries, 4 errors, 1 warning\n"), "{answer}");
}

#[test]
fn what_is_there_is_not_replaced() {
    let folder = folder("force");
    let out = folder.to_str().expect("UTF-8");
    assert_eq!(typed(&["library.md", "--out", out], b"").0, 0);
    let root = folder.join("src/error/mod.rs");
    fs::write(&root, "mine").expect("a file");
    let (code, answer, complaint) = typed(&["library.md", "--out", out], b"");
    assert_eq!((code, answer.as_str()), (2, ""));
    assert!(
        complaint.contains("and 5 more would be replaced") && complaint.contains("`--force`"),
        "{complaint}"
    );
    assert_eq!(fs::read_to_string(&root).expect("a file"), "mine");
    assert_eq!(typed(&["library.md", "--out", out, "--force"], b"").0, 0);
    assert!(fs::read_to_string(&root).expect("a file").contains("pub enum LibraryError"));
}

#[test]
fn where_it_goes_and_what_it_is_called_can_be_said() {
    let folder = folder("options");
    let out = folder.to_str().expect("UTF-8");
    let document = "nummer;tekst\n1;vol\n".as_bytes();
    let options = [
        "-",
        "--from",
        "csv",
        "--name",
        "bibliotheek",
        "--header",
        "code=nummer",
        "--header",
        "message=tekst",
    ];
    let places = [
        "--status",
        "409",
        "--locale",
        "nl-NL",
        "--module",
        "src/fouten",
        "--locales",
        "talen",
        "--out",
        out,
    ];
    assert_eq!(typed(&[&options[..], &places[..]].concat(), document).0, 0);
    let root = fs::read_to_string(folder.join("src/fouten/mod.rs")).expect("a file");
    assert!(
        root.contains("pub enum BibliotheekError") && root.contains("\"nl-NL\" => \"talen/nl-NL.json\""),
        "{root}"
    );
    assert_eq!(
        fs::read_to_string(folder.join("talen/nl-NL.json")).expect("a file"),
        "{\n  \"error.vol\": \"vol\"\n}\n"
    );
}

#[test]
fn programs_are_answered_in_json() {
    let (code, answer, _) = typed(&["-", "--name", "cinema", "--json"], CINEMA.as_bytes());
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!((code, &answer["entries"], &answer["written"]), (1, &5.into(), &false.into()));
    let finding = &answer["findings"][1];
    assert_eq!((&finding["level"], &finding["kind"]), (&"error".into(), &"duplicate-code".into()));
    assert_eq!((&finding["place"]["line"], &finding["other"]["line"]), (&14.into(), &12.into()));
}

#[test]
fn what_cannot_be_done_is_said() {
    let complaint = |arguments: &[&str], input: &[u8]| {
        let (code, answer, complaint) = typed(arguments, input);
        assert_eq!((code, answer.as_str()), (2, ""), "{complaint}");
        complaint
    };
    assert!(complaint(&["-"], b"").contains("`--name mall`"));
    assert!(complaint(&["none.md"], b"").contains("cannot read `none.md`"));
    assert!(complaint(&["-", "--name", "x"], b"| code |\n\xff").contains("not UTF-8, from its byte 9 on"));
    assert!(
        complaint(&["library.md", "--header", "b=a"], b"")
            .contains("no column is called `b`; there is `code`,")
    );
    assert!(complaint(&["library.md", "--header", "a"], b"").contains("write `COLUMN=HEADER`"));
    assert!(complaint(&["library.md", "--status", "99"], b"").contains("200..=599"));
    assert!(complaint(&["library.md", "--module", "../x"], b"").contains("a folder below"));
    assert!(complaint(&["library.md", "--force"], b"").contains("--out"));
}
