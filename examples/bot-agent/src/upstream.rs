//! Servers that this service asks, and how they fail.
//!
//! The demonstration has none: unless `CALENDAR` and `MODEL` say where they are (`127.0.0.1:9000`), they fail as servers
//! that are down.

use std::fmt;
use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(1);

/// The longest answer that is read.
const LONGEST: u64 = 64 * 1024;

/// The discard service's port: nothing listens there.
const NOWHERE: &str = "127.0.0.1:9";

#[derive(Clone)]
pub struct Upstream {
    address: String,
}

impl Default for Upstream {
    fn default() -> Self {
        Self { address: NOWHERE.to_owned() }
    }
}

/// Why an upstream gave no answer that is of use.
#[derive(Debug)]
pub enum Fault {
    Late,
    Unreachable(io::Error),
    /// It answered, with this status.
    Refused(u16),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Late => write!(f, "no answer within {PATIENCE:?}"),
            Self::Unreachable(problem) => write!(f, "unreachable: {problem}"),
            Self::Refused(status) => write!(f, "answered with status {status}"),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreachable(problem) => Some(problem),
            _ => None,
        }
    }
}

impl Upstream {
    /// The server at this address: `127.0.0.1:9000`.
    #[must_use]
    pub const fn at(address: String) -> Self {
        Self { address }
    }

    /// The body of the answer. HTTP/1.0 is enough to ask a question: the answer ends with the connection.
    pub(crate) async fn get(&self, path: &str) -> Result<String, Fault> {
        let answer = timeout(PATIENCE, self.ask(path)).await.map_err(|_| Fault::Late)?;
        let answer = answer.map_err(Fault::Unreachable)?;
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        match head.split(' ').nth(1).and_then(|status| status.parse().ok()) {
            Some(200) => Ok(body.to_owned()),
            Some(status) => Err(Fault::Refused(status)),
            None => Err(Fault::Unreachable(io::ErrorKind::InvalidData.into())),
        }
    }

    async fn ask(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(&self.address).await?;
        stream.write_all(format!("GET {path} HTTP/1.0\r\nhost: {}\r\n\r\n", self.address).as_bytes()).await?;
        let mut answer = Vec::new();
        stream.take(LONGEST).read_to_end(&mut answer).await?;
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that answers every question with this; with nothing it keeps everyone waiting.
    async fn server(answer: &'static str) -> Upstream {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            let mut waiting = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                if answer.is_empty() {
                    waiting.push(stream);
                    continue;
                }
                let _ = stream.read(&mut [0; 1024]).await;
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        Upstream::at(address)
    }

    #[tokio::test]
    async fn each_fault_is_told_from_the_others() {
        let answered = server("HTTP/1.0 200 OK\r\n\r\nhello").await;
        assert_eq!(answered.get("/").await.unwrap(), "hello");
        let refused = server("HTTP/1.0 403 Forbidden\r\n\r\n").await;
        assert!(matches!(refused.get("/").await, Err(Fault::Refused(403))));
        assert!(matches!(server("").await.get("/").await, Err(Fault::Late)));
        assert!(matches!(server("nonsense").await.get("/").await, Err(Fault::Unreachable(_))));
        assert!(matches!(Upstream::default().get("/").await, Err(Fault::Unreachable(_))));
    }
}
