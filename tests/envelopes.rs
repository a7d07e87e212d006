//! The provided envelopes, member by member.

#![allow(missing_docs, dead_code, reason = "the enums are made up")]

use std::time::{SystemTime, UNIX_EPOCH};

use error_codes::envelope::{Body, Detailed, Development, Flat, Nested, Problem, Timestamped};
use error_codes::{Envelope, ErrorCatalog, Report, Success};
use serde_json::{Value, json};

#[derive(Debug, ErrorCatalog)]
#[catalog(
    error,
    keys = "stock",
    names = "STOCK_",
    http = 409,
    success(20000, msg = "ok"),
    doc_url = "https://a.example/{code}"
)]
enum StockError {
    /// 库存不足，仅剩 {left} 件
    #[code(60701)]
    Insufficient {
        #[detail]
        left: u32,
        /// Called like a member of a problem: the member wins.
        #[detail]
        status: &'static str,
        warehouse: &'static str,
    },
    /// 库存锁定失败
    #[code(60702, http = 500)]
    LockFailed(#[source] std::io::Error),
    /// 有细节
    #[code(60703)]
    WithDetail {
        #[detail]
        detail: String,
    },
    /// 坏的细节
    #[code(60704)]
    Unserializable {
        #[detail]
        map: std::collections::BTreeMap<Vec<u8>, u8>,
    },
}

const INSUFFICIENT: StockError = StockError::Insufficient { left: 2, status: "low", warehouse: "hz-3" };

fn lock_failed() -> StockError {
    StockError::LockFailed(std::io::Error::other("10.0.0.7 refused"))
}

#[track_caller]
fn text(body: Body) -> String {
    String::from_utf8(body.into_bytes()).unwrap()
}

#[track_caller]
fn reported(envelope: &dyn Envelope, report: &Report<'_>) -> Value {
    serde_json::from_str(&text(envelope.report(report).unwrap())).unwrap()
}

fn succeeded(envelope: &dyn Envelope) -> Value {
    let success = StockError::success(json!({ "id": 7 })).message("ok");
    serde_json::from_str(&text(envelope.success(&success.outcome().unwrap()).unwrap())).unwrap()
}

#[test]
fn flat_members_stand_in_order_under_their_names() {
    let report = Report::of(&INSUFFICIENT);
    assert_eq!(
        text(Flat::new().report(&report).unwrap()),
        r#"{"code":60701,"message":"库存不足，仅剩 2 件","data":{"left":2,"status":"low"}}"#
    );
    let renamed = Flat::new().named("errno", "msg", "payload").request_id("trace");
    assert_eq!(
        text(renamed.report(&report.in_request("r-1")).unwrap()),
        r#"{"errno":60701,"msg":"库存不足，仅剩 2 件","payload":{"left":2,"status":"low"},"trace":"r-1"}"#
    );
    // Without a layer nobody knows the request.
    assert_eq!(reported(&renamed, &report).get("trace"), None);
    assert_eq!(succeeded(&Flat::default()), json!({ "code": 20000, "message": "ok", "data": { "id": 7 } }));
}

#[test]
fn a_timestamp_is_the_present_time() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let unix = reported(&Timestamped::unix(), &Report::of(&INSUFFICIENT))["timestamp"].as_u64().unwrap();
    assert!((now..now + 60).contains(&unix));
    let body = reported(&Timestamped::rfc3339(), &Report::of(&INSUFFICIENT));
    let rfc3339 = body["timestamp"].as_str().unwrap();
    assert!(rfc3339.ends_with('Z') && rfc3339.len() == "2025-12-21T10:00:00Z".len(), "{rfc3339}");
    let named = Timestamped::unix().named(Flat::new().named("c", "m", "d"), "at");
    let success = succeeded(&named);
    assert_eq!((&success["c"], &success["m"], success["at"].is_u64()), (&json!(20000), &json!("ok"), true));
}

#[test]
fn nested_errors_have_names_and_successes_are_bare() {
    let expected = json!({ "error": {
        "code": "STOCK_INSUFFICIENT", "numeric_code": 60701, "message": "库存不足，仅剩 2 件",
        "details": { "left": 2, "status": "low" },
    } });
    assert_eq!(reported(&Nested, &Report::of(&INSUFFICIENT)), expected);
    assert_eq!(reported(&Nested, &Report::of(&lock_failed()))["error"]["details"], Value::Null);
    assert_eq!(succeeded(&Nested), json!({ "id": 7 }));
}

#[test]
fn the_diagnostic_is_there_only_where_it_is_revealed() {
    let error = lock_failed();
    for envelope in [&Development::unix() as &dyn Envelope, &Development::rfc3339(), &Problem] {
        let masked = text(envelope.report(&Report::of(&error)).unwrap());
        assert!(!masked.contains("10.0.0.7"), "{masked}");
        let revealed = text(envelope.report(&Report::of(&error).reveal(true)).unwrap());
        assert!(revealed.contains("库存锁定失败: 10.0.0.7 refused"), "{revealed}");
    }
    // These have no place for it.
    for envelope in [&Flat::new() as &dyn Envelope, &Timestamped::unix(), &Nested, &Detailed] {
        let body = text(envelope.report(&Report::of(&error).reveal(true)).unwrap());
        assert!(!body.contains("10.0.0.7"), "{body}");
    }
    assert!(succeeded(&Development::unix())["timestamp"].is_u64());
}

#[test]
fn the_detail_is_a_field_and_nothing_else() {
    let error = StockError::WithDetail { detail: "Plan 'x' not found".into() };
    let expected = json!({ "code": 60703, "message": "有细节", "detail": "Plan 'x' not found" });
    assert_eq!(reported(&Detailed, &Report::of(&error)), expected);
    assert_eq!(reported(&Detailed, &Report::of(&lock_failed()))["detail"], Value::Null);
    assert_eq!(succeeded(&Detailed), json!({ "code": 20000, "message": "ok", "data": { "id": 7 } }));
}

/// RFC 9457, sections 3.1 and 3.2.
#[test]
fn a_problem_has_the_members_of_its_rfc_and_details_as_extensions() {
    let report = Report::of(&INSUFFICIENT);
    let expected = json!({
        "type": "about:blank", "title": "库存不足，仅剩 2 件", "status": 409, "code": 60701, "left": 2,
    });
    assert_eq!(reported(&Problem, &report), expected);
    let known = reported(&Problem, &report.in_catalog(StockError::CATALOG).in_request("r-1"));
    assert_eq!(
        (&known["type"], &known["instance"]),
        (&json!("https://a.example/60701"), &json!("urn:request:r-1"))
    );
    assert_eq!(Problem.report(&report).unwrap().media_type(), "application/problem+json");
    assert_eq!(succeeded(&Problem), json!({ "id": 7 }));
}

#[test]
fn a_detail_that_cannot_be_serialized_is_an_error_without_it_there_is_none() {
    let map = [(vec![1], 1)].into();
    let error = StockError::Unserializable { map };
    for envelope in [&Flat::new() as &dyn Envelope, &Timestamped::unix(), &Nested, &Problem] {
        assert!(envelope.report(&Report::of(&error)).is_err());
        assert!(envelope.report(&Report::of(&error).without_details()).is_ok());
    }
}

#[test]
fn a_success_without_a_catalogue_has_no_outcome() {
    assert!(Success(7).outcome().is_none());
    let coded = Success::coded(StockError::CATALOG.success_entry().unwrap(), 7);
    assert_eq!(coded.outcome().unwrap().code(), 20000);
    assert_eq!(coded.into_data(), 7);
}
