//! Answers read back: what goes into an envelope comes out of the decoder, and whatever else comes is a value.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

mod properties;

use error_codes::client::{Decoder, Foreign};
use error_codes::envelope::{Body, Flat};
use error_codes::{Envelope, ErrorCatalog, Retry, Success};
use http::Response;
use serde_json::{Value, json};

#[derive(Clone, Debug, ErrorCatalog)]
#[catalog(
    error,
    keys = "stock",
    names = "STOCK_",
    success(20000, msg = "ok"),
    doc_url = "https://a.example/{code}"
)]
enum StockError {
    /// 库存不足，仅剩 {left} 件：{note}
    #[code(60701, http = 409)]
    Insufficient {
        #[detail]
        left: i64,
        #[detail]
        note: String,
        #[detail]
        tags: Vec<Option<String>>,
        warehouse: String,
    },
    /// Nothing to add
    #[code(-7, http = 500, retry = backoff)]
    Failed,
    /// 请 {seconds} 秒后再试
    #[code(60703, http = 429, retry = after(seconds))]
    Busy {
        #[detail]
        seconds: u32,
    },
    /// {detail}
    #[code(9_007_199_254_740_993, http = 404, retry = after(30), was(17))]
    Missing {
        #[detail]
        detail: String,
    },
    /// Details that are called like the members of envelopes
    #[code(60705, http = 400)]
    Members {
        #[detail]
        code: String,
        #[detail]
        data: String,
        #[detail]
        error: u8,
        #[detail]
        message: String,
        #[detail]
        timestamp: Option<u8>,
        #[detail(rename = "type")]
        kind: String,
    },
    /// The first of two
    #[code(60706, http = 403, shared)]
    First,
    /// The second of two
    #[code(60706, http = 403, shared)]
    Second,
    /// Nothing has changed
    #[code(9001, http = 200)]
    Unchanged,
}

fn response(status: u16, body: Body, wait: Option<u64>) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status).header("content-type", body.media_type());
    if let Some(seconds) = wait {
        response = response.header("retry-after", seconds);
    }
    response.body(body.into_bytes()).unwrap()
}

fn answered(status: u16, media_type: &str, body: &str) -> Response<Vec<u8>> {
    Response::builder().status(status).header("content-type", media_type).body(body.into()).unwrap()
}

fn json_answer(status: u16, body: &Value) -> Response<Vec<u8>> {
    answered(status, "application/json", &body.to_string())
}

fn known() -> Decoder {
    Decoder::new().catalog(StockError::CATALOG)
}

#[test]
fn an_unknown_code_is_a_value() {
    let body = json!({ "code": 99999, "message": "new", "data": { "a": 1 } });
    let answer = known().decode(json_answer(418, &body));
    assert_eq!((answer.code(), answer.entry(), answer.retry()), (Some(99999), None, None));
    assert_eq!((answer.message(), answer.details()), (Some("new"), Some(&json!({ "a": 1 }))));
    assert!(!answer.is_success());
}

#[test]
fn an_old_number_leads_to_the_entry_that_had_it() {
    let answer = known().decode(json_answer(404, &json!({ "code": 17, "message": "gone", "data": null })));
    assert_eq!(answer.code(), Some(17));
    assert_eq!(answer.entry().unwrap().code(), 9_007_199_254_740_993);
    assert_eq!(answer.retry(), Some(Retry::After(30)));
}

#[test]
fn the_code_says_what_a_success_is_and_else_the_status() {
    let is_success = |decoder: Decoder, status, code| {
        decoder
            .decode(json_answer(status, &json!({ "code": code, "message": "", "data": null })))
            .is_success()
    };
    assert!(is_success(known(), 200, 20000));
    // An entry that is no error.
    assert!(is_success(known(), 200, 9001));
    // A service that always answers 200.
    assert!(!is_success(known(), 200, 60706));
    // An unknown code: the status says it, unless it says nothing.
    assert!(is_success(known(), 202, 1));
    assert!(!is_success(known(), 302, 1));
    assert!(!is_success(known().always_200(true), 200, 1));
    assert!(is_success(known().always_200(true), 200, 20000));
    // Without a catalogue.
    assert!(is_success(Decoder::new(), 200, 60706));
    assert!(!is_success(Decoder::new(), 409, 20000));
}

