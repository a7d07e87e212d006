//! Old numbers in any text, rewritten to new ones.

mod made_up;

use error_codes::migrate::Migration;
use made_up::{catalog, entry, of, plain, snapshot, was};
use proptest::prelude::*;
use serde_json::json;

/// The mall's last two generations: 20101 became 60101, which was a coupon's before; -1 became 500.
fn mall() -> Migration {
    Migration::of(&of(&[
        entry(60101, "PHONE_EXISTS", was(&[(20101, false), (40001, false)])),
        entry(61301, "SOLD_OUT", was(&[(60101, true)])),
        entry(500, "INTERNAL", was(&[(-1, false)])),
        entry(1_002_000_001, "LONG", was(&[(1_002_000_000, false)])),
    ]))
}

#[test]
fn nothing_cascades() {
    let migrated = mall().rewriting_live().apply("20101 60101 61301 40001 20101");
    assert_eq!(migrated.text, "60101 61301 61301 60101 60101");
    let rewritten: Vec<_> = migrated.rewritten.iter().map(ToString::to_string).collect();
    assert_eq!(
        rewritten,
        [
            "1:1: 20101 becomes 60101",
            "1:7: 60101 becomes 61301",
            "1:19: 40001 becomes 60101",
            "1:25: 20101 becomes 60101"
        ]
    );
}

#[test]
fn numbers_are_words() {
    for (old, new) in [
        ("20101", "60101"),
        (
            "\"20101\": '20101'; `20101`, |20101|,(20101)[20101]",
            "\"60101\": '60101'; `60101`, |60101|,(60101)[60101]",
        ),
        ("错误码20101表示。", "错误码60101表示。"),
        ("x=20101.\n20101..=20199 1..20101", "x=60101.\n60101..=20199 1..60101"),
        ("20101i64 20101L 20101_u32 20101n", "60101i64 60101L 60101_u32 60101n"),
        ("20_101 2_0101 1_002_000_000L", "60_101 60_101 1_002_000_001L"),
        ("ERR-20101 20101-phone.md", "ERR-60101 60101-phone.md"),
        ("return -1; (-1) [-1,-1] x=-1", "return 500; (500) [500,500] x=500"),
    ] {
        assert_eq!(mall().apply(old).text, new);
    }
}

#[test]
fn what_is_part_of_another_word_stays() {
    for text in [
        "120101 201010 ERR20101 20101x x20101 _20101 20101_ok 0x20101 020101 20101abc",
        "20101.5 1.20101 v20101.2 -20101 (-20101)",
        "a-1 (b)-1 x[0]-1 --1 1-1 v-1 \"a\"-1 变-1",
        "99999999999999999999 ２20101",
    ] {
        let migrated = mall().apply(text);
        assert_eq!((migrated.text.as_str(), &migrated.rewritten[..]), (text, &[][..]));
        assert_eq!(migrated.left, []);
    }
}

#[test]
fn no_hyphen_meets_another() {
    let migration = Migration::of(&of(&[entry(-9, "A", was(&[(1, false), (-2, false)]))]));
    let migrated = migration.apply("x-1 ERR-1 1_-1 (-2) 1");
    assert_eq!(migrated.text, "x-1 ERR-1 1_-1 (-9) -9");
    let left: Vec<_> = migrated.left.iter().map(ToString::to_string).collect();
    let hyphen = "1 is left: it is -9 now, and a hyphen stands before it already";
    assert_eq!(left[..2], [format!("1:3: {hyphen}"), format!("1:9: {hyphen}")]);
    assert_eq!(left.len(), 4);
}

#[test]
fn every_number_can_move() {
    let migration = Migration::of(&of(&[
        entry(i64::MAX, "MOST", was(&[(i64::MIN, false)])),
        entry(i64::MIN + 1, "LEAST", was(&[(0, false)])),
    ]));
    assert_eq!(migration.apply("(-9223372036854775808)").text, "(9223372036854775807)");
    // Nobody writes 0 with a sign.
    assert_eq!(migration.apply("0 -0 x=-0 (-0)").text, "-9223372036854775807 -0 x=-0 (-0)");
}

