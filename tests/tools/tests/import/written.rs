//! What is written: it compiles, as rustfmt has it, and says where the document is wrong.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use error_codes::import::{self, Import, Options};
use error_codes::{ErrorCatalog, ErrorCode, Report};
use expect_test::expect_file;

use crate::library::{JieYueError, LibraryError, ReaderError, plan};
use crate::{CINEMA, LIBRARY, file, imported};

/// Where this crate has it.
fn library() -> Import {
    let options =
        Options::new("library").module("tests/import/library").locales("tests/import/library/locales");
    import::markdown(LIBRARY, &options)
}

#[test]
fn what_is_compiled_here_is_what_is_written() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in &library().files {
        expect_file![package.join(&file.path)].assert_eq(&file.text);
    }
    let written: BTreeSet<PathBuf> = library().files.iter().map(|file| package.join(&file.path)).collect();
    let folder = package.join("tests/import/library");
    let there = [&folder, &folder.join("locales")].map(|folder| fs::read_dir(folder).expect("a folder"));
    let there = there.into_iter().flatten().map(|entry| entry.expect("an entry").path());
    assert_eq!(there.filter(|path| path.is_file()).collect::<BTreeSet<_>>(), written);
}

#[test]
fn what_is_written_is_the_catalogue_of_the_document() {
    let catalog = LibraryError::CATALOG;
    let entries: Vec<(i64, &str, u16, &str)> = catalog
        .entries()
        .iter()
        .map(|entry| (entry.code(), entry.name(), entry.status().as_u16(), entry.key()))
        .collect();
    assert_eq!(
        entries,
        [
            (11001, "READER_NOT_FOUND", 404, "reader.reader_not_found"),
            (11002, "CARD_LOST", 403, "reader.card_lost"),
            (11101, "LOAN_LIMIT", 409, "loan.limit"),
            (11102, "ZHI_NENG_ZAI_GUAN_NEI_YUE_DU", 409, "jie_yue.zhi_neng_zai_guan_nei_yue_du"),
            (11150, "LOAN_BOX_FULL", 503, "loan.box_full"),
        ]
    );
    assert_eq!(catalog.success_entry().expect("a success").code(), 10000);
    assert_eq!(catalog.legacy(2001).expect("an old number").code(), 11001);
    assert_eq!(catalog.get(11101).expect("an entry").description(), "每人的上限见章程");
    assert_eq!(catalog.get(11001).expect("an entry").hint(), Some("检查读者证号"));
    let parts: Vec<&str> = plan::JIE_YUE.get_parts().iter().map(error_codes::Segment::name).collect();
    assert_eq!((parts, plan::PLAN.get_digits()), (vec!["jie_yue.jie_shu", "jie_yue.hai_shu"], Some(5)));

    let error = LibraryError::from(JieYueError::LoanLimit { limit: "3".to_owned() });
    assert_eq!(error.to_string(), "已借满 3 本");
    assert_eq!(Report::of(&error).locale("en").message(), "3 books are out already");
    let error = JieYueError::ZhiNengZaiGuanNeiYueDu("永乐大典".to_owned());
    assert_eq!(error.to_string(), "《永乐大典》只能在馆内阅读");
    assert_eq!(ReaderError::CardLost.status(), 403);
}

