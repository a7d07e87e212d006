//! Any `Accept-Language`: one of the declared locales is found, or none.
//!
//! The first line of an input holds the declared locales, the others the values of the header.

#![no_main]

use error_codes::Locale;
use error_codes::message::negotiate;
use http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderValue};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let locales: Vec<&str> = lines.next().unwrap_or_default().split(' ').take(8).collect();
    let lists: Vec<&str> = lines.collect();
    let joined = lists.join(",");
    let found = negotiate(&locales, &joined);
    if let Some(found) = found {
        let declared = locales.iter().find(|locale| std::ptr::eq(**locale, found));
        assert!(declared.is_some(), "`{found}` is not declared");
    }

    // What `Locale` keeps is what is negotiated.
    let locale = Locale::of(lists.iter().copied());
    assert_eq!(negotiate(&locales, &locale), found, "{locale}");
    assert_eq!(Locale::from(locale.as_str()), locale);
    assert!(locale.split(", ").count() <= 32);
    if lists.iter().all(|list| HeaderValue::from_str(list).is_ok_and(|value| value.to_str().is_ok())) {
        let mut headers = HeaderMap::new();
        for list in &lists {
            headers.append(ACCEPT_LANGUAGE, HeaderValue::from_str(list).expect("it is one"));
        }
        assert_eq!(Locale::from_headers(&headers), locale);
    }

    // Case does not matter, on neither side.
    assert_eq!(negotiate(&locales, &joined.to_ascii_uppercase()), found);
    let upper: Vec<String> = locales.iter().map(|locale| locale.to_ascii_uppercase()).collect();
    let upper: Vec<&str> = upper.iter().map(String::as_str).collect();
    let index = |locales: &[&str], found: Option<&str>| {
        found.map(|found| locales.iter().position(|locale| std::ptr::eq(*locale, found)))
    };
    assert_eq!(index(&upper, negotiate(&upper, &joined)), index(&locales, found));

    for tag in &locales {
        // Only what is a range can be asked for.
        let is_plain = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_plain || tag.is_empty() || Locale::from(*tag).as_str() != *tag {
            continue;
        }
        let first = locales.iter().find(|locale| locale.eq_ignore_ascii_case(tag)).copied();
        // What stands first with the full weight is found, whatever follows.
        assert_eq!(negotiate(&locales, &format!("{tag}, {joined}")), first);
        // What is refused is not.
        assert_ne!(negotiate(&[tag], &format!("{tag};q=0")), Some(*tag));
    }
});