#[test]
fn what_a_program_cannot_know_is_left_and_listed() {
    let migrated = mall().apply("一 60101\r\n  20101-20199, 138-20101");
    assert_eq!(migrated.text, "一 60101\r\n  20101-20199, 138-20101");
    let left: Vec<_> = migrated.left.iter().map(ToString::to_string).collect();
    assert_eq!(
        left,
        [
            "1:3: 60101 is left: it may be `PHONE_EXISTS`, which has it now, or `SOLD_OUT`, which is 61301 now",
            "2:3: 20101 is left: a hyphen joins it to other digits, as in a range or a date",
            "2:20: 20101 is left: a hyphen joins it to other digits, as in a range or a date",
        ]
    );
    // Nobody knows which of two it was, whatever is asked for.
    let twice = Migration::of(&of(&[entry(1, "A", was(&[(9, true)])), entry(2, "B", was(&[(9, true)]))]));
    let migrated = twice.rewriting_live().apply("9");
    assert_eq!(migrated.text, "9");
    assert_eq!(
        migrated.left[0].to_string(),
        "1:1: 9 is left: it may be `A`, which is 1 now, or `B`, which is 2 now"
    );
    // Both now share one number: no matter which it was.
    let shared =
        |name: &str| entry(1, name, json!({ "shared": true, "legacy": [{ "code": 9, "reused": true }] }));
    assert_eq!(Migration::of(&of(&[shared("A"), shared("B")])).apply("9").text, "1");
}

#[test]
fn the_catalogue_itself_stays() {
    let source = r#"
        #[catalog(success(20000, msg = "o]k\""), retired(20101))]
        enum E {
            #[code(60101, was(20101, 40001))] // 20101
            PhoneExists,
            #[ error_codes::code(1, was(20101)) ]
            Other = 20101,
        }
        #[coded(20101)] # 20101 #[code(20101"#;
    let expected = source
        .replace("// 20101", "// 60101")
        .replace("= 20101", "= 60101")
        .replace("#[coded(20101)] # 20101 #[code(20101", "#[coded(60101)] # 60101 #[code(60101");
    assert_eq!(mall().apply(source).text, expected);
}

#[test]
fn two_exports_say_what_moved() {
    let mut old = catalog(&[plain(1, "A"), plain(2, "B"), plain(3, "C")]);
    old["success"]["code"] = json!(0);
    let new = of(&[plain(2, "A"), plain(1, "B"), entry(4, "D", was(&[(3, false)]))]);
    let migration = Migration::between(&snapshot(&old), &new);
    assert_eq!(migration.apply("3 0").text, "4 20000");
    assert_eq!(migration.rewriting_live().apply("1 2 3").text, "2 1 4");
    // A was 9 two generations ago; at the time of the text B was, and still is.
    let (before, now) =
        (of(&[plain(9, "B")]), of(&[entry(1, "A", was(&[(9, true), (8, false)])), plain(9, "B")]));
    assert_eq!(Migration::between(&before, &now).rewriting_live().apply("8 9").text, "1 9");
    assert!(Migration::between(&before, &before).is_empty());
    assert!(Migration::of(&of(&[plain(1, "A")])).is_empty());
}

proptest! {
    #[test]
    fn other_texts_stay(text in any::<String>()) {
        let nothing = Migration::of(&of(&[plain(1, "A")]));
        prop_assert_eq!(nothing.apply(&text).text, text);
    }

    #[test]
    fn twice_is_once(text in "([-a-z_0.\"#\\[( ]|20101|40001|60101|61301|#\\[code\\(|一){0,20}") {
        let once = mall().apply(&text);
        let twice = mall().apply(&once.text);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert!(twice.rewritten.is_empty());
    }
}
