//! The catalogue against the document that it implements: every fact of it, and nothing besides.

use std::collections::{BTreeMap, BTreeSet};

use error_codes::{Entry, ErrorCatalog, ErrorCode, Report, Retry};
use meal_plan::error::{
    AuthError, ExistsError, LimitError, MissingError, ParameterError, ServerError, VerificationError,
};
use meal_plan::{MealPlanError, PACKS};

const DOCUMENT: &str = include_str!("document.txt");

/// What a service on HTTP needs and the document lacks.
const ADDED: [(&str, i64); 4] = [
    ("PATH_NOT_FOUND", 404),
    ("METHOD_NOT_ALLOWED", 405),
    ("BODY_TOO_LARGE", 413),
    ("UNSUPPORTED_MEDIA_TYPE", 415),
];

/// The facts of one message.
struct Fact(BTreeMap<&'static str, Vec<&'static str>>);

impl Fact {
    fn read(paragraph: &'static str) -> Self {
        let mut facts = BTreeMap::<_, Vec<_>>::new();
        for line in paragraph.lines() {
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

    fn entry(&self) -> &'static Entry {
        entry(self.only("name"))
    }
}

fn paragraphs() -> impl Iterator<Item = &'static str> {
    DOCUMENT.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.starts_with('#'))
}

/// The messages of errors; that of the success is the first.
fn facts() -> Vec<Fact> {
    paragraphs().skip(2).map(Fact::read).collect()
}

/// The overview: code, status, meaning.
fn overview() -> Vec<(i64, u16, &'static str)> {
    let lines = paragraphs().next().unwrap().lines();
    let row = |line: &'static str| {
        let cells: Vec<_> = line.split(" | ").collect();
        let [code, status, meaning, _] = cells[..] else { panic!("four cells wanted: {line}") };
        (code.parse().unwrap(), status.parse().unwrap(), meaning)
    };
    lines.map(row).collect()
}

fn entry(name: &str) -> &'static Entry {
    MealPlanError::CATALOG.by_name(name).unwrap_or_else(|| panic!("{name} is not in the catalogue"))
}

#[test]
fn every_code_of_the_overview_is_a_segment_with_its_status_and_meaning() {
    let overview = overview();
    assert_eq!(overview.len(), 9);
    for (code, status, meaning) in overview {
        if code == 0 {
            let success = MealPlanError::CATALOG.success_entry().unwrap();
            assert_eq!((success.code(), success.status().as_u16()), (code, status));
            let fact = Fact::read(paragraphs().nth(1).unwrap());
            assert_eq!((fact.only("name"), fact.only("message")), ("SUCCESS", success.text()));
            continue;
        }
        let segment = MealPlanError::CATALOG.segment_of(code).unwrap();
        assert_eq!(segment.get_title(), Some(meaning), "{code}");
        assert_eq!(segment.status().unwrap().as_u16(), status, "{code}");
        assert!(MealPlanError::CATALOG.get(code).is_some(), "{code}");
    }
}

#[test]
fn every_message_has_the_code_status_scenario_and_remedy_of_the_document() {
    let facts = facts();
    assert_eq!(facts.len(), 23);
    for fact in facts {
        let (name, entry) = (fact.only("name"), fact.entry());
        let code = fact.only("code").parse::<i64>().unwrap();
        assert_eq!(entry.code(), code, "{name}");
        // A code is its status; -1 has that of 500.
        assert_eq!(i64::from(entry.status().as_u16()), if code == -1 { 500 } else { code }, "{name}");
        let text = entry.text().replace("{field}", "username");
        assert_eq!(text, fact.only("message"), "{name}");
        assert_eq!(entry.message("zh-CN"), entry.text(), "{name}");
        assert_eq!(entry.description(), fact.all("cause").join("；"), "{name}");
        let advice = [fact.all("remedy"), fact.all("prompt")].concat().join("；");
        assert_eq!(entry.hint().unwrap_or_default(), advice, "{name}");
    }
}

