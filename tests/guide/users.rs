//! The handlers of users. Every step has these, letter by letter: what they name is what the step imports.

use serde::Deserialize;

use super::{Json, Path, Reply, Result, UserError};
use crate::store::{self, User};

#[derive(Deserialize)]
pub struct Registration {
    phone: String,
    captcha: String,
}

pub async fn register(Json(form): Json<Registration>) -> Result<Reply<User>> {
    if store::has_phone(&form.phone) {
        Err(UserError::PhoneTaken { phone: form.phone.clone() })?;
    }
    if form.captcha != "1234" {
        Err(UserError::CaptchaWrong)?;
    }
    Ok(Reply(User { id: 8, phone: form.phone }))
}

pub async fn send_captcha(Json(phone): Json<String>) -> Result<Reply<()>> {
    if store::has_phone(&phone) {
        Err(UserError::TooManyMessages { seconds: 60 })?;
    }
    Ok(Reply(()))
}

pub async fn show(Path(id): Path<u64>) -> Result<Reply<User>> {
    let user = store::user(id)?.ok_or(UserError::UserMissing(id))?;
    Ok(Reply(user))
}
