//! Logging in, who is asking, and what they may do.
//!
//! There are users, with a name and a password, and sub-accounts, with an activation code and a password. A user owns
//! groups, an administrator may do everything, and a sub-account works in the one group that its code belongs to.

use std::sync::Arc;

use axum::extract::{FromRequestParts, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use error_codes::Success;
use error_codes::web::utoipa::Answer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::{self, DAY, Seconds};
use crate::error::{AuthError, LineError};
use crate::form::Form;
use crate::groups::Group;
use crate::state::{Data, Service};

/// Who sent the request.
#[derive(Clone, Debug, PartialEq)]
pub enum Visitor {
    User { id: u64, admin: bool },
    SubAccount { code: String, group: u64 },
}

/// What a token stands for.
pub struct Session {
    who: Login,
    expires_at: Seconds,
}

/// Who logged in. What they may do is looked up with every request: they may have been disabled since.
enum Login {
    User(u64),
    SubAccount(String),
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Opened {
    token: String,
    expires_at: String,
}

impl Visitor {
    /// What is for administrators.
    pub fn administrates(&self) -> Result<(), AuthError> {
        if let Self::User { admin: true, .. } = self { Ok(()) } else { Err(AuthError::AdminRequired) }
    }

    /// What a user does with his own profile.
    pub fn is_user(&self, user: u64) -> Result<(), AuthError> {
        match self {
            Self::User { id, admin } if *id == user || *admin => Ok(()),
            _ => Err(AuthError::NotYours),
        }
    }

    /// What the owner of a group does with it.
    pub fn owns(&self, group: &Group) -> Result<(), AuthError> {
        self.is_user(group.owner)
    }

    /// What everyone who belongs to a group may see of it.
    pub fn belongs_to(&self, id: u64, group: &Group) -> Result<(), AuthError> {
        match self {
            Self::SubAccount { group, .. } if *group == id => Ok(()),
            _ => self.owns(group),
        }
    }

    /// What is done in a group, as long as it is not disabled.
    pub fn works_in(&self, id: u64, group: &Group) -> Result<(), AuthError> {
        self.belongs_to(id, group)?;
        if group.disabled { Err(AuthError::GroupDisabled) } else { Ok(()) }
    }
}

impl FromRequestParts<Arc<Service>> for Visitor {
    type Rejection = LineError;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, LineError> {
        let header = parts.headers.get(AUTHORIZATION).ok_or(AuthError::LoginRequired)?;
        let token = header.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
        let token = token.ok_or(AuthError::TokenInvalid)?;
        Ok(visitor(&*service.lock()?, token, clock::now())?)
    }
}

/// Who holds this token.
pub fn visitor(data: &Data, token: &str, now: Seconds) -> Result<Visitor, AuthError> {
    let session = data.sessions.get(token).ok_or(AuthError::TokenInvalid)?;
    if session.expires_at <= now {
        return Err(AuthError::TokenExpired);
    }
    match &session.who {
        Login::User(id) => {
            let user = data.users.get(id).ok_or(AuthError::TokenInvalid)?;
            if user.disabled {
                return Err(AuthError::UserDisabled);
            }
            Ok(Visitor::User { id: *id, admin: user.admin })
        }
        Login::SubAccount(code) => {
            let sub_account = data.sub_accounts.get(code).ok_or(AuthError::TokenInvalid)?;
            if sub_account.disabled {
                return Err(AuthError::ActivationCodeInvalid { cause: "disabled since the login".into() });
            }
            Ok(Visitor::SubAccount { code: code.clone(), group: sub_account.group })
        }
    }
}

#[derive(Deserialize, ToSchema)]
pub struct LogInForm {
    username: String,
    password: String,
}

/// Logs a user in.
#[utoipa::path(
    post, path = "/sessions",
    request_body = LogInForm,
    responses(Answer<Opened, LineError>),
    security(())
)]
pub async fn log_in(
    State(service): State<Arc<Service>>,
    Form(form): Form<LogInForm>,
) -> Result<Success<Opened>, LineError> {
    let mut data = service.lock()?;
    let id = check_user(&data, &form)?;
    let opened = open(&mut data, Login::User(id), service.settings.token_lifetime, clock::now());
    Ok(Success(opened).message("done"))
}

fn check_user(data: &Data, form: &LogInForm) -> Result<u64, AuthError> {
    let digest = data.secrets.digest(&form.password);
    let found = data.users.iter().find(|(_, user)| user.username == form.username);
    let (id, user) = found.ok_or(AuthError::LoginFailed { cause: "no such user".into() })?;
    if user.password != digest {
        return Err(AuthError::LoginFailed { cause: "wrong password".into() });
    }
    // Only who knows the password may learn this.
    if user.disabled { Err(AuthError::UserDisabled) } else { Ok(*id) }
}

#[derive(Deserialize, ToSchema)]
pub struct ActivateForm {
    activation_code: String,
    password: String,
}

/// Logs a sub-account in.
#[utoipa::path(
    post, path = "/sessions/activation",
    request_body = ActivateForm,
    responses(Answer<Opened, LineError>),
    security(())
)]
pub async fn activate(
    State(service): State<Arc<Service>>,
    Form(form): Form<ActivateForm>,
) -> Result<Success<Opened>, LineError> {
    let mut data = service.lock()?;
    check_sub_account(&data, &form)?;
    let login = Login::SubAccount(form.activation_code);
    let opened = open(&mut data, login, service.settings.token_lifetime, clock::now());
    Ok(Success(opened).message("done"))
}

