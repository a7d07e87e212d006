//! Logging in and out, and who is asking.

use serde::{Deserialize, Serialize};

use crate::clock::{DAY, MINUTE, Seconds};
use crate::error::{AuthError, ExistsError, LimitError, MealPlanError};
use crate::fields::required;
use crate::state::Data;

const ACCESS_LIFETIME: Seconds = 15 * MINUTE;
const REFRESH_LIFETIME: Seconds = 7 * DAY;

/// A token of a session. Whoever has it is the user, as long as it lives.
pub struct Token {
    user: u64,
    session: u64,
    kind: Kind,
    expires: Seconds,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Access,
    Refresh,
}

#[derive(Serialize)]
pub struct Tokens {
    user: u64,
    pub access_token: String,
    pub refresh_token: String,
    /// Seconds.
    expires_in: Seconds,
}

/// Who came with an access token.
#[derive(Clone, Copy, Debug)]
pub struct Visitor {
    pub user: u64,
    session: u64,
}

#[derive(Default, Deserialize)]
pub struct LogInForm {
    /// A user name or an email address.
    pub login: Option<String>,
    pub password: Option<String>,
}

/// The document answers 404 for an unknown user and 401 for a wrong password, and so tells who is registered. The limit
/// is what keeps that from being a list.
pub fn log_in(data: &mut Data, form: LogInForm, now: Seconds) -> Result<Tokens, MealPlanError> {
    let login = required("login", form.login)?;
    let password = required("password", form.password)?;
    data.logins.count(&login, now).map_err(too_many)?;
    let user = data.users.iter().find(|(_, user)| user.username == login || user.email == login);
    let (id, user) =
        user.ok_or(ExistsError::LoginUserUnknown { detail: "No user has this name or address" })?;
    if user.password != data.secrets.digest(&password) {
        return Err(AuthError::PasswordWrong { detail: "The password is wrong" }.into());
    }
    let id = *id;
    Ok(open(data, id, now))
}

pub fn too_many(wait_seconds: Seconds) -> LimitError {
    LimitError::TooManyRequests { wait_seconds, detail: "Too many requests, please try again later" }
}

#[derive(Default, Deserialize)]
pub struct RefreshForm {
    pub refresh_token: Option<String>,
}

/// A refresh token works once: the session goes on as a new one.
pub fn refresh(data: &mut Data, form: RefreshForm, now: Seconds) -> Result<Tokens, MealPlanError> {
    let text = required("refresh_token", form.refresh_token)?;
    let token = data.tokens.get(&text).filter(|token| token.kind == Kind::Refresh && now < token.expires);
    let token = token.ok_or(INVALID)?;
    let visitor = Visitor { user: token.user, session: token.session };
    log_out(data, visitor);
    Ok(open(data, visitor.user, now))
}

/// Both tokens of the session are refused from now on.
pub fn log_out(data: &mut Data, visitor: Visitor) {
    data.tokens.retain(|_, token| token.session != visitor.session);
}

const INVALID: AuthError = AuthError::Unauthenticated { detail: "Invalid or expired token" };

/// Who is asking, by the value of the header `Authorization`.
pub fn visitor(data: &Data, authorization: Option<&str>, now: Seconds) -> Result<Visitor, AuthError> {
    let missing = AuthError::Unauthenticated { detail: "The Authorization header is missing" };
    let text = authorization.ok_or(missing)?.strip_prefix("Bearer ").ok_or(INVALID)?;
    let token = data.tokens.get(text).filter(|token| token.kind == Kind::Access).ok_or(INVALID)?;
    if now >= token.expires {
        return Err(AuthError::TokenExpired { detail: "Invalid or expired token" });
    }
    Ok(Visitor { user: token.user, session: token.session })
}

pub fn open(data: &mut Data, user: u64, now: Seconds) -> Tokens {
    // An access token is kept for as long as its session could be refreshed: until then "expired" can be told.
    data.tokens.retain(|_, token| now < token.expires + REFRESH_LIFETIME);
    let session = data.next_id();
    let mut token = |kind, lifetime| {
        let text = data.secrets.token();
        data.tokens.insert(text.clone(), Token { user, session, kind, expires: now + lifetime });
        text
    };
    Tokens {
        user,
        access_token: token(Kind::Access, ACCESS_LIFETIME),
        refresh_token: token(Kind::Refresh, REFRESH_LIFETIME),
        expires_in: ACCESS_LIFETIME,
    }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::registration::tests::{NOW, with_alice};

    fn form(login: &str, password: &str) -> LogInForm {
        LogInForm { login: Some(login.to_owned()), password: Some(password.to_owned()) }
    }

    #[test]
    fn who_cannot_log_in_is_told_why() {
        let (mut data, _) = with_alice();
        let mut told = |login, password| {
            log_in(&mut data, form(login, password), NOW).map_err(|error| (error.code(), error.name())).err()
        };
        assert_eq!(told("alice", "Secret-123"), None);
        assert_eq!(told("alice@example.com", "Secret-123"), None);
        assert_eq!(told("alice", "guess"), Some((401, "PASSWORD_WRONG")));
        assert_eq!(told("bob", "guess"), Some((404, "LOGIN_USER_UNKNOWN")));
        for _ in 0..3 {
            assert_eq!(told("alice", "guess"), Some((401, "PASSWORD_WRONG")));
        }
        assert_eq!(told("alice", "Secret-123"), Some((429, "TOO_MANY_REQUESTS")));
    }

    #[test]
    fn tokens_expire_and_are_revoked() {
        let (mut data, tokens) = with_alice();
        let bearer = |data: &Data, token: &str, now| {
            visitor(data, Some(&format!("Bearer {token}")), now).map_err(|error| error.name())
        };
        assert!(bearer(&data, &tokens.access_token, NOW + ACCESS_LIFETIME - 1).is_ok());
        let late = bearer(&data, &tokens.access_token, NOW + ACCESS_LIFETIME);
        assert_eq!(late.err(), Some("TOKEN_EXPIRED"));
        assert_eq!(bearer(&data, &tokens.refresh_token, NOW).err(), Some("UNAUTHENTICATED"));
        for nothing in [None, Some("Basic YTpi"), Some("Bearer made-up")] {
            assert_eq!(visitor(&data, nothing, NOW).err().map(|error| error.code()), Some(401));
        }
        let form = |token: &str| RefreshForm { refresh_token: Some(token.to_owned()) };
        let again = refresh(&mut data, form(&tokens.refresh_token), NOW + DAY).unwrap();
        assert_eq!(refresh(&mut data, form(&tokens.refresh_token), NOW + DAY).err().unwrap().code(), 401);
        assert_eq!(bearer(&data, &tokens.access_token, NOW).err(), Some("UNAUTHENTICATED"));
        let late = NOW + DAY + REFRESH_LIFETIME;
        assert_eq!(refresh(&mut data, form(&again.refresh_token), late).err().unwrap().code(), 401);
        let alice = bearer(&data, &again.access_token, NOW + DAY).unwrap();
        log_out(&mut data, alice);
        assert!(bearer(&data, &again.access_token, NOW + DAY).is_err());
    }
}
