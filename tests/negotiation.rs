//! Which locale a request gets.

use error_codes::Locale;
use error_codes::message::negotiate;
use proptest::prelude::*;

const LOCALES: [&str; 4] = ["zh-CN", "en-US", "ja-JP", "zh-TW"];

#[track_caller]
fn assert_found(locales: &[&str], languages: &str, expected: Option<&str>) {
    assert_eq!(negotiate(locales, languages), expected, "`{languages}` among {locales:?}");
    let locale = Locale::of([languages]);
    assert_eq!(negotiate(locales, &locale), expected, "what `Locale` keeps: `{locale}`");
}

/// RFC 4647, section 3.4: the example of how a range is cut.
#[test]
fn a_range_is_cut_from_the_end() {
    const RANGE: &str = "zh-Hant-CN-x-private1-private2";
    for expected in ["zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"]
    {
        assert_found(&["en", expected], RANGE, Some(expected));
    }
    // A single letter introduces what follows, and goes with it.
    assert_found(&["en", "zh-Hant-CN-x"], "zh-Hant-CN-x-private1", Some("zh-Hant-CN-x"));
    assert_found(&["en"], RANGE, None);
}

/// RFC 4647, section 3.4: the list `fr-FR, zh-Hant` looks for fr-FR, fr, zh-Hant, zh, and then the default.
#[test]
fn each_range_is_cut_before_the_next_is_tried() {
    const LIST: &str = "fr-FR, zh-Hant";
    assert_found(&["zh", "zh-Hant", "fr", "fr-FR"], LIST, Some("fr-FR"));
    assert_found(&["zh", "zh-Hant", "fr"], LIST, Some("fr"));
    assert_found(&["zh", "zh-Hant"], LIST, Some("zh-Hant"));
    assert_found(&["zh"], LIST, Some("zh"));
    assert_found(&["ja"], LIST, None);
}

/// RFC 9110, section 12.5.4: Danish, then British English, then other English.
#[test]
fn weights_order_the_ranges() {
    const LIST: &str = "da, en-gb;q=0.8, en;q=0.7";
    assert_found(&["en-US", "en-GB", "da"], LIST, Some("da"));
    assert_found(&["en-US", "en-GB"], LIST, Some("en-GB"));
    assert_found(&["fr", "en-US"], LIST, Some("en-US"));
    assert_found(&LOCALES, "zh-CN;q=0.1, en;q=0.11, ja;q=0.111", Some("ja-JP"));
    assert_found(&LOCALES, "ja;q=1.000, en;q=1", Some("ja-JP"));
    assert_found(&LOCALES, "ja;q=0.999, en;Q=1.0", Some("en-US"));
}

/// RFC 4647, section 3.3.1: `de-de` is within `de-DE-1996`, and not within `de-Deva`.
#[test]
fn a_range_finds_a_locale_that_says_more() {
    assert_found(&["de-Deva", "de-DE-1996"], "de-de", Some("de-DE-1996"));
    assert_found(&LOCALES, "zh", Some("zh-CN"));
    assert_found(&LOCALES, "ZH-tw", Some("zh-TW"));
    assert_found(&LOCALES, "en", Some("en-US"));
    assert_found(&LOCALES, "e", None);
    assert_found(&["eng-US"], "en", None);
}

#[test]
fn a_range_finds_its_language_where_there_is_nothing_closer() {
    assert_found(&["en-US", "zh-CN"], "zh-Hant-TW", Some("zh-CN"));
    assert_found(&["en-US", "zh-CN", "zh-Hant"], "zh-Hant-TW", Some("zh-Hant"));
    assert_found(&["en-US", "zh-CN", "zh-Hant-HK"], "zh-Hant-TW", Some("zh-Hant-HK"));
    assert_found(&["zh-CN", "en-US"], "en-GB, zh", Some("en-US"));
    // What the list says of the others decides between them.
    assert_found(&["zh-HK", "zh-CN"], "zh-TW, zh-CN;q=0.9", Some("zh-CN"));
    assert_found(&["zh-HK", "zh-CN", "zh-MO"], "zh-TW, zh-CN;q=0.5, zh-MO;q=0.6", Some("zh-MO"));
}

