//! The JSON that an error is answered with.

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

#[derive(Serialize)]
struct Answer<'a, D> {
    code: i64,
    message: &'a str,
    data: D,
}

#[derive(Serialize)]
struct Timed<'a, D> {
    code: i64,
    message: &'a str,
    data: D,
    timestamp: Timestamp,
}

#[derive(Serialize)]
struct Failed<'a, D> {
    error: Failure<'a, D>,
}

#[derive(Serialize)]
struct Failure<'a, D> {
    code: &'a str,
    numeric_code: i64,
    message: &'a str,
    details: D,
}

#[derive(Clone, Copy, Serialize)]
struct Data {
    left: u32,
    warehouse: &'static str,
}

const DATA: Data = Data { left: 2, warehouse: "hz-3" };
const GONE: StockError = StockError::Gone;
const INSUFFICIENT: StockError = StockError::Insufficient { left: DATA.left, warehouse: DATA.warehouse };
const LEFT: StockError = StockError::Left { left: DATA.left, warehouse: DATA.warehouse };

/// How many answers are one pass.
const INPUTS: usize = 128;

pub fn contests() -> Vec<Contest> {
    vec![
        contest("envelope {code,message,data}, without details", Flat::new(), GONE, || {
            json(&Answer { code: 60702, message: "商品已下架", data: () })
        }),
        contest("envelope {code,message,data}, with two details", Flat::new(), INSUFFICIENT, || {
            json(&Answer { code: 60701, message: "库存不足", data: DATA })
        }),
        contest("envelope {code,message,data}, with a placeholder", Flat::new(), LEFT, || {
            let message = format!("仅剩 {} 件", DATA.left);
            json(&Answer { code: 60703, message: &message, data: DATA })
        }),
        contest("envelope {code,message,data,timestamp}", Timestamped::rfc3339(), INSUFFICIENT, || {
            let timestamp = Timestamp::Rfc3339;
            json(&Timed { code: 60701, message: "库存不足", data: DATA, timestamp })
        }),
        contest("envelope {error:{code,numeric_code,message}}", Nested, GONE, || {
            let code = "GONE";
            json(&Failed {
                error: Failure { code, numeric_code: 60702, message: "商品已下架", details: () }
            })
        }),
    ]
}

fn contest(
    title: &str,
    envelope: impl Envelope + 'static,
    error: StockError,
    derived: impl Fn() -> Vec<u8> + 'static,
) -> Contest {
    let answer = envelope.report(&Report::of(&error)).expect("it is plain data").into_bytes();
    // The time goes on between the two.
    let timeless = |answer: Vec<u8>| {
        let answer = String::from_utf8(answer).expect("JSON is text");
        answer.split("\"timestamp\"").next().map(str::to_owned)
    };
    assert_eq!(timeless(answer), timeless(derived()), "{title}");
    Contest::new(title)
        .with("error-codes", picks(&[error], INPUTS), move |error| {
            let body = envelope.report(&Report::of(error)).expect("it is plain data");
            body.into_bytes().len() as u64
        })
        .with("derived `Serialize`", vec![(); INPUTS], move |()| derived().len() as u64)
}

fn json<T: Serialize>(answer: &T) -> Vec<u8> {
    serde_json::to_vec(answer).expect("it is plain data")
}
