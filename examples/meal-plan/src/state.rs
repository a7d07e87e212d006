//! The state of the planner: everything behind one lock.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard};

use crate::clock::{MINUTE, Seconds};
use crate::error::ServerError;
use crate::limiter::Limiter;
use crate::plans::Plan;
use crate::registration::Pending;
use crate::sessions::Token;
use crate::settings::Settings;
use crate::tasks::Task;
use crate::users::User;

/// The planner, shared by all requests.
pub struct Planner(Mutex<Data>);

pub struct Data {
    pub users: BTreeMap<u64, User>,
    /// Registrations by email address.
    pub pending: HashMap<String, Pending>,
    pub tokens: HashMap<String, Token>,
    pub plans: BTreeMap<u64, Plan>,
    pub tasks: BTreeMap<u64, Task>,
    pub logins: Limiter,
    pub registrations: Limiter,
    pub orders: Limiter,
    pub task_seconds: Seconds,
    pub secrets: Secrets,
    last_id: u64,
}

impl Planner {
    pub fn new(settings: &Settings) -> Self {
        Self(Mutex::new(Data::new(settings)))
    }

    /// The state, for as long as the guard lives. It is never held across an `await`.
    pub fn lock(&self) -> Result<MutexGuard<'_, Data>, ServerError> {
        // After a panic half-way through a change the state is not to be trusted: refuse, rather than build on it.
        self.0.lock().map_err(|_| ServerError::UnexpectedError {
            detail: "Internal server error",
            cause: Box::new(Poisoned),
        })
    }
}

impl Data {
    pub fn new(settings: &Settings) -> Self {
        Self {
            users: BTreeMap::new(),
            pending: HashMap::new(),
            tokens: HashMap::new(),
            plans: BTreeMap::new(),
            tasks: BTreeMap::new(),
            logins: Limiter::new(5, MINUTE),
            registrations: Limiter::new(5, 10 * MINUTE),
            orders: Limiter::new(10, MINUTE),
            task_seconds: settings.task_seconds,
            secrets: Secrets::default(),
            last_id: 0,
        }
    }

    pub fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }
}

#[derive(Debug)]
struct Poisoned;

impl fmt::Display for Poisoned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an earlier panic left the state unusable")
    }
}

impl std::error::Error for Poisoned {}

/// Digests, tokens and codes that nobody outside this process can guess.
///
/// A demonstration: a real service digests passwords with Argon2 and draws tokens from a cryptographic generator.
/// `SipHash` under a random key merely keeps plain passwords out of memory, without a dependency.
#[derive(Default)]
pub struct Secrets {
    key: RandomState,
    drawn: u64,
}

impl Secrets {
    pub fn digest(&self, password: &str) -> u64 {
        self.key.hash_one(("password", password))
    }

    pub fn token(&mut self) -> String {
        self.drawn += 1;
        let (high, low) = (self.key.hash_one(("high", self.drawn)), self.key.hash_one(("low", self.drawn)));
        format!("{high:016x}{low:016x}")
    }

    /// Six digits.
    pub fn code(&mut self) -> String {
        self.drawn += 1;
        format!("{:06}", self.key.hash_one(("code", self.drawn)) % 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::{ErrorCode, Report};

    use super::*;

    #[test]
    fn a_poisoned_lock_is_unexpected_and_tells_nothing() {
        let planner = Planner::new(&Settings::default());
        let panicked = std::thread::scope(|scope| {
            let holder = scope.spawn(|| {
                let _guard = planner.0.lock().unwrap();
                panic!("on purpose");
            });
            holder.join().is_err()
        });
        assert!(panicked);
        let Err(error) = planner.lock() else { panic!("the lock is poisoned") };
        assert_eq!((error.code(), error.status().as_u16()), (-1, 500));
        assert_eq!(error.source().unwrap().to_string(), "an earlier panic left the state unusable");
        assert_eq!(Report::of(&error).message(), "服务器内部错误");
    }
}
