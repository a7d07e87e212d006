//! The state of the service: everything behind one lock.

use std::fmt;
use std::sync::{Mutex, MutexGuard};

use crate::access::Access;
use crate::bots::Bots;
use crate::groups::Groups;
use crate::journal::Journal;
use crate::knowledge::Knowledge;
use crate::memories::Memories;
use crate::messages::Messages;
use crate::system::SystemError;
use crate::upstream::Upstream;
use crate::workflows::{Executions, Workflows};

#[derive(Default)]
pub struct Data {
    pub journal: Journal,
    pub access: Access,
    pub bots: Bots,
    pub workflows: Workflows,
    pub executions: Executions,
    pub groups: Groups,
    pub messages: Messages,
    pub memories: Memories,
    pub knowledge: Knowledge,
}

#[derive(Default)]
pub struct Agent {
    data: Mutex<Data>,
    pub calendar: Upstream,
    pub model: Upstream,
}

impl Agent {
    /// With the three users that README.md lists.
    #[must_use]
    pub fn new(journal: Journal, calendar: Upstream, model: Upstream) -> Self {
        let mut data = Data { journal, ..Data::default() };
        data.access.add_user("alice", "Alice-2024", false);
        data.access.add_user("bob", "Bobby-2024", false);
        data.access.add_user("ops", "Ops-2024", true);
        Self { data: Mutex::new(data), calendar, model }
    }

    /// The state, for as long as the guard lives. It is never held across an `await`.
    pub(crate) fn lock(&self) -> Result<MutexGuard<'_, Data>, SystemError> {
        // After a panic half-way through a change the state is not to be trusted: refuse, rather than answer from it.
        self.data.lock().map_err(|_| SystemError::DatabaseError { cause: Poisoned.into() })
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

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::{ErrorCode, Report};

    use super::*;

    #[test]
    fn a_poisoned_lock_is_an_error_of_the_database_that_tells_nothing() {
        let agent = Agent::default();
        let panicked = std::thread::scope(|scope| {
            let holder = scope.spawn(|| {
                let _guard = agent.data.lock().unwrap();
                panic!("on purpose");
            });
            holder.join().is_err()
        });
        assert!(panicked);
        let Err(error) = agent.lock() else { panic!("the lock is poisoned") };
        assert_eq!(error.code(), 9008);
        assert_eq!(error.source().unwrap().to_string(), "an earlier panic left the state unusable");
        assert_eq!(Report::of(&error).message(), "数据库错误");
        assert!(Report::of(&error).details().is_empty());
    }
}