#[test]
fn nothing_is_in_the_catalogue_that_is_not_in_the_document() {
    for (name, code) in ADDED {
        assert_eq!((entry(name).code(), entry(name).status().as_u16().into()), (code, code));
    }
    let documented = facts().into_iter().map(|fact| fact.only("name")).collect::<BTreeSet<_>>();
    let expected = documented.into_iter().chain(ADDED.map(|(name, _)| name)).collect::<BTreeSet<_>>();
    let found = MealPlanError::CATALOG.entries().iter().map(Entry::name).collect::<BTreeSet<_>>();
    assert_eq!(found, expected);
}

#[test]
fn messages_of_one_code_are_told_apart() {
    let mut messages = BTreeSet::new();
    let mut keys = BTreeSet::new();
    for entry in MealPlanError::CATALOG.entries() {
        assert!(messages.insert((entry.code(), entry.text())), "{}", entry.name());
        assert!(keys.insert(entry.key()), "{}", entry.key());
    }
    // What the framework refuses is told by the first message of a code.
    for (code, first) in [(400, "PARAMETER_INVALID"), (404, "PATH_NOT_FOUND")] {
        assert_eq!(MealPlanError::CATALOG.get(code).unwrap().name(), first);
    }
}

/// What the samples have as `detail` is a public field of the service's own errors.
#[test]
fn the_samples_of_details_are_what_errors_say() {
    let errors: [MealPlanError; 10] = [
        ParameterError::ParameterMissing {
            field: "username",
            detail: "The 'username' field is required".to_owned(),
        }
        .into(),
        ParameterError::UsernameMalformed {
            detail: "Username must contain only letters, numbers, underscores and hyphens",
        }
        .into(),
        AuthError::Unauthenticated { detail: "Invalid or expired token" }.into(),
        MissingError::PlanNotFound { detail: "Plan with id 'xxx' not found".to_owned() }.into(),
        ExistsError::UsernameExists { detail: "Username 'user123' is already taken".to_owned() }.into(),
        ExistsError::EmailExists { detail: "Email 'user@example.com' is already registered".to_owned() }
            .into(),
        VerificationError::CodeUsed { detail: "Verification code has been used" }.into(),
        VerificationError::CodeAttempts { detail: "Too many attempts, please request a new code" }.into(),
        LimitError::TooManyRequests { wait_seconds: 7, detail: "Too many requests, please try again later" }
            .into(),
        ServerError::UnexpectedError { detail: "Internal server error", cause: "on purpose".into() }.into(),
    ];
    let facts = facts();
    let with_detail: Vec<_> = facts.iter().filter(|fact| !fact.all("detail").is_empty()).collect();
    assert_eq!(with_detail.len(), errors.len());
    for (fact, error) in with_detail.into_iter().zip(&errors) {
        assert_eq!(error.name(), fact.only("name"));
        let report = Report::of(error);
        assert_eq!(report.message(), fact.only("message"));
        let details = serde_json::to_value(report.details()).unwrap();
        assert_eq!(details, serde_json::json!({ "detail": fact.only("detail") }));
    }
    // The one sample whose detail is null.
    assert!(Report::of(&VerificationError::CodeWrong).details().is_empty());
}

#[test]
fn who_is_too_fast_is_told_how_long_to_wait() {
    for entry in MealPlanError::CATALOG.entries() {
        let expected = match entry.code() {
            429 => Retry::AfterField("wait_seconds"),
            500 | -1 => Retry::Backoff,
            _ => Retry::No,
        };
        assert_eq!(entry.retry(), expected, "{}", entry.name());
    }
}

#[test]
fn every_message_is_used_and_in_both_languages() {
    assert_eq!(PACKS.unused(MealPlanError::CATALOG), [""; 0]);
    assert_eq!(PACKS.locales().collect::<Vec<_>>(), ["zh-CN", "en-US"]);
}