/// A code that was never issued and one that was taken back are told alike, as the document wants it (2005); a group
/// that is disabled (2010) is what the rightful holder of a code learns.
fn check_sub_account(data: &Data, form: &ActivateForm) -> Result<(), LineError> {
    let sub_account = data
        .sub_accounts
        .get(&form.activation_code)
        .ok_or(AuthError::ActivationCodeInvalid { cause: "never issued".into() })?;
    if sub_account.disabled {
        return Err(AuthError::ActivationCodeInvalid { cause: "disabled".into() }.into());
    }
    if sub_account.password != data.secrets.digest(&form.password) {
        return Err(AuthError::ActivationPasswordWrong.into());
    }
    if data.group(sub_account.group)?.disabled {
        return Err(AuthError::GroupDisabled.into());
    }
    Ok(())
}

fn open(data: &mut Data, who: Login, lifetime: Seconds, now: Seconds) -> Opened {
    // For a day after its end a token is known as expired (2003), and after that not at all (2002).
    data.sessions.retain(|_, session| now < session.expires_at + DAY);
    let expires_at = now + lifetime;
    let token = data.secrets.token();
    data.sessions.insert(token.clone(), Session { who, expires_at });
    Opened { token, expires_at: clock::rfc3339(expires_at) }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::seed::{self, ALICE, CODE, GROUP};

    const NOW: Seconds = 1_800_000_000;

    fn user(username: &str, password: &str) -> LogInForm {
        LogInForm { username: username.to_owned(), password: password.to_owned() }
    }

    fn sub_account(code: &str, password: &str) -> ActivateForm {
        ActivateForm { activation_code: code.to_owned(), password: password.to_owned() }
    }

    #[test]
    fn a_user_that_is_not_there_and_a_wrong_password_are_told_alike() {
        let mut data = seed::data(NOW);
        let code = |data: &Data, form| check_user(data, &form).map_err(|error| error.code());
        assert_eq!(code(&data, user("alice", "Alice-2025")), Ok(ALICE));
        assert_eq!(code(&data, user("alice", "guess")), Err(2004));
        assert_eq!(code(&data, user("nobody", "guess")), Err(2004));
        data.user(ALICE).unwrap().disabled = true;
        assert_eq!(code(&data, user("alice", "guess")), Err(2004));
        assert_eq!(code(&data, user("alice", "Alice-2025")), Err(2009));
    }

    #[test]
    fn an_activation_code_fails_for_three_reasons() {
        let mut data = seed::data(NOW);
        let code = |data: &Data, form| check_sub_account(data, &form).map_err(|error| error.code());
        assert_eq!(code(&data, sub_account(CODE, "Line-2025")), Ok(()));
        assert_eq!(code(&data, sub_account("0000-0000-0000", "Line-2025")), Err(2005));
        assert_eq!(code(&data, sub_account(CODE, "guess")), Err(2006));
        data.groups.get_mut(&GROUP).unwrap().disabled = true;
        assert_eq!(code(&data, sub_account(CODE, "guess")), Err(2006));
        assert_eq!(code(&data, sub_account(CODE, "Line-2025")), Err(2010));
        data.sub_accounts.get_mut(CODE).unwrap().disabled = true;
        assert_eq!(code(&data, sub_account(CODE, "Line-2025")), Err(2005));
    }

    #[test]
    fn a_token_ends_by_itself() {
        let mut data = seed::data(NOW);
        let token = open(&mut data, Login::User(ALICE), 60, NOW).token;
        let at = |data: &Data, now| visitor(data, &token, now).map_err(|error| error.code());
        assert_eq!(at(&data, NOW + 59), Ok(Visitor::User { id: ALICE, admin: false }));
        assert_eq!(at(&data, NOW + 60), Err(2003));
        open(&mut data, Login::User(ALICE), 60, NOW + 60 + DAY);
        assert_eq!(at(&data, NOW + 60 + DAY), Err(2002));
    }

    #[test]
    fn who_is_disabled_is_out_at_once() {
        let mut data = seed::data(NOW);
        let alice = open(&mut data, Login::User(ALICE), 60, NOW).token;
        let line = open(&mut data, Login::SubAccount(CODE.to_owned()), 60, NOW).token;
        data.user(ALICE).unwrap().disabled = true;
        data.sub_accounts.get_mut(CODE).unwrap().disabled = true;
        let code = |token: &str| visitor(&data, token, NOW).map_err(|error| error.code());
        assert_eq!((code(&alice), code(&line)), (Err(2009), Err(2005)));
    }

    #[test]
    fn a_disabled_group_is_seen_and_not_worked_in() {
        let mut data = seed::data(NOW);
        data.groups.get_mut(&GROUP).unwrap().disabled = true;
        let group = data.group(GROUP).unwrap();
        let visitor = Visitor::SubAccount { code: CODE.to_owned(), group: GROUP };
        assert!(visitor.belongs_to(GROUP, group).is_ok());
        assert_eq!(visitor.works_in(GROUP, group).unwrap_err().code(), 2010);
        assert_eq!(visitor.owns(group).unwrap_err().code(), 2008);
    }
}
