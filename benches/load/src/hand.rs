//! What somebody writes who has no catalogue: the same body and headers, in the language and under the id of the request.

use serde::Serialize;
use uuid::Uuid;

use crate::catalogue::PHONE;

#[derive(Serialize)]
struct Envelope<'a> {
    code: u32,
    message: String,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    phone: &'a str,
}

/// Two languages need no more than this.
pub fn language(accepted: Option<&str>) -> &'static str {
    if accepted.is_some_and(|list| list.starts_with("zh")) { "zh-CN" } else { "en-US" }
}

pub fn request_id(given: Option<&str>) -> String {
    given.map_or_else(|| Uuid::new_v4().to_string(), ToOwned::to_owned)
}

pub fn body(language: &str) -> Vec<u8> {
    let phone = PHONE.to_owned();
    let message = match language {
        "zh-CN" => format!("手机号 {phone} 已被注册"),
        _ => format!("The phone number {phone} is taken"),
    };
    let envelope = Envelope { code: 60101, message, data: Data { phone: &phone } };
    serde_json::to_vec(&envelope).expect("texts and numbers are JSON")
}
