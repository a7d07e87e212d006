//! Ids, the log, the hook, and a layer within a layer.

use std::sync::{Arc, Mutex};

use error_codes::envelope::{Flat, Nested};
use error_codes::web::Answers;
use serde_json::json;
use tracing::Level;
use uuid::Uuid;

use crate::catalogue::SECRET;
use crate::harness::{Answer, Framework, Service, answers};
use crate::log::{self, Logged};

/// What is asked for with an id, and what was logged of it.
fn logged(service: Service, method: &str, path: &str) -> (Answer, Vec<Logged>) {
    log::keep();
    let id = Uuid::new_v4().to_string();
    let answer = service.ask(method, path).header("x-request-id", &id).send();
    assert_eq!(answer.header("x-request-id"), id);
    (answer, log::of(&id))
}

pub fn the_id_of_a_request_is_taken(framework: Framework) {
    let service = framework.start();
    for path in ["/hello", "/fails", "/unknown", "/panic", "/stream", "/plain"] {
        let answer = service.ask("GET", path).header("x-request-id", "Req_1.a:b/c+d=e@f-g").send();
        assert_eq!(answer.header("x-request-id"), "Req_1.a:b/c+d=e@f-g", "{path}");
    }
}

/// What could write a line of the log, or fill it.
pub fn a_hostile_id_is_refused(framework: Framework) {
    let service = framework.start();
    let long = "x".repeat(129);
    for hostile in ["", "a b", "a\tb", "\"}", "<script>", "%0d%0a", &long] {
        let answer = service.ask("GET", "/fails").header("x-request-id", hostile).send();
        assert!(Uuid::try_parse(answer.header("x-request-id")).is_ok(), "{hostile}: {answer:?}");
    }
}

pub fn an_id_is_made_for_each_request_without_one(framework: Framework) {
    let service = framework.start();
    let ids = ["/hello", "/hello", "/fails"].map(|path| service.get(path).header("x-request-id").to_owned());
    assert!(ids.iter().all(|id| Uuid::try_parse(id).is_ok()), "{ids:?}");
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[2] != ids[0], "{ids:?}");
}

pub fn the_id_is_in_the_envelope_where_it_has_a_place(framework: Framework) {
    let service = framework.answering(answers().envelope(Flat::new().request_id("request_id")));
    for path in ["/hello", "/fails", "/unknown", "/panic"] {
        let answer = service.get(path);
        assert_eq!(answer.json()["request_id"], answer.header("x-request-id"), "{path}");
    }
}

/// With what stays inside, and at the entry's level.
pub fn an_error_is_logged_once(framework: Framework) {
    let service = framework.start();
    let (_, events) = logged(service, "GET", "/fails");
    let [Logged { level, fields }] = &*events else { panic!("one event: {events:?}") };
    assert_eq!(*level, Level::ERROR);
    assert_eq!((fields["error.type"].as_str(), fields["error.code"].as_str()), ("INTERNAL", "5000"));
    assert_eq!(fields["http.response.status_code"], "500");
    assert!(fields["message"].contains(SECRET), "the sources are told: {events:?}");
    let (_, events) = logged(service, "GET", "/slow");
    assert_eq!(events.iter().map(|event| event.level).collect::<Vec<_>>(), [Level::INFO]);
}

pub fn a_refusal_is_logged_once(framework: Framework) {
    let service = framework.start();
    for (method, path, name) in [
        ("GET", "/unknown", "PATH_REFUSED"),
        ("PATCH", "/hello", "METHOD_REFUSED"),
        ("GET", "/search", "REFUSED"),
        ("GET", "/plain", "PATH_REFUSED"),
    ] {
        let (_, events) = logged(service, method, path);
        let told: Vec<_> =
            events.iter().map(|event| (event.level, event.fields["error.type"].as_str())).collect();
        assert_eq!(told, [(Level::WARN, name)], "{method} {path}");
    }
}

pub fn a_panic_is_logged_once(framework: Framework) {
    let (_, events) = logged(framework.start(), "GET", "/panic");
    let [Logged { level, fields }] = &*events else { panic!("one event: {events:?}") };
    assert_eq!((*level, fields["error.type"].as_str()), (Level::ERROR, "PANICKED"));
    assert!(fields["message"].contains(SECRET), "what it said is told: {events:?}");
}

pub fn a_success_is_not_logged(framework: Framework) {
    let service = framework.start();
    for path in ["/hello", "/nothing", "/stream", "/json"] {
        assert!(logged(service, "GET", path).1.is_empty(), "{path}");
    }
}

/// Codes and statuses.
type Reports = Arc<Mutex<Vec<(i64, u16)>>>;

/// Settings that write down what their hook is told.
fn counting(answers: Answers) -> (Answers, Reports) {
    let reports = Reports::default();
    let told = reports.clone();
    let answers = answers.on_report(move |report| {
        told.lock().expect("nobody panics while writing").push((report.code(), report.status().as_u16()));
    });
    (answers, reports)
}

pub fn the_hook_is_called_once_for_each_report(framework: Framework) {
    let (answers, reports) = counting(answers());
    let service = framework.answering(answers);
    service.get("/hello");
    service.get("/fails");
    service.get("/unknown");
    service.post("/users", "{");
    service.get("/panic");
    assert_eq!(
        *reports.lock().expect("no hook panics"),
        [(5000, 500), (1005, 404), (1001, 400), (1006, 500)]
    );
}

pub fn a_hook_that_panics_loses_no_answer(framework: Framework) {
    let service = framework.answering(answers().on_report(|_| panic!("the hook")));
    service.get("/fails").is(500, 5000);
    service.get("/panic").is(500, 1006);
    service.get("/hello").is(200, 20000);
}

/// The header and the log have one id, and so has what the inner one says.
pub fn of_two_layers_the_inner_one_answers_and_nothing_is_said_twice(framework: Framework) {
    log::keep();
    let (outer, outer_reports) = counting(answers());
    let (inner, inner_reports) = counting(answers().envelope(Nested));
    let service = framework.nesting(outer, inner);
    let (answer, events) = logged(service, "GET", "/inner/fails");
    let expected = json!({ "error": {
        "code": "INTERNAL", "numeric_code": 5000, "message": "未知错误", "details": null,
    } });
    assert_eq!((answer.status, answer.keeps_secrets().json()), (500, expected));
    for header in ["content-language", "content-type", "vary", "x-request-id"] {
        assert_ne!(answer.header(header), "");
    }
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!(*inner_reports.lock().expect("no hook panics"), [(5000, 500)]);
    assert_eq!(*outer_reports.lock().expect("no hook panics"), []);
    // Where the request brings no id, the two agree on one.
    let made =
        framework.nesting(answers(), answers().envelope(Flat::new().request_id("id"))).get("/inner/fails");
    assert_eq!(made.json()["id"], made.header("x-request-id"));
}
