//! Who uses the planner.

use serde::Serialize;

use crate::error::MissingError;
use crate::state::Data;

pub struct User {
    pub username: String,
    pub email: String,
    /// A digest.
    pub password: u64,
}

/// What other users may know of a user.
#[derive(Serialize)]
pub struct Profile {
    id: u64,
    username: String,
}

/// Ids are texts on the wire: one that is no number is merely one that nobody has.
pub fn show(data: &Data, id: &str) -> Result<Profile, MissingError> {
    let found = id.parse().ok().and_then(|id| Some((id, data.users.get(&id)?)));
    match found {
        Some((id, user)) => Ok(Profile { id, username: user.username.clone() }),
        None => Err(MissingError::UserNotFound { detail: format!("User with id '{id}' not found") }),
    }
}

/// Which of both names is taken.
pub enum Taken {
    Username,
    Email,
}

pub fn taken(data: &Data, username: &str, email: &str) -> Option<Taken> {
    if data.users.values().any(|user| user.username == username) {
        return Some(Taken::Username);
    }
    data.users.values().any(|user| user.email == email).then_some(Taken::Email)
}
