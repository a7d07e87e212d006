//! The catalogue against the document that it implements: every fact of it, and nothing besides.

use std::collections::{BTreeMap, BTreeSet};

use diet_assistant::error::{
    AccessError, AuthError, ConflictError, LimitError, MissingError, ParameterError, ServerError,
};
use diet_assistant::plan;
use diet_assistant::{DietError, PACKS};
use error_codes::{Entry, ErrorCatalog, ErrorCode, Retry};

const DOCUMENT: &str = include_str!("document.txt");

/// The document's table of HTTP statuses and code ranges, with what README.md says of it: the range of 400 ends where
/// the next begins, and that of 500, which has no end, where five digits end.
const RANGES: [(u16, i64, i64, &str); 7] = [
    (400, 40000, 40099, "请求参数错误"),
    (401, 40100, 40199, "未授权"),
    (403, 40300, 40399, "禁止访问"),
    (404, 40400, 40499, "资源不存在"),
    (409, 40900, 40999, "资源冲突"),
    (429, 42900, 42999, "请求过于频繁"),
    (500, 50000, 59999, "服务器错误"),
];

/// What a service on HTTP needs and the document lacks.
const ADDED: [(i64, u16); 3] = [(40501, 405), (41301, 413), (41501, 415)];

/// The facts of one code.
struct Section(BTreeMap<&'static str, Vec<&'static str>>);

impl Section {
    fn read(text: &'static str) -> Self {
        let mut facts = BTreeMap::<_, Vec<_>>::new();
        for line in text.lines() {
            let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("no `name: value`: {line}"));
            facts.entry(name).or_default().push(value);
        }
        Self(facts)
    }

    fn all(&self, name: &str) -> &[&'static str] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    fn only(&self, name: &str) -> &'static str {
        let [value] = self.all(name) else { panic!("one `{name}` wanted: {:?}", self.0) };
        value
    }

    fn code(&self) -> i64 {
        self.only("code").parse().unwrap()
    }

    fn entry(&self) -> &'static Entry {
        entry(self.code())
    }
}

/// The sections of errors; that of the success is the first of the document.
fn sections() -> Vec<Section> {
    let paragraphs = DOCUMENT.split("\n\n").filter(|paragraph| !paragraph.starts_with('#'));
    paragraphs.map(|paragraph| Section::read(paragraph.trim())).skip(1).collect()
}

fn entry(code: i64) -> &'static Entry {
    DietError::CATALOG.get(code).unwrap_or_else(|| panic!("{code} is not in the catalogue"))
}

#[test]
fn the_success_is_the_document_s() {
    let success = Section::read(DOCUMENT.split("\n\n").nth(1).unwrap().trim());
    let entry = DietError::CATALOG.success_entry().unwrap();
    assert_eq!(entry.code(), success.code());
    assert_eq!(entry.status().as_str(), success.only("status"));
    assert_eq!(entry.text(), success.only("message"));
    assert_eq!(entry.message("zh-CN"), success.only("class"));
}

#[test]
fn every_code_has_the_name_status_and_texts_of_the_document() {
    let sections = sections();
    assert_eq!(sections.len(), 11);
    for section in sections {
        let (code, entry) = (section.code(), section.entry());
        let name = section.only("title").to_uppercase().replace(' ', "_");
        assert_eq!(entry.name(), name, "{code}");
        assert_eq!(entry.status().as_str(), section.only("status"), "{code}");
        assert_eq!(entry.text(), section.only("message"), "{code}");
        assert_eq!(entry.message("en-US"), section.only("message"), "{code}");
        assert_eq!(entry.message("zh-CN"), section.only("prompt"), "{code}");
    }
}

#[test]
fn every_scenario_and_remedy_is_in_the_catalogue() {
    for section in sections() {
        let [explanation, scenarios, examples, remedies] =
            ["explanation", "scenario", "example", "remedy"].map(|name| section.all(name).join("；"));
        let description = format!("{explanation}\n\n{scenarios}\n\n如：{examples}");
        assert_eq!(section.entry().description(), description);
        assert_eq!(section.entry().hint(), Some(remedies.as_str()));
    }
}

