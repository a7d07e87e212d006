//! Captchas, logging in, and who is asking.

use std::sync::Arc;

use axum::extract::{FromRequestParts, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use error_codes::{ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::clock::{self, MINUTE, Seconds};
use crate::error::{MallError, RegisterError};
use crate::extract::Json;
use crate::phone::{MaskedPhone, Phone};
use crate::state::{Data, Mall};
use crate::upstream;

/// 用户登录
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::LOGIN)]
#[catalog(packs = crate::PACKS, error)]
pub enum LoginError {
    /// 账号或密码错误
    ///
    /// 登录失败（模糊报错防枚举）
    #[code(60201, http = 401, msg = "login.failed", was(20201, 40100))]
    LoginFailed { reason: &'static str },

    /// 账号已被锁定
    ///
    /// 连续登录失败触发锁定
    #[code(60202, http = 403, msg = "account.locked", retry = after(wait_seconds), was(20202))]
    AccountLocked {
        #[detail]
        wait_seconds: u64,
    },

    /// Refresh Token 无效
    ///
    /// Token 已失效或不存在
    #[code(60203, http = 401, msg = "refresh_token.invalid", was(20203))]
    RefreshTokenInvalid,

    /// 需要二次认证
    ///
    /// 如需短信验证码
    #[code(60204, http = 401, msg = "second_factor.required", was(20204), log = info)]
    SecondFactorRequired {
        #[detail]
        phone: MaskedPhone,
    },
}

const CAPTCHA_LIFETIME: Seconds = 5 * MINUTE;
const CAPTCHA_INTERVAL: Seconds = MINUTE;
const FAILURES_UNTIL_LOCKED: u32 = 5;
const LOCKED_FOR: Seconds = 15 * MINUTE;

pub struct Captcha {
    /// `None` once someone has tried it.
    code: Option<String>,
    sent_at: Seconds,
}

/// Failed attempts on one phone number, whether anyone is registered with it or not: a lock must not tell.
#[derive(Default)]
pub struct Failures {
    count: u32,
    locked_until: Seconds,
}

/// The user whose access token came with the request.
pub struct Visitor(pub u64);

impl FromRequestParts<Arc<Mall>> for Visitor {
    type Rejection = MallError;

