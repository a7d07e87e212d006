//! Whatever a file holds, the importer answers.

use error_codes::import::{self, Import, Options};
use proptest::prelude::*;

use crate::{LIBRARY, imported};

fn both(text: &str) -> [Import; 2] {
    let options = Options::new(text).status(400);
    [import::markdown(text, &options), import::csv(text, &options)]
}

#[test]
fn windows_and_full_width_are_the_same_document() {
    let plain = imported(LIBRARY);
    assert_eq!(imported(&format!("\u{feff}{}", LIBRARY.replace('\n', "\r\n"))), plain);
    let wide = |letter: char| {
        if letter.is_ascii_digit() {
            char::from_u32(u32::from(letter) + 0xfee0).expect("a digit")
        } else {
            letter
        }
    };
    let codes = LIBRARY.replace("| 11001 ", &format!("| {} ", "11001".chars().map(wide).collect::<String>()));
    assert_eq!(imported(&codes.replace("11100-11199)", "１１１００－１１１９９）")), plain);
}

#[test]
fn what_is_no_document() {
    for text in [
        "",
        "\u{feff}",
        "\n",
        "|",
        "||",
        "|-|",
        "```",
        "~~~\n```",
        "# ",
        "| code |\n|---|",
        "| code |\n|---|\n|  |",
        "code",
        "code,message\n",
        "\"",
        "code\n\"1",
        "\0",
        "| code | code |\n|---|---|\n| 1 | 2 |",
        "| 错误码 | 说明 |\n|---|---|\n| 1 |\n| 2 | a | b | c |\n",
        "| code |\n|---|\n| 99999999999999999999 |\n",
        "| range |\n|---|\n| 9-1 |\n| 99999999999999999999-9 |\n",
        "# 1xxxxxxxxxxxxxxxxxxxxxxxxxx\n\n| code | message |\n|---|---|\n| 1 | a |\n",
        "9223372036854775807+",
        "### 9223372036854775807 - x\n",
        "| code | message |\n|---|---|\n| 1 | <table> | |a|b| \\| |\n",
        "> | code | message |\n> |---|---|\n> | 1 | a |\n",
        "- 1-2: a\n  - 1-2: b\n    - 3: c\n",
        "| code | message |\n|---|---|\n| -9223372036854775808 | a |\n| 9223372036854775807 | b |\n",
    ] {
        for imported in both(text) {
            assert!(imported.entries > 0 || !imported.findings.is_empty(), "{text:?}");
            assert_eq!(imported.files.is_empty(), imported.entries == 0, "{text:?}");
        }
    }
}

#[test]
fn much_of_it() {
    let many = |count: usize, row: &dyn Fn(usize) -> String| -> String { (1..=count).map(row).collect() };
    let table = |rows: String| format!("| code | message | status |\n|---|---|---|\n{rows}");
    let one_message = imported(&table(many(3000, &|number| format!("| {number} | 系统错误 | 500 |\n"))));
    assert_eq!((one_message.entries, one_message.findings.len()), (3000, 2999));
    let one_code = imported(&table(many(500, &|number| format!("| 404 | message {number} | 404 |\n"))));
    assert!(one_code.findings.iter().all(|finding| finding.message.len() < 1000));
    for deep in ["> ", "- ", "[", "*", "| a ", "``` \n", "# 1-2\n"] {
        both(&deep.repeat(3000));
    }
}

/// Pieces that documents are made of, and that break them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("| 错误码 | 说明 | HTTP状态码 |\n|---|---|---|\n".to_owned()),
        Just("| Range | Module | Status |\n|---|---|---|\n".to_owned()),
        Just("| old code | new code | message |\n|---|---|---|\n".to_owned()),
        Just("code,name,key,message,segment,declared_ranges\n".to_owned()),
        Just("```json\n".to_owned()),
        Just("\n".to_owned()),
        (any::<i16>(), ".{0,8}", 0_u16..700)
            .prop_map(|(code, text, status)| format!("| {code} | {text} | {status} |\n")),
        (0..5000_i64, 0..5000_i64, ".{0,8}")
            .prop_map(|(first, last, text)| format!("| {first}-{last} | {text} | 400 |\n")),
        (0..5000_i64, 0..5000_i64, ".{0,8}")
            .prop_map(|(first, last, text)| format!("## {text} ({first}-{last})\n")),
        (any::<i16>(), ".{0,8}").prop_map(|(code, text)| format!("### {code} - {text}\n")),
        (any::<i16>(), ".{0,8}")
            .prop_map(|(code, text)| format!("\"code\": {code}, \"message\": \"{text}\"\n")),
        (any::<i16>(), "[A-Z_]{1,5}")
            .prop_map(|(code, name)| format!("{name} = {code}\n{code} -> {code}1\n")),
        (any::<i16>(), ".{0,8}", ".{0,8}").prop_map(|(code, name, text)| format!(
            "{code},{name},{name},\"{text}\",{text},{code}-{code}9\n"
        )),
        ".{0,20}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_all_lines_are_there(text in pieces()) {
        let lines = text.lines().count().max(1);
        for imported in both(&text) {
            for finding in &imported.findings {
                prop_assert!((1..=lines).contains(&finding.line), "{finding} of {lines}");
                prop_assert!(finding.other_line.is_none_or(|other| (1..=lines).contains(&other)), "{finding}");
                prop_assert!(!finding.to_string().contains('\n'), "{finding}");
            }
            for file in &imported.files {
                let is_word = |word: &str| word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
                let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs"));
                prop_assert!(stem.is_none_or(is_word), "{}", file.path);
                if file.path.starts_with("locales/") {
                    prop_assert!(serde_json::from_str::<serde_json::Value>(&file.text).is_ok(), "{}", file.text);
                }
            }
        }
    }
}
