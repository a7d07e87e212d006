//! Step 6: messages in the reader's language.

#[path = "claim.rs"]
mod claim;
#[path = "users.rs"]
mod users;

use std::io;

use axum::Router;
use axum::routing::{get, post};
use error_codes::envelope::Flat;
use error_codes::web::Answers;
use error_codes::web::axum::{Json, Path, layer};
use error_codes::{ErrorCatalog, Success as Reply};

error_codes::language_packs! {
    pub static PACKS = "en" => "locales/guide/en.json", "zh-CN" => "locales/guide/zh-CN.json"
}

/// Who owns which numbers.
pub mod plan {
    use error_codes::{Plan, Segment};

    pub const SYSTEM: Segment = Segment::new("system", 50000..=50999);
    pub const USER: Segment = Segment::new("user", 60100..=60199);
    pub const COUPON: Segment = Segment::new("coupon", 61300..=61399);
    pub const SHOP: Plan = Plan::new("shop", &[SYSTEM, USER, COUPON]).digits(5);
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user", retired(60104), packs = PACKS)]
#[segment(plan::USER)]
pub enum UserError {
    /// From the unique index, see OPS-114.
    #[code(60101, http = 409, was(20101))]
    PhoneTaken { phone: String },
    #[code(60103, http = 400)]
    CaptchaWrong,
    #[code(60105, http = 429, retry = after(seconds), was(60103, reused))]
    TooManyMessages {
        #[detail]
        seconds: u64,
    },
    #[code(60106, http = 404)]
    UserMissing(u64),
}

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "coupon", http = 409, packs = PACKS)]
#[segment(plan::COUPON)]
pub enum CouponError {
    #[code(61301, was(60101, reused))]
    SoldOut(u64),
    #[code(61302)]
    LimitReached { limit: u32 },
}

/// Whatever the service answers with.
#[derive(Debug, ErrorCatalog)]
#[catalog(name = "shop", plan = plan::SHOP, error, axum, keys = "system", packs = PACKS)]
#[catalog(success(20000, msg = "ok"))]
#[catalog(rejections(json = 50901, method = 50902, path = 50903, panic = 50000, other = 50904))]
#[allow(dead_code, reason = "the layer answers with the entries of 509xx: nobody makes the variants")]
pub enum ShopError {
    #[code(transparent)]
    User(#[from] UserError),
    #[code(transparent)]
    Coupon(#[from] CouponError),
    #[code(50000, http = 500)]
    Internal(#[from] io::Error),
    #[code(50901, http = 400)]
    BodyRefused,
    #[code(50902, http = 405)]
    MethodRefused,
    #[code(50903, http = 404)]
    PathRefused,
    #[code(50904, http = 400)]
    Refused,
}

pub type Result<T> = std::result::Result<T, ShopError>;

/// What clients know.
const ENVELOPE: Flat = Flat::new().named("code", "msg", "data");

pub fn router() -> Router {
    Router::new()
        .route("/users", post(users::register))
        .route("/users/{id}", get(users::show))
        .route("/captchas", post(users::send_captcha))
        .route("/coupons/{id}/claims", post(claim::claim))
        .layer(layer(Answers::of::<ShopError>().envelope(ENVELOPE)))
}
