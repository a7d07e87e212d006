//! Who is connected by WebSocket, and handing them what they should know.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::time::timeout;

use crate::error::{SocketError, SystemError};
use crate::incoming::Record;

/// How many messages may wait for a connection that does not keep up.
const QUEUE: usize = 32;

/// What is pushed to a connection, which tells it in its own language.
#[derive(Clone, Debug)]
pub enum Push {
    Incoming(Record),
    Notice(String),
}

pub struct Connections {
    /// One permit for each connection, whether it has said yet who it is or not.
    permits: Arc<Semaphore>,
    limit: u32,
    /// By activation code: there is one connection for each.
    open: Arc<Mutex<HashMap<String, Connection>>>,
    ends: watch::Sender<bool>,
}

struct Connection {
    group: u64,
    queue: mpsc::Sender<Push>,
}

/// A connection's place, until dropped.
pub struct Place {
    code: String,
    open: Arc<Mutex<HashMap<String, Connection>>>,
}

impl Drop for Place {
    fn drop(&mut self) {
        lock(&self.open).remove(&self.code);
    }
}

/// Each change of the map is complete in itself: a panic leaves none half done.
fn lock(open: &Mutex<HashMap<String, Connection>>) -> MutexGuard<'_, HashMap<String, Connection>> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Connections {
    pub fn new(limit: u32) -> Self {
        let permits = Arc::new(Semaphore::new(limit as usize));
        Self { permits, limit, open: Arc::default(), ends: watch::Sender::new(false) }
    }

    /// Lets one more in, if it is not one too many.
    pub fn admit(&self) -> Result<OwnedSemaphorePermit, SystemError> {
        self.permits.clone().try_acquire_owned().map_err(|_| SystemError::Overloaded)
    }

    /// Gives an activation code its connection. The one that is there already stays: a second login elsewhere must not
    /// throw out who is working.
    pub fn open(&self, code: &str, group: u64) -> Result<(Place, mpsc::Receiver<Push>), SocketError> {
        let mut open = lock(&self.open);
        if open.contains_key(code) {
            return Err(SocketError::AlreadyConnected);
        }
        let (queue, pushed) = mpsc::channel(QUEUE);
        open.insert(code.to_owned(), Connection { group, queue });
        Ok((Place { code: code.to_owned(), open: self.open.clone() }, pushed))
    }

    /// Hands `push` to the connection of one activation code.
    pub fn push(&self, code: &str, push: Push) -> Result<(), SocketError> {
        let open = lock(&self.open);
        let connection = open.get(code).ok_or(SocketError::NotConnected)?;
        connection.queue.try_send(push).map_err(|problem| match problem {
            TrySendError::Full(_) => missed(1),
            TrySendError::Closed(_) => SocketError::NotConnected,
        })
    }

    /// Hands `push` to all connections of a group.
    pub fn broadcast(&self, group: u64, push: &Push) -> Result<(), SocketError> {
        let open = lock(&self.open);
        let connections = open.values().filter(|connection| connection.group == group);
        let full = |connection: &&Connection| {
            matches!(connection.queue.try_send(push.clone()), Err(TrySendError::Full(_)))
        };
        match connections.filter(full).count() {
            0 => Ok(()),
            count => Err(missed(count)),
        }
    }

    /// Waits until the service ends.
    pub fn ended(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut ends = self.ends.subscribe();
        async move {
            // The sender lives as long as the service.
            let _ = ends.wait_for(|ends| *ends).await;
        }
    }

    /// Ends every connection, and waits until it has said so: not for ever.
    pub async fn close(&self) {
        self.ends.send_replace(true);
        let _ = timeout(Duration::from_secs(5), self.permits.acquire_many(self.limit)).await;
    }
}

fn missed(count: usize) -> SocketError {
    SocketError::BroadcastFailed { cause: format!("{count} connections do not keep up").into() }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::ErrorCode;

    use super::*;

    fn notice() -> Push {
        Push::Notice("hello".to_owned())
    }

    #[test]
    fn an_activation_code_has_one_connection() {
        let connections = Connections::new(2);
        let (place, _pushed) = connections.open("a", 1).unwrap();
        assert_eq!(connections.open("a", 1).map(|_| ()).unwrap_err().code(), 6006);
        drop(place);
        assert!(connections.open("a", 1).is_ok());
    }

    #[test]
    fn who_is_not_there_cannot_be_told() {
        let connections = Connections::new(2);
        assert_eq!(connections.push("a", notice()).unwrap_err().code(), 6007);
        let (_place, pushed) = connections.open("a", 1).unwrap();
        assert!(connections.push("a", notice()).is_ok());
        drop(pushed);
        assert_eq!(connections.push("a", notice()).unwrap_err().code(), 6007);
    }

    #[test]
    fn who_does_not_keep_up_misses_something() {
        let connections = Connections::new(3);
        let (_a, _slow) = connections.open("a", 1).unwrap();
        let (_b, mut quick) = connections.open("b", 1).unwrap();
        let (_c, mut other) = connections.open("c", 2).unwrap();
        for _ in 0..QUEUE {
            assert!(connections.broadcast(1, &notice()).is_ok());
            assert!(quick.try_recv().is_ok());
        }
        let error = connections.broadcast(1, &notice()).unwrap_err();
        assert_eq!(error.source().unwrap().to_string(), "1 connections do not keep up");
        assert_eq!(connections.push("a", notice()).unwrap_err().code(), 6009);
        assert!(other.try_recv().is_err());
    }

    #[test]
    fn there_are_only_so_many() {
        let connections = Connections::new(1);
        let permit = connections.admit().unwrap();
        assert_eq!(connections.admit().unwrap_err().code(), 8003);
        drop(permit);
        assert!(connections.admit().is_ok());
    }
}