/// Of Chinese a region says the script as well.
#[test]
fn a_range_finds_the_likest_of_its_language() {
    const CHINESE: [&str; 4] = ["zh-CN", "zh-HK", "zh-TW", "en"];
    assert_found(&CHINESE, "zh-Hant-TW", Some("zh-TW"));
    assert_found(&CHINESE, "zh-Hant-HK", Some("zh-HK"));
    assert_found(&CHINESE, "zh-Hant", Some("zh-HK"));
    assert_found(&CHINESE, "zh-MO", Some("zh-HK"));
    assert_found(&["zh-TW", "zh-CN"], "zh-Hans-CN;q=1.0, en-CN;q=0.9", Some("zh-CN"));
    assert_found(&["zh-TW", "zh-CN"], "zh-SG", Some("zh-CN"));
    assert_found(&["zh-Hant", "zh-Hans", "en"], "zh-CN,zh;q=0.9,en-US;q=0.8", Some("zh-Hans"));
    assert_found(&["zh-Hans", "zh-Hant-HK", "zh-Hant-TW"], "zh-TW", Some("zh-Hant-TW"));
    assert_found(&["sr-Cyrl", "sr-Latn"], "sr-Latn-RS", Some("sr-Latn"));
    assert_found(&["en-US", "en-GB"], "en-Latn-GB", Some("en-GB"));
    assert_found(&["zh-TW", "zh-CN"], "zh", Some("zh-TW"));
}

#[test]
fn a_weight_of_nothing_refuses() {
    assert_found(&LOCALES, "zh-CN;q=0, zh", Some("zh-TW"));
    assert_found(&LOCALES, "en;q=0.5, en-US;q=0, ja;q=0.1", Some("ja-JP"));
    assert_found(&LOCALES, "en;q=0, en-US;q=0.1", Some("en-US"));
    assert_found(&["en-US"], "en;q=0", None);
    assert_found(&LOCALES, "zh-CN;q=0.000", Some("en-US"));
    assert_found(&LOCALES, "fr;q=0", None);
    assert_found(&LOCALES, "*;q=0", None);
}

/// RFC 4647, section 3.4: before other ranges it is skipped, and alone it stands for the default.
#[test]
fn a_star_is_whatever_the_service_prefers() {
    assert_found(&LOCALES, "*", None);
    assert_found(&LOCALES, "*, ja;q=0.1", Some("ja-JP"));
    assert_found(&LOCALES, "fr, *;q=0.5", None);
    assert_found(&LOCALES, "zh;q=0, *", Some("en-US"));
}

#[test]
fn what_is_no_range_is_passed_over() {
    for garbage in [
        "",
        ",",
        ";",
        ";q=1",
        "q=1",
        "-",
        "en-",
        "-en",
        "e n",
        "en_US",
        "123",
        "*-CH",
        "de-*-DE",
        "abcdefghi",
        "en-abcdefghi",
        "en;q=",
        "en;q=2",
        "en;q=1.001",
        "en;q=-1",
        "en;q=.",
        "en;q=nan",
        "英语",
        "en\u{a0}",
        "\u{0}",
        "en,;q=0",
        "ｅｎ",
    ] {
        let list = format!("{garbage}, ja;q=0.1");
        let expected = if garbage.starts_with("en,") { "en-US" } else { "ja-JP" };
        assert_found(&LOCALES, &list, Some(expected));
    }
    // Clients that are careless with numbers are understood, and so are parameters that mean nothing.
    for careless in
        ["en;q=0.8333", "en;q=.8", "en;", "en;level=1", "en; q=0.8; level=1", "en;q=0.80000001", "en;q = 0.5"]
    {
        assert_found(&LOCALES, &format!("ja;q=0.1, {careless}"), Some("en-US"));
    }
    assert_found(&LOCALES, " \t ja \t ; \t q=0.3 \t ", Some("ja-JP"));
}

#[test]
fn a_hostile_list_is_cut() {
    let ranges = |count: usize| {
        (0..count).map(|n| format!("x{}-{n}", "a".repeat(n % 7))).collect::<Vec<_>>().join(",")
    };
    let digits_are_no_language = "1,".repeat(32 * 1024) + "ja";
    assert_found(&LOCALES, &digits_are_no_language, Some("ja-JP"));
    // The first 32 ranges count, garbage not among them.
    assert_found(&LOCALES, &(ranges(31) + ",ja"), Some("ja-JP"));
    assert_found(&LOCALES, &(ranges(32) + ",ja"), None);
    for hostile in [
        ranges(10_000),
        ",".repeat(64 * 1024),
        "en;".repeat(20_000),
        "a-".repeat(32 * 1024),
        "zh-Hant-TW;q=0.9,".repeat(4_000),
        "\u{1f600}".repeat(16 * 1024),
        "a".repeat(64 * 1024),
    ] {
        let locale = Locale::of([hostile.as_str()]);
        assert!(locale.len() <= 32 * 74, "it keeps {} bytes", locale.len());
        let _ = negotiate(&LOCALES, &hostile);
    }
}

