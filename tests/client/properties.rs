//! What goes in comes out, for random errors, data and bytes.

use error_codes::client::Decoder;
use error_codes::envelope::{Detailed, Development, Flat, Nested, Problem, Timestamped};
use error_codes::{Envelope, ErrorCatalog, ErrorCode, Report, Retry};
use http::Response;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::{StockError, response};

fn errors() -> impl Strategy<Value = StockError> {
    prop_oneof![
        (any::<i64>(), ".*", vec(proptest::option::of(".*"), 0..4), ".*").prop_map(
            |(left, note, tags, warehouse)| StockError::Insufficient { left, note, tags, warehouse }
        ),
        Just(StockError::Failed),
        any::<u32>().prop_map(|seconds| StockError::Busy { seconds }),
        ".*".prop_map(|detail| StockError::Missing { detail }),
        (".*", ".*", any::<u8>(), ".*", any::<Option<u8>>(), ".*").prop_map(
            |(code, data, error, message, timestamp, kind)| StockError::Members {
                code,
                data,
                error,
                message,
                timestamp,
                kind
            }
        ),
        Just(StockError::First),
        Just(StockError::Second),
    ]
}

/// Every provided envelope, and how it is read.
fn envelopes() -> Vec<(Box<dyn Envelope>, Decoder)> {
    let renamed = Flat::new().named("errno", "msg", "payload").request_id("detail");
    let (decoder, renaming) = (Decoder::new(), Decoder::new().named("errno", "msg", "payload"));
    vec![
        (Box::new(Flat::new()), decoder),
        (Box::new(renamed), renaming),
        (Box::new(Timestamped::unix()), decoder),
        (Box::new(Timestamped::rfc3339().named(renamed, "at")), renaming),
        (Box::new(Nested), decoder),
        (Box::new(Development::unix()), decoder),
        (Box::new(Development::rfc3339()), decoder),
        (Box::new(Detailed), decoder),
        (Box::new(Problem), decoder),
    ]
}

const DETAILED: usize = 7;
const PROBLEM: usize = 8;

/// What arrives of the details.
fn details(index: usize, report: &Report<'_>) -> Option<Value> {
    const PROBLEM_MEMBERS: [&str; 6] = ["type", "title", "status", "code", "detail", "instance"];
    let mut details = match serde_json::to_value(report.details()).unwrap() {
        Value::Object(details) => details,
        _ => Map::new(),
    };
    details.retain(|name, _| match index {
        5 | 6 => false,
        DETAILED => name == "detail",
        PROBLEM => !PROBLEM_MEMBERS.contains(&&**name),
        _ => true,
    });
    (!details.is_empty()).then_some(Value::Object(details))
}

fn parts<B: Clone>(response: &Response<B>) -> (u16, http::HeaderMap, B) {
    (response.status().as_u16(), response.headers().clone(), response.body().clone())
}

