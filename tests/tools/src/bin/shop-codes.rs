//! The command line of a small shop, which has at least one of everything that can be known of a code.

#![allow(dead_code, reason = "nobody makes these errors")]

use std::process::ExitCode;

use error_codes::{ErrorCatalog, Segment};

error_codes::language_packs! {
    static PACKS = "zh-CN" => "locales/shop/zh-CN.json", "en-US" => "locales/shop/en-US.json"
}

const SYSTEM: Segment = Segment::new("system", 50000..=50099).title("系统级错误");
const STOCK: Segment = Segment::new("stock", 60700..=60704).title("库存管理").http(409);
const COUPON: Segment = Segment::new("coupon", 61300..=61399).title("优惠券");
const LIVE: Segment = Segment::new("live", 62100..=62129)
    .title("直播带货")
    .parts(&[Segment::new("live.room", 62100..=62109), Segment::new("live.product", 62110..=62119)]);

#[derive(ErrorCatalog)]
#[catalog(name = "shop", title = "小商店", packs = PACKS, success(20000, msg = "ok"), doc_url = "https://shop.example/{code}")]
#[catalog(retired(60702, 61300..=61302))]
#[segment(SYSTEM)]
#[segment(STOCK)]
#[segment(COUPON)]
#[segment(LIVE)]
enum ShopError {
    #[code(50000, http = 500, msg = "internal")]
    Internal,
    #[code(50001, http = 503, msg = "database", retry = backoff)]
    DatabaseError,
    /// For colleagues.
    ///
    /// 下单时扣减失败
    #[code(60700, msg = "stock.insufficient", hint = "减少数量或换一件商品", was(30301, 61305, reused))]
    StockInsufficient {
        #[detail]
        available: u32,
    },
    #[code(60701, msg = "stock.locked", retry = after(60), grpc = ABORTED, log = info)]
    StockLocked,
    #[code(60704, msg = "stock.shelf", was(30304))]
    #[deprecated(note = "STOCK_INSUFFICIENT")]
    ShelfEmpty,
    #[code(61305, http = 410, msg = "coupon.exhausted", shared)]
    CouponExhausted,
    #[code(61305, http = 410, msg = "coupon.expired", shared)]
    CouponExpired,
    #[code(62100, http = 404, msg = "live.not_found")]
    LiveNotFound,
    #[code(62120, http = 429, msg = "live.too_often", retry = after(wait_seconds))]
    LiveTooOften { wait_seconds: u64 },
}

fn main() -> ExitCode {
    error_codes::cli::main::<ShopError>()
}
