//! What the environment decides.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::str::FromStr;

/// How the assistant runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `PORT`: where it listens on 127.0.0.1; 0 is any free port.
    pub port: u16,
    /// `REVEAL=1`: a development service, whose answers say what went wrong inside.
    pub reveal: bool,
    /// `TOKEN_KEY`: 32 hexadecimal digits; without it a key is drawn at start-up.
    pub token_key: Option<String>,
    /// `AI_QUOTA`: how many plans the AI service makes before its quota is used up.
    pub ai_quota: u32,
    /// `DATABASE_ROWS`: how many rows each table of the database holds.
    pub database_rows: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { port: 8080, reveal: false, token_key: None, ai_quota: 100, database_rows: 10_000 }
    }
}

impl Settings {
    /// Reads the environment.
    ///
    /// # Errors
    ///
    /// Where a variable is not what it should be.
    pub fn from_env() -> Result<Self, BadSetting> {
        Self::read(|name| env::var_os(name))
    }

    fn read(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, BadSetting> {
        let default = Self::default();
        Ok(Self {
            port: number(&variable, "PORT")?.unwrap_or(default.port),
            reveal: number::<u8>(&variable, "REVEAL")?.is_some_and(|number| number != 0),
            token_key: variable("TOKEN_KEY").map(|key| key.to_string_lossy().into_owned()),
            ai_quota: number(&variable, "AI_QUOTA")?.unwrap_or(default.ai_quota),
            database_rows: number(&variable, "DATABASE_ROWS")?.unwrap_or(default.database_rows),
        })
    }
}

fn number<T: FromStr>(
    variable: impl Fn(&str) -> Option<OsString>,
    name: &'static str,
) -> Result<Option<T>, BadSetting> {
    let Some(text) = variable(name) else { return Ok(None) };
    let number = text.to_str().and_then(|text| text.parse().ok());
    number.map(Some).ok_or_else(|| BadSetting { name, found: text.display().to_string() })
}

/// A variable of the environment that is not what it should be.
#[derive(Debug)]
pub struct BadSetting {
    name: &'static str,
    found: String,
}

impl fmt::Display for BadSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = if self.name == "PORT" { " from 0 to 65535" } else { "" };
        write!(f, "{} must be a number{range}, found `{}`", self.name, self.found)
    }
}

impl std::error::Error for BadSetting {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_read_and_refused() {
        let read = |name: &'static str, value: &'static str| {
            Settings::read(move |asked| (asked == name).then(|| value.into()))
        };
        assert_eq!(Settings::read(|_| None).unwrap().port, 8080);
        assert_eq!(read("PORT", "0").unwrap().port, 0);
        assert!(read("REVEAL", "1").unwrap().reveal);
        assert!(!read("REVEAL", "0").unwrap().reveal);
        let problem = |name, value| read(name, value).unwrap_err().to_string();
        assert_eq!(problem("PORT", "65536"), "PORT must be a number from 0 to 65535, found `65536`");
        assert_eq!(problem("AI_QUOTA", "-1"), "AI_QUOTA must be a number, found `-1`");
    }
}
