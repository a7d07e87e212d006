//! From `Accept-Language` to a locale of the service.

use std::fmt::Write;

use error_codes::message::negotiate;
use error_codes_bench_run::Contest;
use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use icu_locid::langid;

const LOCALES: [&str; 4] = ["zh-CN", "en-US", "ja-JP", "pt-BR"];

/// What servers accept of one header line, and more.
const LONGEST: usize = 8_192;

pub fn contests() -> Vec<Contest> {
    vec![
        contest("one locale", "en-US"),
        contest("a browser's list", "zh-CN,zh;q=0.9,en-US;q=0.8,en;q=0.7,ja;q=0.6"),
        contest("a list of which the last suits", "de-CH, de;q=0.9, fr;q=0.8, it;q=0.7, pt-BR;q=0.6"),
        contest("hostile: 8 KiB of ranges that nobody has", &filled("qaa-", ";q=0.5,")),
        contest("hostile: 8 KiB of ranges that begin well", &filled("zh-", "-a-b-c-d-e-f-g-h;q=0.5,")),
        contest("hostile: 8 KiB of commas", &",".repeat(LONGEST)),
        contest("hostile: one tag of 8 KiB", &"en-".repeat(LONGEST / 3)),
    ]
}

/// A list of numbered ranges.
fn filled(begin: &str, end: &str) -> String {
    let mut list = String::new();
    let mut index = 0;
    while list.len() < LONGEST {
        let _ = write!(list, "{begin}{index:04}{end}");
        index += 1;
    }
    list
}

/// Each of these has its own idea of what suits in the end, so that they are only timed.
fn contest(title: &str, header: &str) -> Contest {
    let inputs = || vec![header.to_owned(); 8];
    let available = [langid!("zh-CN"), langid!("en-US"), langid!("ja-JP"), langid!("pt-BR")];
    Contest::new(format!("negotiation, {title}"))
        .with("error-codes", inputs(), |header| done(negotiate(&LOCALES, header)))
        .with("fluent-langneg", inputs(), move |header| {
            let asked = parse_accepted_languages(header);
            done(negotiate_languages(&asked, &available, None, NegotiationStrategy::Lookup))
        })
        .with("accept-language", inputs(), |header| done(accept_language::intersection(header, &LOCALES)))
}

fn done<T>(value: T) -> u64 {
    std::hint::black_box(value);
    0
}
