//! Registering, and what users may change about themselves.

use std::sync::Arc;

use anyhow::Context;
use axum::extract::State;
use error_codes::{AnyError, ErrorCatalog, Success};
use serde::{Deserialize, Serialize};

use crate::addresses::Address;
use crate::clock;
use crate::error::MallError;
use crate::extract::{Json, Path};
use crate::phone::{MaskedPhone, Phone};
use crate::sessions::{Visitor, check_captcha};
use crate::state::{Data, Mall};

/// 用户注册
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::REGISTER)]
#[catalog(packs = crate::PACKS, error)]
pub enum RegisterError {
    /// 手机号已被注册
    ///
    /// 手机号唯一性冲突
    #[code(60101, http = 409, msg = "phone.exists", hint = "提示用户更换手机号或找回密码", was(20101, 40001))]
    PhoneExists {
        #[detail]
        phone: MaskedPhone,
    },

    /// 邮箱已被注册
    ///
    /// 邮箱唯一性冲突
    #[code(60102, http = 409, msg = "email.exists", hint = "提示用户更换邮箱", was(20102, 40002))]
    EmailExists { email: String },

    /// 用户名已被占用
    ///
    /// 用户名唯一性冲突
    #[code(60103, http = 409, msg = "username.exists", hint = "提示用户更换用户名", was(20103, 40003))]
    UsernameExists {
        #[detail]
        username: String,
    },

    /// 密码强度不足
    ///
    /// 不符合安全策略
    #[code(60104, http = 422, msg = "password.weak", hint = "提示密码规则", was(20104))]
    PasswordWeak {
        #[detail]
        rules: Vec<&'static str>,
    },

    /// 验证码错误或已过期
    ///
    /// 短信/邮箱验证码校验失败
    // A wrong attempt spends the captcha, and the next one is sent a minute after the last.
    #[code(60105, http = 400, msg = "captcha.invalid", hint = "重新发送验证码", retry = after(60), was(20105))]
    CaptchaInvalid,
}

/// 用户资料
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::PROFILE)]
#[catalog(packs = crate::PACKS, error)]
pub enum ProfileError {
    /// 用户不存在
    ///
    /// 查询/操作的用户 ID 无效
    #[code(60301, http = 404, msg = "user.not_found", was(20301))]
    UserNotFound,

    /// 无权修改他人资料
    ///
    /// IDOR 防护
    #[code(60302, http = 403, msg = "profile.forbidden", was(20302))]
    ProfileForbidden { visitor: u64, owner: u64 },

    /// 实名认证未通过
    ///
    /// 身份证/人脸识别失败
    #[code(60303, http = 422, msg = "real_name.rejected", was(20303))]
    RealNameRejected { reason: &'static str },
}

/// 用户权限
#[derive(Debug, ErrorCatalog)]
#[segment(mall_plan::ROLE)]
#[catalog(packs = crate::PACKS, error)]
pub enum RoleError {
    /// 非 VIP 用户
    ///
    /// 需要会员权限
    #[code(60401, http = 403, msg = "role.not_vip", was(20401))]
    NotVip,

