//! Headers, in the words of people.

use error_codes::import::{self, Column, Options};

use crate::{file, imported};

#[test]
fn headers_in_chinese_and_english_are_the_same() {
    let chinese = imported(
        "| 错误码 | HTTP状态码 | 错误名称 | 错误消息 | 解决方案 |\n|---|---|---|---|---|\n| 1001 | 409 | FULL | full | wait |\n",
    );
    for header in [
        "Code | HTTP Status | Name | Message | Hint",
        "error_code | status | error name | msg | Solution",
        "状态码 | HTTP | 标识 | 提示信息 | 处理建议",
        "业务码（code） | 状态码 | 常量 | 含义 | 处理方式",
        "错误代码｜HTTP 响应码｜名称｜信息｜建议",
        "**Code** | `http` | *Name* | Message | Action",
    ] {
        let header = header.replace('｜', " | ");
        let english =
            imported(&format!("| {header} |\n|---|---|---|---|---|\n| 1001 | 409 | FULL | full | wait |\n"));
        assert_eq!(english, chinese, "{header}");
    }
    let swapped = imported(
        "| 状态码 | 业务码 | 名称 | 消息 | 建议 |\n|---|---|---|---|---|\n| 409 | 1001 | FULL | full | wait |\n",
    );
    assert_eq!(swapped, chinese);
    assert!(file(&chinese, "mod.rs").contains("#[code(1001, http = 409, hint = \"wait\")]\n    Full,"));
}

#[test]
fn what_a_header_says_can_be_overridden() {
    let document = "故障号,说法,code\n1001,full,X\n";
    let nothing = import::csv(document, &Options::new("shop"));
    assert_eq!(nothing.findings[0].message, "no code can be read");
    let options =
        Options::new("shop").status(409).column("故障号", Column::Code).column("说法", Column::Message);
    let imported = import::csv(document, &options.column("CODE", Column::Name));
    assert_eq!((imported.entries, &imported.findings[..]), (1, &[][..]));
    assert!(file(&imported, "mod.rs").contains("#[code(1001)]\n    X,"));
}

#[test]
fn without_a_column_of_codes_the_headers_are_named() {
    let imported = import::csv("number of it,what\n1,full\n", &Options::new("shop"));
    assert_eq!(imported.files, []);
    assert_eq!(
        imported.findings[0].to_string(),
        "line 1: error: no table has a column of codes; the first has `number of it`, `what`; say which column has the codes, as in `--header code=number`"
    );
    let imported = import::markdown("no table\n", &Options::new("shop"));
    assert_eq!(
        imported.findings[0].to_string(),
        "line 1: error: no table has a code; write a row for each code, below a header such as `| code | status | message |`"
    );
}

/// Blank lines count, and so do those within a cell, whatever ends them.
#[test]
fn lines_of_csv_are_those_of_the_file() {
    let document = "\ncode,status,message\n1,400,a\n\n\n1,400,b\n3,400,\"x\ny\"\n4,400,\n";
    let lines = |document: &str| {
        let findings = import::csv(document, &Options::new("shop")).findings;
        findings.iter().map(|finding| (finding.line, finding.other_line)).collect::<Vec<_>>()
    };
    assert_eq!(lines(document), [(6, Some(3)), (7, Some(6)), (9, None)]);
    assert_eq!(lines(&document.replace('\n', "\r\n")), lines(document));
}

#[test]
fn every_column_has_a_word() {
    let unknown = "x".parse::<Column>().expect_err("no column").to_string();
    let words: Vec<&str> = unknown.split('`').skip(3).step_by(2).collect();
    let columns: Vec<Column> = words.iter().map(|word| word.parse().expect("a column")).collect();
    let mut unique = columns.clone();
    unique.dedup();
    assert_eq!((unique, columns.len()), (columns, 17));
    assert_eq!("old-code".parse(), Ok(Column::OldCode));
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let codes = |cells: &str| {
        let rows: String =
            cells.split(' ').map(|cell| format!("| {cell} | message of {cell} | 400 |\n")).collect();
        let imported = imported(&format!("| code | message | status |\n|---|---|---|\n{rows}"));
        let root = imported.files.first().map(|file| file.text.clone()).unwrap_or_default();
        root.lines()
            .filter_map(|line| {
                line.trim().strip_prefix("#[code(")?.strip_suffix(")]")?.split(',').next()?.parse().ok()
            })
            .collect::<Vec<i64>>()
    };
    assert_eq!(
        codes("1001 １００２ `1003` **1004** -5 1_006 0x3EF 9223372036854775807"),
        [1001, 1002, 1003, 1004, -5, 1006, 1007, i64::MAX]
    );
    assert_eq!(codes("9223372036854775808 1001a - 1e3 ..."), Vec::<i64>::new());
}

#[test]
fn a_column_has_one_language() {
    let document = "code,中文,english\n1,密码错误,wrong password\n2,Token 无效,bad token\n3,OAuth,oauth\n";
    let imported = import::csv(document, &Options::new("shop").status(400));
    assert!(
        file(&imported, "zh-CN.json").contains("OAuth") && file(&imported, "en-US.json").contains("oauth")
    );
    let document = "code,lang,message\n1,zh-cn,密码错误\n1,en,wrong password\n";
    let imported = import::csv(document, &Options::new("shop").status(400));
    assert_eq!((imported.entries, &imported.findings[..]), (1, &[][..]));
    assert!(
        file(&imported, "zh-CN.json").contains("密码错误")
            && file(&imported, "/en.json").contains("wrong password")
    );
    let imported =
        import::csv("code,message\n1,mot de passe\n", &Options::new("shop").status(400).locale("fr-FR"));
    assert!(file(&imported, "fr-FR.json").contains("mot de passe"));
}

#[test]
fn csv_may_be_separated_by_semicolons_and_tabs_and_quoted_over_lines() {
    let comma = import::csv("code,message,http\n1,\"a, b\",400\n2,c,404\n", &Options::new("shop"));
    assert_eq!(comma.entries, 2);
    assert_eq!(
        import::csv("\u{feff}code;message;http\r\n1;a, b;400\r\n2;c;404\r\n", &Options::new("shop")),
        comma
    );
    assert_eq!(import::csv("code\tmessage\thttp\n1\ta, b\t400\n2\tc\t404\n", &Options::new("shop")), comma);
    let lines = import::csv("code,message,http\n1,\"a\nb\",400\n1,c,400\n", &Options::new("shop"));
    assert_eq!((lines.findings[0].line, lines.findings[0].other_line), (4, Some(2)));
}
