//! Any response: it is read as what it says, or as foreign, and goes on as it came.
//!
//! An input is written like a response: a line with the status and the letters of how it is read (`K`: the catalogue is known, `A`:
//! always 200, `N`: other names, `L`: a small limit), lines with headers, an empty line, the body.

#![no_main]

use error_codes::client::{Answer, Decoder, Foreign};
use error_codes::{ErrorCatalog, Retry};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::{Value, json};

#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "stock", success(20000, msg = "ok"))]
#[allow(dead_code, reason = "its catalogue is what counts")]
enum StockError {
    /// Only {left} are left
    #[code(60701, http = 409, was(17))]
    Insufficient {
        #[detail]
        left: i64,
    },
    /// Try again
    #[code(60703, http = 429, retry = after(30))]
    Busy,
    /// Accepted, and not yet done
    #[code(9001, http = 202, retry = backoff)]
    Pending,
    /// Not found
    #[code(404, http = 404, shared)]
    NoSuchShelf,
    /// Not found either
    #[code(404, http = 404, shared)]
    NoSuchBox,
}

const LIMIT: usize = 64;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Some((response, letters)) = response(bytes) else { return Corpus::Reject };
    let has = |letter: u8| letters.contains(&letter);
    let mut decoder = Decoder::new().always_200(has(b'A'));
    if has(b'K') {
        decoder = decoder.catalog(StockError::CATALOG);
    }
    if has(b'N') {
        decoder = decoder.named("errno", "msg", "payload");
    }
    if has(b'L') {
        decoder = decoder.limit(LIMIT);
    }
    let answer = decoder.decode(response.clone());

    if let Some(foreign) = answer.foreign() {
        let told = (answer.code(), answer.entry(), answer.name(), answer.message(), answer.details());
        assert_eq!(told, (None, None, None, None, None));
        assert_eq!(answer.is_success(), !has(b'A') && response.status().is_success());
        let size = response.body().len();
        assert_eq!(foreign == Foreign::Empty, size == 0);
        assert_eq!(foreign == Foreign::TooLarge, has(b'L') && size > LIMIT);
    } else {
        let known = answer.entry().zip(answer.code());
        assert!(known.is_none_or(|(entry, code)| {
            entry.code() == code || entry.legacy().iter().any(|legacy| legacy.code() == code)
        }));
        written_again(&answer, has(b'N'));
    }
    let waits: Option<u64> = response.headers().get("retry-after").and_then(|value| {
        let text = value.to_str().ok()?;
        if text.starts_with('+') { None } else { text.parse().ok() }
    });
    if let Some(seconds) = waits {
        assert_eq!(answer.retry(), Some(Retry::After(seconds)));
    }
    same(&answer.reemit(), &response);
    Corpus::Keep
});

/// What is read of an envelope, put into the plainest that can hold it, is read as the same.
fn written_again(answer: &Answer<Vec<u8>>, renamed: bool) {
    let (Some(code), Some(message)) = (answer.code(), answer.message()) else { return };
    let details = answer.details().cloned().unwrap_or_default();
    // Those are read to the nearest only, as the decoder says.
    if has_fraction(&details) {
        return;
    }
    let body = if let Some(name) = answer.name() {
        json!({ "error": { "code": name, "numeric_code": code, "message": message, "details": details } })
    } else {
        let members = if renamed { ["errno", "msg", "payload"] } else { ["code", "message", "data"] };
        let values = [code.into(), message.into(), details];
        Value::Object(members.map(str::to_owned).into_iter().zip(values).collect())
    };
    let mut decoder = Decoder::new();
    if renamed {
        decoder = decoder.named("errno", "msg", "payload");
    }
    let again = decoder.decode(Response::new(body.to_string()));
    let told = (again.code(), again.name(), again.message(), again.details());
    assert_eq!(told, (Some(code), answer.name(), Some(message), answer.details()), "{body}");
}

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(values) => values.iter().any(has_fraction),
        Value::Object(members) => members.values().any(has_fraction),
        _ => false,
    }
}

fn same(left: &Response<Vec<u8>>, right: &Response<Vec<u8>>) {
    assert_eq!((left.status(), left.headers(), left.body()), (right.status(), right.headers(), right.body()));
}

fn response(bytes: &[u8]) -> Option<(Response<Vec<u8>>, &[u8])> {
    let (first, mut rest) = line(bytes);
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::from_bytes(first.get(..3)?).ok()?;
    loop {
        let (header, after) = line(rest);
        rest = after;
        if header.is_empty() {
            break;
        }
        let colon = header.iter().position(|byte| *byte == b':')?;
        let name = HeaderName::from_bytes(&header[..colon]).ok()?;
        let value = HeaderValue::from_bytes(header[colon + 1..].trim_ascii()).ok()?;
        response.headers_mut().append(name, value);
    }
    *response.body_mut() = rest.to_vec();
    Some((response, &first[3..]))
}

/// Up to the first line break, and what comes after it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, &[]),
    }
}
