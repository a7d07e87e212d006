//! Who is asking, how often, and whether anyone may.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};

use garde::Validate;
use serde::{Deserialize, Serialize};

use crate::clock::{DAY, HOUR, MINUTE, Seconds};
use crate::system::SystemError;

/// So many requests a user may make in a minute.
pub const RATE: usize = 100;

#[derive(Deserialize, Validate)]
pub struct SessionForm {
    #[garde(skip)]
    name: String,
    #[garde(skip)]
    password: String,
    /// How long the token works.
    #[garde(range(min = 1, max = HOUR))]
    #[serde(default = "longest")]
    seconds: Seconds,
}

fn longest() -> Seconds {
    HOUR
}

#[derive(Serialize)]
pub struct Session {
    token: String,
    seconds: Seconds,
}

/// Who a request comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    pub name: String,
    pub admin: bool,
}

impl Visitor {
    pub fn check_admin(&self, action: &'static str) -> Result<(), SystemError> {
        if self.admin { Ok(()) } else { Err(self.denied(action)) }
    }

    /// What is someone else's is changed by an administrator only.
    pub fn check_owner(&self, owner: &str, action: &'static str) -> Result<(), SystemError> {
        if self.admin || self.name == owner { Ok(()) } else { Err(self.denied(action)) }
    }

    fn denied(&self, action: &'static str) -> SystemError {
        SystemError::PermissionDenied { cause: format!("{} wanted to {action}", self.name).into() }
    }
}

struct User {
    password: u64,
    admin: bool,
}

struct Token {
    user: String,
    expires_at: Seconds,
}

/// Requests since a window began.
#[derive(Default)]
struct Hits {
    since: Seconds,
    count: usize,
}

#[derive(Default)]
pub struct Access {
    users: BTreeMap<String, User>,
    tokens: HashMap<String, Token>,
    requests: HashMap<String, Hits>,
    attempts: HashMap<String, Hits>,
    pub maintenance: bool,
    secrets: Secrets,
}

impl Access {
    pub fn add_user(&mut self, name: &str, password: &str, admin: bool) {
        let password = self.secrets.digest(password);
        self.users.insert(name.to_owned(), User { password, admin });
    }

    pub fn log_in(&mut self, form: &SessionForm, now: Seconds) -> Result<Session, SystemError> {
        let failed = |why: &'static str| SystemError::AuthenticationFailed { cause: why.into() };
        let user = self.users.get(&form.name).ok_or_else(|| failed("no such user"))?;
        // Only names that exist are counted: the others would fill the memory.
        count(&mut self.attempts, &form.name, now)?;
        if user.password != self.secrets.digest(&form.password) {
            return Err(failed("wrong password"));
        }
        // A token is known as expired for a day; then it is as good as any other that never was.
        self.tokens.retain(|_, token| token.expires_at + DAY > now);
        let token = self.secrets.token();
        let expires_at = now + form.seconds;
        self.tokens.insert(token.clone(), Token { user: form.name.clone(), expires_at });
        Ok(Session { token, seconds: form.seconds })
    }

    /// Lets a request in, or says why not.
    pub fn admit(&mut self, token: Option<&str>, now: Seconds) -> Result<Visitor, SystemError> {
        let token = token.ok_or_else(|| SystemError::AuthenticationFailed { cause: "no token".into() })?;
        let token = self.tokens.get(token).ok_or(SystemError::TokenInvalid)?;
        if token.expires_at <= now {
            return Err(SystemError::TokenExpired);
        }
        let user = self.users.get(&token.user).ok_or(SystemError::TokenInvalid)?;
        count(&mut self.requests, &token.user, now)?;
        if self.maintenance && !user.admin {
            return Err(SystemError::MaintenanceMode);
        }
        Ok(Visitor { name: token.user.clone(), admin: user.admin })
    }
}

fn count(hits: &mut HashMap<String, Hits>, name: &str, now: Seconds) -> Result<(), SystemError> {
    let hits = hits.entry(name.to_owned()).or_default();
    if now >= hits.since + MINUTE {
        *hits = Hits { since: now, count: 0 };
    }
    if hits.count >= RATE {
        // A clock that was set back must not make anyone wait for longer than the window.
        let retry_after = (hits.since + MINUTE).saturating_sub(now).min(MINUTE);
        return Err(SystemError::RateLimitExceeded { retry_after, limit: RATE, window: "1m" });
    }
    hits.count += 1;
    Ok(())
}

