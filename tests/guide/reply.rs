//! What a handler answers that went well, by hand.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

pub struct Reply<T>(pub T);

impl<T: Serialize> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        Json(json!({ "code": 20000, "msg": "ok", "data": self.0 })).into_response()
    }
}
