//! The state of the assistant: everything behind one lock.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard};

use serde::Serialize;

use crate::ai::Ai;
use crate::error::{MissingError, ServerError};
use crate::foods::Food;
use crate::limiter::Limiter;
use crate::meals::Meal;
use crate::plans::Plan;
use crate::sealing::Sealer;
use crate::sessions::Session;
use crate::settings::Settings;
use crate::users::User;

/// The assistant, shared by all requests.
pub struct Assistant(Mutex<Data>);

pub struct Data {
    pub users: Table<User>,
    pub sessions: Table<Session>,
    pub foods: Table<Food>,
    pub meals: Table<Meal>,
    pub plans: Table<Plan>,
    pub logins: Limiter,
    pub questions: Limiter,
    pub ai: Ai,
    pub sealer: Sealer,
}

impl Assistant {
    pub fn new(settings: &Settings) -> Self {
        Self(Mutex::new(Data::new(settings)))
    }

    /// The state, for as long as the guard lives. It is never held across an `await`.
    pub fn lock(&self) -> Result<MutexGuard<'_, Data>, ServerError> {
        // After a panic half-way through a change the state is not to be trusted: refuse, rather than build on it.
        self.0.lock().map_err(|_| ServerError::InternalServerError { cause: Box::new(Poisoned) })
    }
}

impl Data {
    pub fn new(settings: &Settings) -> Self {
        let rows = settings.database_rows;
        Self {
            users: Table::new("users", rows),
            sessions: Table::new("sessions", rows),
            foods: Table::new("foods", rows),
            meals: Table::new("meals", rows),
            plans: Table::new("plans", rows),
            logins: Limiter::new(5),
            questions: Limiter::new(10),
            ai: Ai::new(settings.ai_quota),
            sealer: Sealer::new(settings.token_key.as_deref()),
        }
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

/// A table of the database that this service does not have: rows by id, as many as were paid for.
pub struct Table<T> {
    name: &'static str,
    rows: BTreeMap<u64, T>,
    most: usize,
    last_id: u64,
}

impl<T> Table<T> {
    fn new(name: &'static str, most: usize) -> Self {
        Self { name, rows: BTreeMap::new(), most, last_id: 0 }
    }

    /// Stores a row under a new id.
    pub fn insert(&mut self, row: T) -> Result<u64, ServerError> {
        if self.rows.len() >= self.most {
            return Err(ServerError::DatabaseError { cause: Box::new(Full { table: self.name }) });
        }
        self.last_id += 1;
        self.rows.insert(self.last_id, row);
        Ok(self.last_id)
    }

    pub fn get(&self, id: u64, what: &'static str) -> Result<&T, MissingError> {
        self.rows.get(&id).ok_or(MissingError::NotFound { what })
    }

    pub fn find(&self, id: u64) -> Option<&T> {
        self.rows.get(&id)
    }

    pub fn replace(&mut self, id: u64, row: T) {
        self.rows.insert(id, row);
    }

    pub fn remove(&mut self, id: u64) -> Option<T> {
        self.rows.remove(&id)
    }

    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        self.rows.retain(|_, row| keep(row));
    }

    pub fn iter(&self) -> impl Iterator<Item = (u64, &T)> {
        self.rows.iter().map(|(id, row)| (*id, row))
    }
}

#[derive(Debug)]
struct Full {
    table: &'static str,
}

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the table `{}` is full", self.table)
    }
}

impl std::error::Error for Full {}

/// A row as clients see it: with its id.
#[derive(Serialize)]
pub struct Stored<T> {
    pub id: u64,
    #[serde(flatten)]
    pub row: T,
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::{ErrorCode, Report};

    use super::*;

    #[test]
    fn a_poisoned_lock_is_an_internal_error_that_tells_nothing() {
        let assistant = Assistant::new(&Settings::default());
        let panicked = std::thread::scope(|scope| {
            let holder = scope.spawn(|| {
                let _guard = assistant.0.lock().unwrap();
                panic!("on purpose");
            });
            holder.join().is_err()
        });
        assert!(panicked);
        let Err(error) = assistant.lock() else { panic!("the lock is poisoned") };
        assert_eq!(error.code(), 50001);
        assert_eq!(error.source().unwrap().to_string(), "an earlier panic left the state unusable");
        assert_eq!(Report::of(&error).message(), "internal server error");
        assert!(Report::of(&error).details().is_empty());
    }

    #[test]
    fn a_full_table_is_a_database_error() {
        let mut table = Table::new("foods", 1);
        assert_eq!(table.insert("rice").unwrap(), 1);
        let error = table.insert("tofu").unwrap_err();
        assert_eq!((error.code(), error.retry_after().unwrap().as_secs()), (50002, 1));
        assert_eq!(error.source().unwrap().to_string(), "the table `foods` is full");
        table.remove(1);
        assert_eq!(table.insert("tofu").unwrap(), 2, "an id is never given twice");
    }
}