#[test]
fn a_header_may_be_given_more_than_once() {
    let mut headers = http::HeaderMap::new();
    assert_eq!(Locale::from_headers(&headers), Locale::ANY);
    for value in [&b"fr;q=0.9"[..], b"\xff\xfe", b"en;q=0.8, ja;q=0.85"] {
        headers.append(http::header::ACCEPT_LANGUAGE, http::HeaderValue::from_bytes(value).unwrap());
    }
    let locale = Locale::from_headers(&headers);
    assert_eq!(locale.as_str(), "fr;q=0.9, en;q=0.8, ja;q=0.85");
    assert_eq!(negotiate(&LOCALES, &locale), Some("ja-JP"));
    assert_eq!(Locale::from("en;q=0, fr;q=0.001").to_string(), "en;q=0, fr;q=0.001");
}

/// Look-up as the documentation tells it, with all the lists and copies that the real one does without.
fn naive(locales: &[&str], list: &[(String, u16)]) -> Option<String> {
    let within = |tag: &str, range: &str| {
        let (tag, range) = (tag.to_lowercase(), range.to_lowercase());
        tag == range || tag.starts_with(&format!("{range}-"))
    };
    let weight = |tag: &str| {
        let matching = list.iter().filter(|(range, _)| range != "*" && within(tag, range));
        matching.max_by_key(|(range, weight)| (range.len(), *weight)).map(|(_, weight)| *weight)
    };
    let mut order: Vec<&(String, u16)> =
        list.iter().filter(|(range, weight)| *weight > 0 && range != "*").collect();
    order.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    for (asked, _) in order {
        let mut subtags: Vec<&str> = asked.split('-').collect();
        while !subtags.is_empty() {
            if subtags.last().is_some_and(|last| last.len() == 1) && subtags.len() < asked.split('-').count()
            {
                subtags.pop();
                continue;
            }
            let range = subtags.join("-");
            let candidates: Vec<&&str> =
                locales.iter().filter(|tag| within(tag, &range) && weight(tag) != Some(0)).collect();
            let exact = candidates.iter().find(|tag| tag.eq_ignore_ascii_case(&range));
            let rank = |tag: &str| (weight(tag).unwrap_or(0), likeness(asked, tag));
            let best = candidates.iter().map(|tag| rank(tag)).max();
            let found = exact.or_else(|| candidates.iter().find(|tag| Some(rank(tag)) == best));
            if let Some(found) = found {
                return Some((**found).to_string());
            }
            subtags.pop();
        }
    }
    let refused = |tag: &&&str| weight(tag) == Some(0);
    if locales.first().is_some_and(|first| refused(&first)) {
        return locales.iter().find(|tag| !refused(tag)).map(ToString::to_string);
    }
    None
}

/// Two for the script, one for the region.
fn likeness(asked: &str, tag: &str) -> u8 {
    let subtags = |tag: &str| tag.to_lowercase().split('-').map(str::to_owned).collect::<Vec<_>>();
    let region =
        |tag: &str| subtags(tag).into_iter().skip(1).take_while(|it| it.len() > 1).find(|it| it.len() == 2);
    let script = |tag: &str| {
        let written = subtags(tag).into_iter().skip(1).find(|it| it.len() == 4);
        let of_region = match region(tag).as_deref() {
            Some("tw" | "hk" | "mo") if subtags(tag)[0] == "zh" => Some("hant".to_owned()),
            Some("cn" | "sg" | "my") if subtags(tag)[0] == "zh" => Some("hans".to_owned()),
            _ => None,
        };
        written.or(of_region)
    };
    2 * u8::from(script(asked).is_some() && script(asked) == script(tag))
        + u8::from(region(asked).is_some() && region(asked) == region(tag))
}

fn tag() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "(zh|en|ZH|fr)(-(Hant|Hans|hant))?(-(TW|CN|us))?(-x-a)?",
        1 => Just("*".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn it_finds_what_the_documentation_says(
        locales in prop::collection::vec("(zh|en|fr)(-(Hant|Hans))?(-(TW|CN|US))?", 0..5),
        list in prop::collection::vec((tag(), prop_oneof![Just(0u16), Just(1000), 1u16..1000]), 0..6),
    ) {
        let locales: Vec<&str> = locales.iter().map(String::as_str).collect();
        let header: Vec<String> = list
            .iter()
            .map(|(tag, weight)| if *weight == 1000 { tag.clone() } else { format!("{tag};q=0.{weight:03}") })
            .collect();
        let header = header.join(",");
        let found = negotiate(&locales, &header).map(ToOwned::to_owned);
        prop_assert_eq!(found, naive(&locales, &list), "{} among {:?}", header, locales);
    }

    #[test]
    fn nothing_breaks_it(languages in "(\\PC|[-a-zA-Z0-9,;=.* _]){0,60}") {
        let locale = Locale::of([languages.as_str()]);
        prop_assert_eq!(negotiate(&LOCALES, &languages), negotiate(&LOCALES, &locale), "{}", locale);
        prop_assert_eq!(Locale::from(locale.as_str()), locale);
    }
}