    async fn from_request_parts(parts: &mut Parts, mall: &Arc<Mall>) -> Result<Self, MallError> {
        let token = parts
            .headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(MallError::LoginRequired)?;
        let data = mall.lock()?;
        data.access_tokens.get(token).map(|id| Self(*id)).ok_or(MallError::LoginRequired)
    }
}

#[derive(Deserialize)]
pub struct CaptchaForm {
    phone: String,
}

#[derive(Serialize)]
pub struct CaptchaSent {
    phone: MaskedPhone,
    /// Only because a demonstration sends no real text messages.
    demo_code: String,
}

pub async fn send_captcha(
    State(mall): State<Arc<Mall>>,
    Json(form): Json<CaptchaForm>,
) -> Result<Success<CaptchaSent>, MallError> {
    let phone = Phone::parse(&form.phone)?;
    let mut data = mall.lock()?;
    let code = new_captcha(&mut data, &phone, clock::now())?;
    let sent = CaptchaSent { phone: phone.masked(), demo_code: code };
    Ok(Success(sent).message("captcha.sent"))
}

fn new_captcha(data: &mut Data, phone: &Phone, now: Seconds) -> Result<String, MallError> {
    if let Some(last) = data.captchas.get(phone) {
        let wait_seconds = (last.sent_at + CAPTCHA_INTERVAL).saturating_sub(now);
        if wait_seconds > 0 {
            return Err(MallError::TooFrequent { wait_seconds });
        }
    }
    upstream::send_sms(phone)?;
    let code = data.secrets.captcha();
    data.captchas.insert(phone.clone(), Captcha { code: Some(code.clone()), sent_at: now });
    Ok(code)
}

/// Spends the captcha of `phone`, right or wrong: six digits must not be guessed one after the other.
pub fn check_captcha(data: &mut Data, phone: &Phone, code: &str, now: Seconds) -> Result<(), RegisterError> {
    let captcha = data.captchas.get_mut(phone).ok_or(RegisterError::CaptchaInvalid)?;
    let expected = captcha.code.take();
    let fresh = now < captcha.sent_at + CAPTCHA_LIFETIME;
    if fresh && expected.as_deref() == Some(code) { Ok(()) } else { Err(RegisterError::CaptchaInvalid) }
}

#[derive(Deserialize)]
pub struct LogInForm {
    phone: String,
    password: String,
    captcha: Option<String>,
}

#[derive(Serialize)]
pub struct Session {
    user: u64,
    access_token: String,
    refresh_token: String,
}

pub async fn log_in(
    State(mall): State<Arc<Mall>>,
    Json(form): Json<LogInForm>,
) -> Result<Success<Session>, MallError> {
    let phone = Phone::parse(&form.phone)?;
    let now = clock::now();
    let mut data = mall.lock()?;
    let user = check_password(&mut data, &phone, &form.password, now)?;
    if data.user(user)?.second_factor {
        let code = form.captcha.ok_or_else(|| LoginError::SecondFactorRequired { phone: phone.masked() })?;
        check_captcha(&mut data, &phone, &code, now)?;
    }
    Ok(Success(open(&mut data, user)).message("session.created"))
}

fn check_password(data: &mut Data, phone: &Phone, password: &str, now: Seconds) -> Result<u64, LoginError> {
    let digest = data.secrets.digest(password);
    let failures = data.failures.entry(phone.clone()).or_default();
    let wait_seconds = failures.locked_until.saturating_sub(now);
    if wait_seconds > 0 {
        return Err(LoginError::AccountLocked { wait_seconds });
    }
    let reason = match data.users.iter().find(|(_, user)| user.phone == *phone) {
        Some((id, user)) if user.password == digest => {
            *failures = Failures::default();
            return Ok(*id);
        }
        Some(_) => "wrong password",
        None => "no such user",
    };
    failures.count += 1;
    if failures.count == FAILURES_UNTIL_LOCKED {
        *failures = Failures { count: 0, locked_until: now + LOCKED_FOR };
    }
    Err(LoginError::LoginFailed { reason })
}

fn open(data: &mut Data, user: u64) -> Session {
    let (access_token, refresh_token) = (data.secrets.token(), data.secrets.token());
    data.access_tokens.insert(access_token.clone(), user);
    data.refresh_tokens.insert(refresh_token.clone(), user);
    Session { user, access_token, refresh_token }
}

#[derive(Deserialize)]
pub struct RefreshForm {
    refresh_token: String,
}

/// A refresh token works once.
pub async fn refresh(
    State(mall): State<Arc<Mall>>,
    Json(form): Json<RefreshForm>,
) -> Result<Success<Session>, MallError> {
    let mut data = mall.lock()?;
    let user = data.refresh_tokens.remove(&form.refresh_token).ok_or(LoginError::RefreshTokenInvalid)?;
    Ok(Success(open(&mut data, user)).message("session.refreshed"))
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed;

    const NOW: Seconds = 1_800_000_000;

    fn alice() -> Phone {
        Phone::parse("13800000001").unwrap()
    }

    #[test]
    fn a_lock_ends_by_itself() {
        let mut data = seed::data(NOW);
        for _ in 0..FAILURES_UNTIL_LOCKED {
            let error = check_password(&mut data, &alice(), "guess", NOW).unwrap_err();
            assert_eq!(error.code(), 60201);
        }
        let mut at = |now| check_password(&mut data, &alice(), "Alice-2024", now).map_err(|e| e.code());
        assert_eq!(at(NOW + LOCKED_FOR - 1), Err(60202));
        assert_eq!(at(NOW + LOCKED_FOR), Ok(1));
    }

    #[test]
    fn a_captcha_lives_five_minutes() {
        let mut data = seed::data(NOW);
        for (age, expected) in [(CAPTCHA_LIFETIME - 1, Ok(())), (CAPTCHA_LIFETIME, Err(60105))] {
            let sent = NOW + data.next_id() * MINUTE;
            let code = new_captcha(&mut data, &alice(), sent).unwrap();
            let checked = check_captcha(&mut data, &alice(), &code, sent + age).map_err(|e| e.code());
            assert_eq!(checked, expected);
        }
    }

    #[test]
    fn a_captcha_works_once() {
        let mut data = seed::data(NOW);
        let code = new_captcha(&mut data, &alice(), NOW).unwrap();
        assert!(check_captcha(&mut data, &alice(), &code, NOW).is_ok());
        assert!(check_captcha(&mut data, &alice(), &code, NOW).is_err());
    }
}