    /// 非管理员
    ///
    /// 需要管理员角色
    #[code(60402, http = 403, msg = "role.not_admin", was(20402))]
    NotAdmin { visitor: u64 },
}

pub struct User {
    pub phone: Phone,
    pub username: String,
    pub email: Option<String>,
    pub password: u64,
    pub second_factor: bool,
    pub admin: bool,
    /// 0 is no member.
    pub member_level: u8,
    pub real_name: Option<String>,
    pub balance_fen: u64,
    /// What the bank would say: the mall itself does not know.
    pub card_fen: u64,
    pub points: u64,
    pub addresses: Vec<Address>,
    pub default_address: Option<u64>,
}

impl User {
    pub fn new(phone: Phone, username: &str, password: u64) -> Self {
        Self {
            phone,
            username: username.to_owned(),
            email: None,
            password,
            second_factor: false,
            admin: false,
            member_level: 0,
            real_name: None,
            balance_fen: 0,
            card_fen: 0,
            points: 0,
            addresses: Vec::new(),
            default_address: None,
        }
    }
}

/// What anyone may know of a user.
#[derive(Serialize)]
pub struct Profile {
    id: u64,
    username: String,
    member_level: u8,
    real_name_verified: bool,
}

impl Profile {
    fn of(id: u64, user: &User) -> Self {
        Self {
            id,
            username: user.username.clone(),
            member_level: user.member_level,
            real_name_verified: user.real_name.is_some(),
        }
    }
}

#[derive(Deserialize)]
pub struct RegisterForm {
    phone: String,
    captcha: String,
    username: String,
    password: String,
    email: Option<String>,
}

/// Registering is written with `anyhow`, as parts of many services are. Under any amount of context the code is found again, and
/// the context is for the log.
pub async fn register(
    State(mall): State<Arc<Mall>>,
    Json(form): Json<RegisterForm>,
) -> Result<Success<Profile>, AnyError> {
    let profile = registered(&mall, form).map_err(AnyError::from_chain::<MallError>)?;
    Ok(Success(profile).message("user.created"))
}

fn registered(mall: &Mall, form: RegisterForm) -> anyhow::Result<Profile> {
    let phone = Phone::parse(&form.phone)?;
    check_username(&form.username)?;
    check_strength(&form.password)?;
    let mut data = mall.lock()?;
    // The captcha first: only who owns the phone may learn that it is registered.
    check_captcha(&mut data, &phone, &form.captcha, clock::now())?;
    create(&mut data, phone, form).context("registering")
}

fn create(data: &mut Data, phone: Phone, form: RegisterForm) -> anyhow::Result<Profile> {
    check_unused(data, &phone, &form).context("creating the user")?;
    let mut user = User::new(phone, &form.username, data.secrets.digest(&form.password));
    user.email = form.email;
    let id = data.next_id();
    let profile = Profile::of(id, &user);
    data.users.insert(id, user);
    Ok(profile)
}

fn check_unused(data: &Data, phone: &Phone, form: &RegisterForm) -> anyhow::Result<()> {
    check_phone_free(data, phone).context("looking for the phone number")?;
    check_username_free(data, &form.username)?;
    if let Some(email) = &form.email
        && data.users.values().any(|user| user.email.as_ref() == Some(email))
    {
        return Err(RegisterError::EmailExists { email: email.clone() }.into());
    }
    Ok(())
}

fn check_phone_free(data: &Data, phone: &Phone) -> Result<(), RegisterError> {
    if data.users.values().any(|user| user.phone == *phone) {
        return Err(RegisterError::PhoneExists { phone: phone.masked() });
    }
    Ok(())
}

fn check_username(username: &str) -> Result<(), MallError> {
    if (2..=20).contains(&username.chars().count()) {
        return Ok(());
    }
    Err(MallError::FieldInvalid { field: "username", expected: "2 to 20 characters" })
}

fn check_username_free(data: &Data, username: &str) -> Result<(), RegisterError> {
    if data.users.values().any(|user| user.username == username) {
        return Err(RegisterError::UsernameExists { username: username.to_owned() });
    }
    Ok(())
}

fn check_strength(password: &str) -> Result<(), RegisterError> {
    let rules = [
        ("至少 8 个字符", password.chars().count() >= 8),
        ("至少一个字母", password.chars().any(char::is_alphabetic)),
        ("至少一个数字", password.chars().any(|c| c.is_ascii_digit())),
    ];
    let broken: Vec<_> = rules.into_iter().filter(|(_, kept)| !kept).map(|(rule, _)| rule).collect();
    if broken.is_empty() { Ok(()) } else { Err(RegisterError::PasswordWeak { rules: broken }) }
}

pub async fn show(State(mall): State<Arc<Mall>>, Path(id): Path<u64>) -> Result<Success<Profile>, MallError> {
    let data = mall.lock()?;
    Ok(Success(Profile::of(id, data.user(id)?)).message("found"))
}

#[derive(Deserialize)]
pub struct RenameForm {
    username: String,
}

pub async fn rename(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
    Json(form): Json<RenameForm>,
) -> Result<Success<Profile>, MallError> {
    check_username(&form.username)?;
    let mut data = mall.lock()?;
    check_own(&data, visitor, id)?;
    check_username_free(&data, &form.username)?;
    let user = data.user_mut(id)?;
    user.username = form.username;
    Ok(Success(Profile::of(id, user)).message("profile.updated"))
}

fn check_own(data: &Data, visitor: u64, owner: u64) -> Result<(), ProfileError> {
    data.user(owner)?;
    if visitor == owner { Ok(()) } else { Err(ProfileError::ProfileForbidden { visitor, owner }) }
}

#[derive(Deserialize)]
pub struct RealNameForm {
    name: String,
    id_number: String,
}

pub async fn verify_real_name(
    State(mall): State<Arc<Mall>>,
    Visitor(visitor): Visitor,
    Path(id): Path<u64>,
    Json(form): Json<RealNameForm>,
) -> Result<Success<Profile>, MallError> {
    let mut data = mall.lock()?;
    check_own(&data, visitor, id)?;
    if form.name.trim().is_empty() {
        return Err(ProfileError::RealNameRejected { reason: "no name" }.into());
    }
    if !is_id_number(&form.id_number) {
        return Err(ProfileError::RealNameRejected { reason: "check digit of the identity number" }.into());
    }
    let user = data.user_mut(id)?;
    user.real_name = Some(form.name);
    Ok(Success(Profile::of(id, user)).message("real_name.verified"))
}

/// The check digit of GB 11643: ISO 7064, MOD 11-2.
fn is_id_number(text: &str) -> bool {
    let Some((digits, check)) = text.split_at_checked(17) else { return false };
    let mut rest = 0;
    for digit in digits.chars() {
        let Some(digit) = digit.to_digit(10) else { return false };
        rest = (rest + digit) * 2 % 11;
    }
    // `rest` plus the check digit leaves 1 when divided by 11; X stands for 10.
    let expected = (12 - rest) % 11;
    check == if expected == 10 { "X".to_owned() } else { expected.to_string() }
}

#[cfg(test)]
mod tests {
    use error_codes::Report;

    use super::*;

    #[test]
    fn a_code_is_found_three_contexts_deep() {
        let mall = Mall::new();
        let form = RegisterForm {
            phone: String::new(),
            captcha: String::new(),
            username: "dora".to_owned(),
            password: String::new(),
            email: None,
        };
        let phone = Phone::parse("13800000001").unwrap();
        let problem = create(&mut mall.lock().unwrap(), phone, form).context("registering").err().unwrap();
        let error = AnyError::from_chain::<MallError>(problem);
        assert_eq!((error.code(), error.status().as_u16()), (60101, 409));
        let logged = Report::of(&*error).reveal(true).diagnostic().unwrap();
        assert_eq!(logged, "registering: creating the user: looking for the phone number: 手机号已被注册");
        assert_eq!(Report::of(&*error).locale("en").message(), "This phone number is registered already");
    }

    #[test]
    fn the_check_digit_of_an_identity_number_counts() {
        assert!(is_id_number("11010519491231002X"));
        assert!(is_id_number("440524188001010014"));
        for wrong in
            ["110105194912310021", "44052418800101001", "", "4405241880010100149", "x40524188001010014"]
        {
            assert!(!is_id_number(wrong), "{wrong}");
        }
    }
}
