//! The state of the service: everything behind one lock.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard};

use crate::accounts::Account;
use crate::clock;
use crate::connections::Connections;
use crate::customers::{Customer, FollowUp};
use crate::error::{MissingError, SystemError};
use crate::groups::{Group, SubAccount};
use crate::incoming::Record;
use crate::models::Model;
use crate::seed;
use crate::sessions::Session;
use crate::settings::Settings;
use crate::users::User;

pub struct Service {
    data: Mutex<Data>,
    pub(crate) connections: Connections,
    pub(crate) settings: Settings,
}

#[derive(Default)]
pub struct Data {
    pub users: BTreeMap<u64, User>,
    pub groups: BTreeMap<u64, Group>,
    /// By activation code.
    pub sub_accounts: BTreeMap<String, SubAccount>,
    pub accounts: BTreeMap<u64, Account>,
    pub customers: BTreeMap<u64, Customer>,
    pub follow_ups: BTreeMap<u64, FollowUp>,
    /// The base library (底库): names by group and Line id.
    pub library: BTreeMap<(u64, String), String>,
    pub records: BTreeMap<u64, Record>,
    pub models: BTreeMap<u64, Model>,
    /// By token.
    pub sessions: HashMap<String, Session>,
    pub last_id: u64,
    pub secrets: Secrets,
}

impl Data {
    pub fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    pub fn user(&mut self, id: u64) -> Result<&mut User, MissingError> {
        self.users.get_mut(&id).ok_or(MissingError::UserNotFound)
    }

    pub fn group(&self, id: u64) -> Result<&Group, MissingError> {
        self.groups.get(&id).ok_or(MissingError::GroupNotFound)
    }

    pub fn account(&self, id: u64) -> Result<&Account, MissingError> {
        self.accounts.get(&id).ok_or(MissingError::LineAccountNotFound)
    }

    pub fn customer(&self, id: u64) -> Result<&Customer, MissingError> {
        self.customers.get(&id).ok_or(MissingError::CustomerNotFound)
    }
}

impl Service {
    /// With the seed data.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let connections = Connections::new(settings.max_connections);
        Self { data: Mutex::new(seed::data(clock::now())), connections, settings }
    }

    /// Ends every WebSocket connection, and waits until it has said so: not for ever.
    pub async fn close(&self) {
        self.connections.close().await;
    }

    /// The state, for as long as the guard lives. It is never held across an `await`.
    pub(crate) fn lock(&self) -> Result<MutexGuard<'_, Data>, SystemError> {
        // After a panic half-way through a change the state is not to be trusted: refuse, rather than serve it.
        self.data.lock().map_err(|_| SystemError::InternalError { cause: Poisoned.into() })
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

/// Digests and tokens that nobody outside this process can guess.
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

    /// Twelve characters that are easy to read out.
    pub fn activation_code(&mut self) -> String {
        self.drawn += 1;
        let code = format!("{:012X}", self.key.hash_one(("activation code", self.drawn)) >> 16);
        format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..])
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::{ErrorCode, Report};

    use super::*;

    #[test]
    fn a_poisoned_lock_is_an_internal_error_that_tells_nothing() {
        let service = Service::new(Settings::default());
        let panicked = std::thread::scope(|scope| {
            let holder = scope.spawn(|| {
                let _guard = service.data.lock().unwrap();
                panic!("on purpose");
            });
            holder.join().is_err()
        });
        assert!(panicked);
        let Err(error) = service.lock() else { panic!("the lock is poisoned") };
        assert_eq!(error.code(), 8001);
        assert_eq!(error.source().unwrap().to_string(), "an earlier panic left the state unusable");
        assert_eq!(Report::of(&error).message(), "内部服务器错误");
        assert!(Report::of(&error).details().is_empty());
    }
}