/// Digests and tokens that nobody outside this process can guess.
///
/// A demonstration: a real service digests passwords with Argon2 and draws tokens from a cryptographic generator.
/// `SipHash` under a random key merely keeps plain passwords out of memory, without a dependency.
#[derive(Default)]
struct Secrets {
    key: RandomState,
    drawn: u64,
}

impl Secrets {
    fn digest(&self, password: &str) -> u64 {
        self.key.hash_one(("password", password))
    }

    fn token(&mut self) -> String {
        self.drawn += 1;
        let (high, low) = (self.key.hash_one(("high", self.drawn)), self.key.hash_one(("low", self.drawn)));
        format!("{high:016x}{low:016x}")
    }
}

#[cfg(test)]
mod tests {
    use error_codes::ErrorCode;

    use super::*;

    const NOW: Seconds = 1_800_000_000;

    fn access() -> Access {
        let mut access = Access::default();
        access.add_user("alice", "Alice-2024", false);
        access.add_user("ops", "Ops-2024", true);
        access
    }

    fn form(name: &str, password: &str) -> SessionForm {
        SessionForm { name: name.to_owned(), password: password.to_owned(), seconds: 60 }
    }

    fn token(access: &mut Access, name: &str, password: &str) -> String {
        access.log_in(&form(name, password), NOW).unwrap().token
    }

    fn code(result: Result<Visitor, SystemError>) -> i64 {
        result.unwrap_err().code()
    }

    #[test]
    fn a_token_works_until_it_expires() {
        let mut access = access();
        let token = token(&mut access, "alice", "Alice-2024");
        assert_eq!(access.admit(Some(&token), NOW + 59).unwrap().name, "alice");
        assert_eq!(code(access.admit(Some(&token), NOW + 60)), 9002);
        assert_eq!(code(access.admit(Some("guess"), NOW)), 9003);
        assert_eq!(code(access.admit(None, NOW)), 9001);
        for wrong in [form("alice", "Ops-2024"), form("nobody", "")] {
            assert_eq!(access.log_in(&wrong, NOW).err().map(|error| error.code()), Some(9001));
        }
    }

    #[test]
    fn a_hundred_requests_a_minute() {
        let mut access = access();
        let token = token(&mut access, "alice", "Alice-2024");
        for _ in 0..RATE {
            access.admit(Some(&token), NOW + 1).unwrap();
        }
        let error = access.admit(Some(&token), NOW + 21).unwrap_err();
        assert_eq!((error.code(), error.retry_after().unwrap().as_secs()), (9005, 40));
        let again = access.log_in(&SessionForm { seconds: HOUR, ..form("alice", "Alice-2024") }, NOW);
        let again = again.unwrap().token;
        assert_eq!(code(access.admit(Some(&again), NOW + 60)), 9005, "a user has one limit, not each token");
        assert!(access.admit(Some(&again), NOW + 61).is_ok());
    }

    #[test]
    fn guesses_are_limited_too() {
        let mut access = access();
        let mut guess = || access.log_in(&form("alice", "guess"), NOW).err().map(|error| error.code());
        for _ in 0..RATE {
            assert_eq!(guess(), Some(9001));
        }
        assert_eq!(guess(), Some(9005));
    }

    #[test]
    fn maintenance_lets_administrators_in() {
        let mut access = access();
        let (alice, ops) = (token(&mut access, "alice", "Alice-2024"), token(&mut access, "ops", "Ops-2024"));
        access.maintenance = true;
        assert_eq!(code(access.admit(Some(&alice), NOW)), 9007);
        let ops = access.admit(Some(&ops), NOW).unwrap();
        assert!(ops.check_admin("end the maintenance").is_ok());
        let alice = Visitor { name: "alice".to_owned(), admin: false };
        assert_eq!(alice.check_admin("end the maintenance").unwrap_err().code(), 9004);
        assert_eq!(alice.check_owner("bob", "change a bot").unwrap_err().code(), 9004);
        assert!(alice.check_owner("alice", "change a bot").is_ok());
    }
}