proptest! {
    #[test]
    fn what_goes_into_an_envelope_comes_out(
        error in errors(),
        known in any::<bool>(),
        always_200 in any::<bool>(),
        reveals in any::<bool>(),
        id in proptest::option::of("[a-z0-9-]{1,9}"),
    ) {
        let mut report = Report::of(&error).reveal(reveals);
        if let Some(id) = &id {
            report = report.in_request(id).in_catalog(StockError::CATALOG);
        }
        let status = if always_200 { 200 } else { error.status().as_u16() };
        let wait = report.retry_after().map(|wait| wait.as_secs());
        for (index, (envelope, decoder)) in envelopes().into_iter().enumerate() {
            let decoder = if known { decoder.catalog(StockError::CATALOG) } else { decoder };
            let sent = response(status, envelope.report(&report).unwrap(), wait);
            let answer = decoder.always_200(always_200).decode(sent.clone());

            prop_assert_eq!(answer.foreign(), None);
            prop_assert!(!answer.is_success());
            prop_assert_eq!(answer.code(), Some(error.code()));
            prop_assert_eq!(answer.message(), Some(&*report.message()));
            prop_assert_eq!(answer.name(), (index == 4).then(|| error.name()));
            let details = details(index, &report);
            prop_assert_eq!(answer.details(), details.as_ref());
            // Without a name nobody knows which of those that share a code it is.
            let entry = if index == 4 { error.entry() } else { StockError::CATALOG.get(error.code()).unwrap() };
            prop_assert_eq!(answer.entry(), known.then_some(entry));
            let retry = wait.map(Retry::After).or(known.then(|| entry.retry()));
            prop_assert_eq!(answer.retry(), retry);
            prop_assert_eq!(parts(&answer.reemit()), parts(&sent));
        }
    }

    #[test]
    fn a_success_comes_out_of_every_envelope(data in values(), known in any::<bool>(), status in 200u16..300) {
        for (index, (envelope, decoder)) in envelopes().into_iter().enumerate() {
            let decoder = if known { decoder.catalog(StockError::CATALOG) } else { decoder };
            let success = StockError::success(data.clone()).message("done");
            let sent = response(status, envelope.success(&success.outcome().unwrap()).unwrap(), None);
            let answer = decoder.decode(sent.clone());
            let bare = matches!(index, 4 | PROBLEM);

            prop_assert_eq!(answer.foreign(), None);
            prop_assert!(answer.is_success());
            prop_assert_eq!(answer.code(), (!bare).then_some(20000));
            prop_assert_eq!(answer.entry(), StockError::CATALOG.success_entry().filter(|_| known && !bare));
            prop_assert_eq!(answer.message(), (!bare).then_some("done"));
            prop_assert_eq!(answer.details(), Some(&data).filter(|data| !data.is_null()));
            prop_assert_eq!(parts(&answer.reemit()), parts(&sent));
        }
    }

    #[test]
    fn bytes_of_any_kind_are_a_value(
        body in prop_oneof![vec(any::<u8>(), 0..99), pieces(), broken()],
        status in 100u16..1000,
        media_type in prop_oneof![
            Just(b"application/json".to_vec()), Just(b"application/problem+json; charset=utf-8".to_vec()),
            vec(32u8..=126, 0..9), vec(128u8..=255, 0..9),
        ],
        wait in "[ -~]{0,24}",
        always_200 in any::<bool>(),
    ) {
        let sent = Response::builder()
            .status(status).header("content-type", media_type).header("retry-after", wait).body(body).unwrap();
        let decoder = Decoder::new().catalog(StockError::CATALOG).always_200(always_200).limit(90);
        let answer = decoder.decode(sent.clone());
        if answer.foreign().is_some() {
            let told = (answer.code(), answer.entry(), answer.name(), answer.message(), answer.details());
            prop_assert_eq!(told, (None, None, None, None, None));
            prop_assert_eq!(answer.is_success(), !always_200 && (200..300).contains(&status));
        }
        prop_assert_eq!(parts(answer.response()), parts(&sent));
        prop_assert_eq!(parts(&answer.reemit()), parts(&sent));
    }
}

/// JSON without fractions, which are read to the nearest only, and never an envelope.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 20, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-e]{1,3}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// What envelopes are made of, in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let words = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"code\":",
        "\"message\":",
        "\"data\":",
        "\"error\":",
        "\"numeric_code\":",
        "\"details\":",
        "\"title\":",
        "\"detail\":",
        "\"timestamp\":",
        "1",
        "-0",
        "1e999",
        "99999999999999999999",
        "\"x\"",
        "null",
        "\"\\ud800\"",
        "{\"code\":1,\"message\":\"x\",",
        "{\"error\":{\"code\":\"X\",",
    ];
    vec(proptest::sample::select(words.to_vec()), 0..12).prop_map(|words| words.concat().into_bytes())
}

/// An envelope with one byte changed, or cut short.
fn broken() -> impl Strategy<Value = Vec<u8>> {
    (0..9usize, any::<proptest::sample::Index>(), any::<Option<u8>>()).prop_map(|(index, at, byte)| {
        let mut bytes =
            envelopes()[index].0.report(&Report::of(&StockError::Busy { seconds: 3 })).unwrap().into_bytes();
        let at = at.index(bytes.len());
        match byte {
            Some(byte) => bytes[at] = byte,
            None => bytes.truncate(at),
        }
        bytes
    })
}