#[test]
fn advice_on_trying_again_is_the_document_s() {
    for section in sections() {
        let retry = section.entry().retry();
        match section.all("retry") {
            [] => assert_eq!(retry, Retry::No, "{}", section.code()),
            ["等待后重试"] => assert_eq!(retry, Retry::AfterField("wait_seconds")),
            ["指数退避重试"] => assert_eq!(retry, Retry::Backoff),
            // A short delay is shorter than a delay.
            ["短暂延迟后重试"] => assert_eq!(retry, Retry::After(1)),
            ["延迟后重试"] => assert_eq!(retry, Retry::After(5)),
            other => panic!("{other:?} is not in the document"),
        }
    }
    let limited = LimitError::TooManyRequests { wait_seconds: 42 };
    assert_eq!(limited.retry_after().unwrap().as_secs(), 42);
}

/// What the samples have as `error` is what the service's own errors say to developers.
#[test]
fn the_samples_of_diagnostics_are_what_errors_say() {
    let cause = || "on purpose".into();
    let errors: [DietError; 11] = [
        ParameterError::InvalidParameters { problem: "name is required".to_owned() }.into(),
        ParameterError::ValidationError { field: "calories", rule: "greater than 0" }.into(),
        AuthError::Unauthorized { reason: "user not authenticated" }.into(),
        AccessError::Forbidden.into(),
        MissingError::NotFound { what: "plan" }.into(),
        ConflictError::Conflict { problem: "meal already exists for this time period" }.into(),
        LimitError::TooManyRequests { wait_seconds: 1 }.into(),
        ServerError::InternalServerError { cause: cause() }.into(),
        ServerError::DatabaseError { cause: cause() }.into(),
        ServerError::AiServiceError { cause: cause() }.into(),
        ServerError::EncryptionError { cause: cause() }.into(),
    ];
    for (section, error) in sections().iter().zip(errors) {
        assert_eq!(error.code(), section.code());
        assert_eq!(error.to_string(), section.only("error"));
    }
}

#[test]
fn nothing_is_in_the_catalogue_that_is_not_in_the_document() {
    let added = ADDED.map(|(code, status)| {
        assert_eq!(entry(code).status().as_u16(), status);
        code
    });
    let documented = sections().iter().map(Section::code).collect::<BTreeSet<_>>();
    let expected = documented.into_iter().chain(added).collect::<BTreeSet<_>>();
    assert_eq!(DietError::CATALOG.entries().iter().map(Entry::code).collect::<BTreeSet<_>>(), expected);
}

#[test]
fn the_segments_are_the_document_s_ranges() {
    let segments = DietError::CATALOG.segments().iter();
    let found = segments.filter_map(|segment| {
        let status = segment.status().unwrap().as_u16();
        let range = segment.ranges().next().unwrap();
        let (first, last) = (*range.start(), *range.end());
        let added = ADDED.iter().any(|(_, other)| *other == status);
        (!added).then(|| (status, first, last, segment.get_title().unwrap()))
    });
    assert_eq!(found.collect::<Vec<_>>(), RANGES);
    assert_eq!(plan::DIET.get_digits(), Some(5));
    // HTTP * 100 + n, whatever the segment.
    for entry in DietError::CATALOG.entries() {
        assert_eq!(entry.code() / 100, i64::from(entry.status().as_u16()));
    }
}

#[test]
fn every_message_is_used_and_in_both_languages() {
    assert_eq!(PACKS.unused(DietError::CATALOG), [""; 0]);
    assert_eq!(PACKS.locales().collect::<Vec<_>>(), ["en-US", "zh-CN"]);
    for key in PACKS.keys() {
        assert!(PACKS.get("zh-CN", key).is_some() && PACKS.get("en-US", key).is_some(), "{key}");
    }
}
