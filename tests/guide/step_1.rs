//! Step 1: the derive beside thiserror. The two matches go, and nothing changes on the wire.

#[path = "users.rs"]
mod users;

use std::io;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use error_codes::{ErrorCatalog, ErrorCode};
use serde_json::json;

use crate::coupons;
use crate::reply::Reply;

#[derive(Debug, thiserror::Error, ErrorCatalog)]
#[catalog(keys = "user")]
pub enum UserError {
    /// From the unique index, see OPS-114.
    #[error("The phone number {phone} is taken")]
    #[code(60101, http = 409)]
    PhoneTaken { phone: String },
    #[error("The code from the text message is wrong")]
    #[code(60103, http = 400, shared)]
    CaptchaWrong,
    #[error("Too many text messages, wait {seconds} seconds")]
    #[code(60103, http = 400, shared)]
    TooManyMessages { seconds: u64 },
    #[error("There is no user {0}")]
    #[code(60106, http = 404)]
    UserMissing(u64),
    #[error("Store: {0}")]
    #[code(50000, http = 500)]
    Store(#[from] io::Error),
}

impl IntoResponse for UserError {
    fn into_response(self) -> Response {
        let body = json!({ "code": self.code(), "msg": self.to_string(), "data": null });
        (self.status(), Json(body)).into_response()
    }
}

pub type Result<T> = std::result::Result<T, UserError>;

pub fn router() -> Router {
    Router::new()
        .route("/users", post(users::register))
        .route("/users/{id}", get(users::show))
        .route("/captchas", post(users::send_captcha))
        .route("/coupons/{id}/claims", post(coupons::claim))
}