/// Of a service whose successes are bare: a message of a chat, say.
#[test]
fn data_that_looks_like_an_envelope_is_still_a_success() {
    for member in ["data", "detail", "timestamp"] {
        let body = json!({ "code": 1, "message": "hello", member: 1 });
        assert!(known().decode(json_answer(200, &body)).is_success(), "{member}");
        assert!(!known().decode(json_answer(400, &body)).is_success(), "{member}");
    }
}

#[test]
fn a_success_under_an_entry_of_its_own() {
    let success = Success::coded(StockError::CATALOG.get(9001).unwrap(), [1]);
    let body = Flat::new().success(&success.outcome().unwrap()).unwrap();
    let answer = known().decode(response(200, body, None));
    assert_eq!((answer.code(), answer.details()), (Some(9001), Some(&json!([1]))));
    assert!(answer.is_success());
}

#[test]
fn a_body_that_is_no_envelope_says_why() {
    let foreign = |status, media_type: &str, body: &str| {
        Decoder::new().limit(10_000).decode(answered(status, media_type, body)).foreign()
    };
    let (json, problem) = ("application/json", "application/problem+json");
    let flat = r#"{"code":1,"message":"x","data":null}"#;
    assert_eq!(foreign(404, json, ""), Some(Foreign::Empty));
    assert_eq!(foreign(502, "text/html", "<h1>Bad Gateway</h1>"), Some(Foreign::NotJson));
    assert_eq!(foreign(502, "text/plain", flat), Some(Foreign::NotJson));
    assert_eq!(foreign(502, json, "<h1>Bad Gateway</h1>"), Some(Foreign::NotJson));
    assert_eq!(foreign(400, json, &"[".repeat(9_999)), Some(Foreign::NotJson));
    assert_eq!(foreign(400, json, &format!("{flat:10000}")), None);
    assert_eq!(foreign(400, json, &format!("{flat:10001}")), Some(Foreign::TooLarge));
    assert_eq!(foreign(400, json, "[]"), Some(Foreign::Shape));
    assert_eq!(foreign(400, json, r#"{"code":1,"message":"x"}"#), Some(Foreign::Shape));
    assert_eq!(foreign(400, json, r#"{"code":"1","message":"x","data":null}"#), Some(Foreign::Shape));
    assert_eq!(foreign(400, json, r#"{"code":1.5,"message":"x","data":null}"#), Some(Foreign::Shape));
    assert_eq!(
        foreign(400, json, r#"{"code":9223372036854775808,"message":"x","data":null}"#),
        Some(Foreign::Shape)
    );
    assert_eq!(foreign(400, json, r#"{"error":"x"}"#), Some(Foreign::Shape));
    assert_eq!(
        foreign(400, problem, r#"{"type":"about:blank","title":"x","status":400}"#),
        Some(Foreign::Shape)
    );
    assert_eq!(foreign(400, problem, flat), Some(Foreign::Shape));
    // As clients compare media types (RFC 9110, section 8.3.1).
    assert_eq!(foreign(400, "Application/JSON ;charset=utf-8", flat), None);
    assert_eq!(foreign(400, "application/vnd.mall+json", flat), None);
    // Of a service that does not say.
    assert_eq!(Decoder::new().decode(Response::new(flat)).foreign(), None);
}

#[test]
fn advice_on_trying_again_is_read_from_the_header_first() {
    let retry = |value: &str| {
        let mut response = json_answer(404, &json!({ "code": 17, "message": "", "data": null }));
        response.headers_mut().insert("retry-after", value.parse().unwrap());
        known().decode(response).retry()
    };
    assert_eq!(retry("0"), Some(Retry::After(0)));
    assert_eq!(retry("120"), Some(Retry::After(120)));
    for unread in ["", "+5", "-5", "1.5", "99999999999999999999", "Fri, 31 Dec 1999 23:59:59 GMT"] {
        assert_eq!(retry(unread), Some(Retry::After(30)), "{unread}");
    }
}
