//! The mail service: a stand-in that delivers nothing, and cannot deliver to addresses that do not exist.

use std::fmt;

use crate::error::ServerError;

#[derive(Debug)]
struct NoRoute(String);

impl fmt::Display for NoRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "smtp: 550 5.1.2 no host for {}", self.0)
    }
}

impl std::error::Error for NoRoute {}

/// Sends a code. Nobody has an address in `.invalid` (RFC 2606).
pub fn send_code(email: &str, _code: &str) -> Result<(), ServerError> {
    match email.rsplit_once('.') {
        Some((_, "invalid")) => Err(ServerError::InternalError {
            detail: "Internal server error",
            cause: Box::new(NoRoute(email.to_owned())),
        }),
        _ => Ok(()),
    }
}
