//! What is set from outside, by environment variables.

use std::str::FromStr;
use std::time::Duration;

use crate::clock::{HOUR, Seconds};
use crate::error::SystemError;

#[derive(Clone, Debug)]
pub struct Settings {
    /// `PORT`; 0 is any that is free.
    pub port: u16,
    /// `HEARTBEAT_SECONDS`: how long a WebSocket may be silent. The document says 65.
    pub heartbeat: Duration,
    /// `TOKEN_SECONDS`: how long a login lasts.
    pub token_lifetime: Seconds,
    /// `MAX_CONNECTIONS`: how many may be connected by WebSocket at a time.
    pub max_connections: u32,
    /// `MODEL_TIMEOUT_SECONDS`: how long a language model may think.
    pub model_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 8080,
            heartbeat: Duration::from_secs(65),
            token_lifetime: 2 * HOUR,
            max_connections: 1000,
            model_timeout: Duration::from_secs(30),
        }
    }
}

impl Settings {
    /// What the environment says, and the defaults for the rest.
    ///
    /// # Errors
    ///
    /// Where a variable is no number, or too large a one.
    pub fn from_env() -> Result<Self, SystemError> {
        let default = Self::default();
        let seconds = |variable, default: Duration| {
            let seconds: Option<u32> = read(variable)?;
            Ok::<_, SystemError>(seconds.map_or(default, |seconds| Duration::from_secs(seconds.into())))
        };
        Ok(Self {
            port: read("PORT")?.unwrap_or(default.port),
            heartbeat: seconds("HEARTBEAT_SECONDS", default.heartbeat)?,
            token_lifetime: read::<u32>("TOKEN_SECONDS")?.map_or(default.token_lifetime, Seconds::from),
            max_connections: read("MAX_CONNECTIONS")?.unwrap_or(default.max_connections),
            model_timeout: seconds("MODEL_TIMEOUT_SECONDS", default.model_timeout)?,
        })
    }
}

fn read<T: FromStr>(variable: &'static str) -> Result<Option<T>, SystemError> {
    let Some(text) = std::env::var_os(variable) else { return Ok(None) };
    let value = text.to_str().and_then(|text| text.parse().ok());
    value.map(Some).ok_or(SystemError::ConfigInvalid { variable })
}