#[test]
fn it_is_what_rustfmt_would_write() {
    let names = "code,http,name,key,segment,message,hint\n\
        1001,409,,a.b,one,{a} {b} {c} {d} {e},\n\
        1002,409,,,two words,{0}{1}{2}{3}{4}{5}{6},提示用户更换手机号或找回密码提示用户更换手机号或找回密码\n\
        1003,404,A_NAME_THAT_IS_SO_LONG_THAT_NOTHING_ELSE_HAS_ANY_ROOM_IN_A_LINE_OF_A_HUNDRED,,x10,{0}{1}{2}{3}{4}{5}{6}{7},\n\
        -1004,404,,,x2,\"\"\"quoted\"\" \\ and\nbroken\",log in\n\
        99999999999999999999,404,,,one,,\n\
        1005,404,,,a module whose title is much longer than the names of modules usually are,{order_number_of_yesterday},\n";
    let documents = [
        ("library", import::markdown(LIBRARY, &Options::new("library"))),
        ("cinema", import::markdown(CINEMA, &Options::new("cinema"))),
        ("names", import::csv(names, &Options::new("names"))),
        ("segments", import::markdown(&segments(), &Options::new("segments"))),
    ];
    for (name, imported) in documents {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustfmt").join(name);
        // Not by the settings of this workspace.
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("rustfmt.toml"), "").expect("a file");
        for file in &imported.files {
            let path = folder.join(&file.path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, &file.text).expect("a file");
        }
        let root = folder.join("src/error/mod.rs");
        let output = Command::new("rustfmt").args(["--edition=2024", "--check"]).arg(root).output();
        let output = output.expect("rustfmt, which comes with Rust");
        let difference = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{difference}{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Plans of which each has a longer line than the last.
fn segments() -> String {
    let mut document = "| Range | Module | Status |\n|---|---|---|\n".to_owned();
    for (index, title) in
        ["a", "bb", "模块", "module of many words", "a module of very many words indeed"].iter().enumerate()
    {
        let first = 10_000 * (index + 1);
        let status = if index % 2 == 0 { "400" } else { "" };
        document +=
            &format!("| {first}-{}, {}-{} | {title} | {status} |\n", first + 9, first + 20, first + 29);
        document += &format!("| {}-{} | {title} beside | |\n", first + 30, first + 39);
    }
    let mut rows = "\n| Code | Message | Status |\n|---|---|---|\n".to_owned();
    for index in 1..=5 {
        rows += &format!("| {index}0001 | message {index} | 400 |\n");
    }
    document + &rows
}

#[test]
fn findings_stand_where_they_hit() {
    let cinema = imported(CINEMA);
    assert!(file(&cinema, "tickets.rs").contains(
        "    // line 14: error: code 4001 is \"the row is closed\" here and \"the show is sold out\" at line 12; give one of them its own number
    #[code(4001, http = 409)]
    RowClosed,"
    ));
    assert!(file(&cinema, "snacks.rs").contains("the document gives no HTTP status"));
    assert!(file(&cinema, "plan.rs").contains(
        "// line 6: error: segment \"snacks\" (4090-4199) overlaps \"tickets\" (4000-4099) of line 5 in 4090-4099; give each number to one of them
pub const SNACKS"
    ));
    // What is wrong with an old number stands above the entry that had it.
    let moved = imported(
        "| code | message | status |\n|---|---|---|\n| 1001 | full | 409 |\n| 1002 | empty | 409 |\n\n\
         | old code | new code |\n|---|---|\n| 1001 | 1002 |\n",
    );
    assert!(file(&moved, "mod.rs").contains(
        "    // line 8: error: 1001 was given up for 1002, and is \"full\" at line 3; write `was(1001, reused)` if it was given to another entry, else renumber that
    #[code(1002, was(1001))]
    Empty,"
    ), "{}", file(&moved, "mod.rs"));
    // Notes are for the report alone.
    assert!(library().files.iter().all(|file| !file.text.contains("// line 1")));
    // What no place in the source is about stands at its head.
    let shown = imported(
        "| code | message | status |\n|---|---|---|\n| 1001 | full | 409 |\n\n```json\n{\"code\": 1001, \"message\": \"empty\"}\n```\n",
    );
    let root = file(&shown, "mod.rs");
    assert!(root.contains("\n\n// line 6: warning: the sample calls 1001 \"empty\""), "{root}");
}

#[test]
fn the_default_status_is_where_none_is_given() {
    let document = "| code | message | status |\n|---|---|---|\n| 1001 | full | |\n| 1002 | empty | 404 |\n";
    let imported = import::markdown(document, &Options::new("shop").status(409));
    assert_eq!(imported.findings, []);
    let root = file(&imported, "mod.rs");
    assert!(root.contains("http = 409, name"), "{root}");
    assert!(
        root.contains("#[code(1001)]\n    Full,") && root.contains("#[code(1002, http = 404)]\n    Empty,"),
        "{root}"
    );
}
