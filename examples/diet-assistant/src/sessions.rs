//! Logging in and out, and who is asking.

use serde::{Deserialize, Serialize};

use crate::clock::{DAY, HOUR, Seconds};
use crate::error::{AuthError, DietError, ServerError};
use crate::state::Data;

const ACCESS_LIFETIME: Seconds = HOUR;
const REFRESH_LIFETIME: Seconds = 7 * DAY;

/// From a login to a logout. Its tokens live no longer than it does.
pub struct Session {
    user: u64,
    ends: Seconds,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Access,
    Refresh,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Refresh => "refresh",
        }
    }
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
#[derive(Clone, Copy)]
pub struct Visitor {
    pub user: u64,
    pub session: u64,
}

#[derive(Deserialize)]
pub struct LogInForm {
    pub username: String,
    pub password: String,
}

pub fn log_in(data: &mut Data, form: &LogInForm, now: Seconds) -> Result<Tokens, DietError> {
    // Whether there is such a user or not: a limit must not tell.
    data.logins.count(&form.username, now)?;
    let password = data.sealer.seal("password", &form.password)?;
    let user = data.users.iter().find(|(_, user)| user.username == form.username);
    match user {
        Some((id, user)) if user.password == password => Ok(open(data, id, now)?),
        _ => Err(refused("wrong username or password").into()),
    }
}

#[derive(Deserialize)]
pub struct RefreshForm {
    pub refresh_token: String,
}

/// A refresh token works once: the session goes on as a new one.
pub fn refresh(data: &mut Data, form: &RefreshForm, now: Seconds) -> Result<Tokens, DietError> {
    let visitor = check(data, &form.refresh_token, Kind::Refresh, now)?;
    data.sessions.remove(visitor.session);
    Ok(open(data, visitor.user, now)?)
}

/// Both tokens of the session are refused from now on.
pub fn log_out(data: &mut Data, visitor: Visitor) {
    data.sessions.remove(visitor.session);
}

/// Who is asking, by the value of the header `Authorization`.
pub fn visitor(data: &Data, authorization: Option<&str>, now: Seconds) -> Result<Visitor, DietError> {
    let authorization = authorization.ok_or(refused("user not authenticated"))?;
    let token = authorization.strip_prefix("Bearer ").ok_or(refused("malformed token"))?;
    check(data, token, Kind::Access, now)
}

fn refused(reason: &'static str) -> AuthError {
    AuthError::Unauthorized { reason }
}

fn open(data: &mut Data, user: u64, now: Seconds) -> Result<Tokens, ServerError> {
    data.sessions.retain(|session| now < session.ends);
    let session = data.sessions.insert(Session { user, ends: now + REFRESH_LIFETIME })?;
    let token = |kind: Kind, lifetime| {
        let claims = format!("{}.{session}.{}", kind.word(), now + lifetime);
        Ok(format!("{claims}.{}", data.sealer.seal("token", &claims)?))
    };
    Ok(Tokens {
        user,
        access_token: token(Kind::Access, ACCESS_LIFETIME)?,
        refresh_token: token(Kind::Refresh, REFRESH_LIFETIME)?,
        expires_in: ACCESS_LIFETIME,
    })
}

fn check(data: &Data, token: &str, kind: Kind, now: Seconds) -> Result<Visitor, DietError> {
    let (claims, seal) = token.rsplit_once('.').ok_or(refused("malformed token"))?;
    if data.sealer.seal("token", claims)? != seal {
        return Err(refused("invalid token").into());
    }
    let mut parts = claims.split('.');
    let (word, mut numbers) = (parts.next(), parts.map(|part| part.parse::<u64>().ok()));
    let (Some(Some(session)), Some(Some(expires))) = (numbers.next(), numbers.next()) else {
        return Err(refused("malformed token").into());
    };
    if word != Some(kind.word()) {
        return Err(refused("a token of the other kind").into());
    }
    if now >= expires {
        return Err(refused("token expired").into());
    }
    let open = data.sessions.find(session).ok_or(refused("token revoked"))?;
    Ok(Visitor { user: open.user, session })
}

