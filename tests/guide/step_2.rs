//! Step 2: `#[catalog(axum)]` and the layer answer, in the envelope that clients know.

#[path = "users.rs"]
mod users;

use std::io;

use axum::extract::Path;
use axum::routing::{get, post};
use axum::{Json, Router};
use error_codes::ErrorCatalog;
use error_codes::envelope::Flat;
use error_codes::web::Answers;
use error_codes::web::axum::layer;

use crate::coupons;
use crate::reply::Reply;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, axum, keys = "user")]
pub enum UserError {
    /// The phone number {phone} is taken
    ///
    /// From the unique index, see OPS-114.
    #[code(60101, http = 409)]
    PhoneTaken { phone: String },
    /// The code from the text message is wrong
    #[code(60103, http = 400, shared)]
    CaptchaWrong,
    /// Too many text messages, wait {seconds} seconds
    #[code(60103, http = 400, shared)]
    TooManyMessages { seconds: u64 },
    /// There is no user {0}
    #[code(60106, http = 404)]
    UserMissing(u64),
    /// Something went wrong
    #[code(50000, http = 500)]
    Store(#[from] io::Error),
}

pub type Result<T> = std::result::Result<T, UserError>;

/// What clients know.
const ENVELOPE: Flat = Flat::new().named("code", "msg", "data");

pub fn router() -> Router {
    Router::new()
        .route("/users", post(users::register))
        .route("/users/{id}", get(users::show))
        .route("/captchas", post(users::send_captcha))
        .route("/coupons/{id}/claims", post(coupons::claim))
        .layer(layer(Answers::of::<UserError>().envelope(ENVELOPE)))
}
