//! Step 0: before. An enum, two matches and a response, all written by hand.

#[path = "users.rs"]
mod users;

use std::io;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::json;

use crate::coupons;
use crate::reply::Reply;

#[derive(Debug, thiserror::Error)]
pub enum UserError {
    /// From the unique index, see OPS-114.
    #[error("The phone number {phone} is taken")]
    PhoneTaken { phone: String },
    #[error("The code from the text message is wrong")]
    CaptchaWrong,
    #[error("Too many text messages, wait {seconds} seconds")]
    TooManyMessages { seconds: u64 },
    #[error("There is no user {0}")]
    UserMissing(u64),
    #[error("Store: {0}")]
    Store(#[from] io::Error),
}

impl UserError {
    fn code(&self) -> i32 {
        match self {
            Self::PhoneTaken { .. } => 60101,
            Self::CaptchaWrong => 60103,
            Self::TooManyMessages { .. } => 60103,
            Self::UserMissing(_) => 60106,
            Self::Store(_) => 50000,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::PhoneTaken { .. } => StatusCode::CONFLICT,
            Self::CaptchaWrong | Self::TooManyMessages { .. } => StatusCode::BAD_REQUEST,
            Self::UserMissing(_) => StatusCode::NOT_FOUND,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
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