#[cfg(test)]
pub mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::settings::Settings;
    use crate::users;

    pub const NOW: Seconds = 1_800_000_000;

    pub fn with_alice() -> (Data, Visitor) {
        let mut data = Data::new(&Settings::default());
        users::register(&mut data, users::tests::form("alice")).unwrap();
        let tokens = log_in(&mut data, &password("Secret-123"), NOW).unwrap();
        let visitor = bearer(&data, &tokens.access_token, NOW).unwrap();
        (data, visitor)
    }

    fn password(password: &str) -> LogInForm {
        LogInForm { username: "alice".to_owned(), password: password.to_owned() }
    }

    fn bearer(data: &Data, token: &str, now: Seconds) -> Result<Visitor, DietError> {
        visitor(data, Some(&format!("Bearer {token}")), now)
    }

    fn told<T>(result: Result<T, DietError>) -> (i64, String) {
        result.map_or_else(|error| (error.code(), error.to_string()), |_| (0, String::new()))
    }

    fn unauthorized(reason: &str) -> (i64, String) {
        (40101, reason.to_owned())
    }

    #[test]
    fn every_token_that_does_not_hold_is_refused_for_its_reason() {
        let (mut data, _) = with_alice();
        let tokens = log_in(&mut data, &password("Secret-123"), NOW).unwrap();
        let access = tokens.access_token;
        assert_eq!(told(visitor(&data, None, NOW)), unauthorized("user not authenticated"));
        assert_eq!(told(visitor(&data, Some("Basic YTpi"), NOW)), unauthorized("malformed token"));
        assert_eq!(told(bearer(&data, "made up", NOW)), unauthorized("malformed token"));
        assert_eq!(told(bearer(&data, &format!("{access}0"), NOW)), unauthorized("invalid token"));
        assert_eq!(told(bearer(&data, &access.replace('2', "3"), NOW)), unauthorized("invalid token"));
        let other = bearer(&data, &tokens.refresh_token, NOW);
        assert_eq!(told(other), unauthorized("a token of the other kind"));
        assert!(bearer(&data, &access, NOW + ACCESS_LIFETIME - 1).is_ok());
        assert_eq!(told(bearer(&data, &access, NOW + ACCESS_LIFETIME)), unauthorized("token expired"));
        let alice = bearer(&data, &access, NOW).unwrap();
        log_out(&mut data, alice);
        assert_eq!(told(bearer(&data, &access, NOW)), unauthorized("token revoked"));
        let form = RefreshForm { refresh_token: tokens.refresh_token };
        assert_eq!(told(refresh(&mut data, &form, NOW)), unauthorized("token revoked"));
    }

    #[test]
    fn a_refresh_token_works_once_and_a_week() {
        let (mut data, _) = with_alice();
        let tokens = log_in(&mut data, &password("Secret-123"), NOW).unwrap();
        let form = RefreshForm { refresh_token: tokens.refresh_token };
        let later = NOW + REFRESH_LIFETIME;
        assert_eq!(told(refresh(&mut data, &form, later)), unauthorized("token expired"));
        let again = refresh(&mut data, &form, later - 1).unwrap();
        assert_eq!(told(refresh(&mut data, &form, later - 1)), unauthorized("token revoked"));
        assert!(bearer(&data, &again.access_token, later).is_ok());
    }

    #[test]
    fn five_logins_a_minute_right_or_wrong() {
        let (mut data, _) = with_alice();
        for _ in 0..4 {
            let wrong = log_in(&mut data, &password("guess"), NOW);
            assert_eq!(told(wrong), unauthorized("wrong username or password"));
        }
        let error = log_in(&mut data, &password("Secret-123"), NOW + 20).err().unwrap();
        assert_eq!((error.code(), error.retry_after().unwrap().as_secs()), (42901, 40));
        assert_eq!(error.to_string(), "rate limit exceeded, please try again later");
        assert!(log_in(&mut data, &password("Secret-123"), NOW + 60).is_ok());
    }

    #[test]
    fn an_unusable_key_is_an_encryption_error() {
        let settings = Settings { token_key: Some("short".to_owned()), ..Settings::default() };
        let mut data = Data::new(&settings);
        assert_eq!(told(log_in(&mut data, &password("Secret-123"), NOW)).0, 50004);
        assert_eq!(told(users::register(&mut data, users::tests::form("alice"))).0, 50004);
    }
}
