//! The JSON that an error is answered with.

use std::borrow::Cow;

use error_codes::envelope::{Envelope, Flat, Nested, Timestamp, Timestamped};
use error_codes::{ErrorCatalog, Report};
use error_codes_bench_run::{Contest, picks};
use serde::Serialize;

#[derive(Clone, Copy, ErrorCatalog)]
#[catalog(http = 409)]
enum StockError {
    /// 商品已下架
    #[code(60702, msg = "stock.gone")]
    Gone,

    /// 库存不足
    #[code(60701, msg = "stock.insufficient")]
    Insufficient {
        #[detail]
        left: u32,
        #[detail]
        warehouse: &'static str,
    },

    /// 仅剩 {left} 件
    #[code(60703, msg = "stock.left")]
    Left {
        #[detail]
        left: u32,
        #[detail]
        warehouse: &'static str,
    },
}

impl StockError {
    /// What people write by hand.
    fn number(self) -> i64 {
        match self {
            Self::Gone => 60702,
            Self::Insufficient { .. } => 60701,
            Self::Left { .. } => 60703,
        }
    }

    fn text(self) -> Cow<'static, str> {
        match self {
            Self::Gone => "商品已下架".into(),
            Self::Insufficient { .. } => "库存不足".into(),
            Self::Left { left, .. } => format!("仅剩 {left} 件").into(),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Gone => "GONE",
            Self::Insufficient { .. } => "INSUFFICIENT",
            Self::Left { .. } => "LEFT",
        }
    }

    fn data(self) -> Option<Data> {
        match self {
            Self::Gone => None,
            Self::Insufficient { left, warehouse } | Self::Left { left, warehouse } => {
                Some(Data { left, warehouse })
            }
        }
    }
}

#[derive(Serialize)]
struct Answer {
    code: i64,
    message: Cow<'static, str>,
    data: Option<Data>,
}

#[derive(Serialize)]
struct Timed {
    code: i64,
    message: Cow<'static, str>,
    data: Option<Data>,
    timestamp: Timestamp,
}

#[derive(Serialize)]
struct Failed {
    error: Failure,
}

#[derive(Serialize)]
struct Failure {
    code: &'static str,
    numeric_code: i64,
    message: Cow<'static, str>,
    details: Option<Data>,
}

#[derive(Serialize)]
struct Data {
    left: u32,
    warehouse: &'static str,
}

const GONE: StockError = StockError::Gone;
const INSUFFICIENT: StockError = StockError::Insufficient { left: 2, warehouse: "hz-3" };
const LEFT: StockError = StockError::Left { left: 2, warehouse: "hz-3" };

/// How many answers are one pass.
const INPUTS: usize = 128;

pub fn contests() -> Vec<Contest> {
    vec![
        contest("envelope {code,message,data}, without details", Flat::new(), GONE, flat),
        contest("envelope {code,message,data}, with two details", Flat::new(), INSUFFICIENT, flat),
        contest("envelope {code,message,data}, and a placeholder", Flat::new(), LEFT, flat),
        contest("envelope {code,message,data,timestamp}", Timestamped::rfc3339(), INSUFFICIENT, timed),
        contest("envelope {error:{code,numeric_code,message,details}}", Nested, INSUFFICIENT, nested),
    ]
}

fn flat(error: StockError) -> Vec<u8> {
    json(&Answer { code: error.number(), message: error.text(), data: error.data() })
}

fn timed(error: StockError) -> Vec<u8> {
    let timestamp = Timestamp::Rfc3339;
    json(&Timed { code: error.number(), message: error.text(), data: error.data(), timestamp })
}

fn nested(error: StockError) -> Vec<u8> {
    let (code, numeric_code) = (error.label(), error.number());
    json(&Failed { error: Failure { code, numeric_code, message: error.text(), details: error.data() } })
}

fn contest(
    title: &str,
    envelope: impl Envelope + 'static,
    error: StockError,
    derived: fn(StockError) -> Vec<u8>,
) -> Contest {
    let answer = envelope.report(&Report::of(&error)).expect("it is plain data").into_bytes();
    // The time goes on between the two.
    let timeless = |answer: Vec<u8>| {
        let answer = String::from_utf8(answer).expect("JSON is text");
        answer.split("\"timestamp\"").next().map(str::to_owned)
    };
    assert_eq!(timeless(answer), timeless(derived(error)), "{title}");
    Contest::new(title)
        .with("error-codes", picks(&[error], INPUTS), move |error| {
            let body = envelope.report(&Report::of(error)).expect("it is plain data");
            body.into_bytes().len() as u64
        })
        .with("derived `Serialize`", picks(&[error], INPUTS), move |error| derived(*error).len() as u64)
}

fn json<T: Serialize>(answer: &T) -> Vec<u8> {
    serde_json::to_vec(answer).expect("it is plain data")
}
