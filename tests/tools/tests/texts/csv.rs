//! CSV, as a reader of it and a spreadsheet see it.

use error_codes::export;

use super::hostile::{TEXTS, empty, snapshot};

pub fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("Excel needs the mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_text_is_one_cell_and_no_formula() {
    let rows = rows(&export::csv(&snapshot()));
    assert_eq!(rows.len(), 1 + snapshot().entries.len());
    let message = rows[0].iter().position(|heading| heading == "message.zh-CN").unwrap();
    for row in &rows[1..] {
        for (cell, heading) in
            row.iter().zip(&rows[0]).filter(|(_, heading)| !["code", "legacy"].contains(&heading.as_str()))
        {
            let first = cell.chars().next();
            assert!(!first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first)), "{heading}: {cell:?}");
            assert!(!cell.contains(['\0', '\u{1b}', '\u{7f}']), "{heading}: {cell:?}");
        }
    }
    for text in TEXTS {
        let text: String = text
            .chars()
            .map(|one| if one.is_control() && !"\t\r\n".contains(one) { '\u{fffd}' } else { one })
            .collect();
        let is_there = rows.iter().any(|row| row[message] == text || row[message] == format!("'{text}"));
        assert!(is_there, "{text:?}");
    }
}

#[test]
fn what_an_entry_lacks_is_an_empty_cell() {
    let rows = rows(&export::csv(&snapshot()));
    let column = |heading: &str| rows[0].iter().position(|other| other == heading).unwrap();
    let row = |code: &str| rows.iter().find(|row| row[0] == code).unwrap();
    let least = row("-9223372036854775808");
    assert_eq!((&*least[column("message")], &*least[column("message.zh-CN")]), ("in no pack", ""));
    assert_eq!(
        (&*least[column("segment")], &*least[column("legacy")], &*least[column("retry")]),
        ("", "", "backoff")
    );
    assert_eq!(row("1002")[column("retry")], "after 60");
    assert_eq!(row("1003")[column("retry")], "after wait\"");
    assert_eq!(row("1000")[column("legacy")], "0 (reused)");
}

#[test]
fn a_catalogue_of_nothing_has_its_headings() {
    assert_eq!(rows(&export::csv(&empty())).len(), 1);
}
