//! What the environment decides.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::str::FromStr;

use crate::clock::Seconds;

/// How the planner runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `PORT`: where it listens on 127.0.0.1; 0 is any free port.
    pub port: u16,
    /// `TASK_SECONDS`: how long it takes to make a plan.
    pub task_seconds: Seconds,
}

impl Default for Settings {
    fn default() -> Self {
        Self { port: 8080, task_seconds: 30 }
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
            port: number(variable("PORT"), "PORT", u16::MAX)?.unwrap_or(default.port),
            task_seconds: number(variable("TASK_SECONDS"), "TASK_SECONDS", 3600)?
                .unwrap_or(default.task_seconds),
        })
    }
}

fn number<T>(value: Option<OsString>, name: &'static str, most: T) -> Result<Option<T>, BadSetting>
where
    T: FromStr + PartialOrd + Into<u64>,
{
    let Some(text) = value else { return Ok(None) };
    let number = text.to_str().and_then(|text| text.parse().ok()).filter(|number| *number <= most);
    number.map(Some).ok_or_else(|| BadSetting { name, most: most.into(), found: text.display().to_string() })
}

/// A variable of the environment that is not what it should be.
#[derive(Debug)]
pub struct BadSetting {
    name: &'static str,
    most: u64,
    found: String,
}

impl fmt::Display for BadSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} must be a number from 0 to {}, found `{}`", self.name, self.most, self.found)
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
        assert_eq!(read("TASK_SECONDS", "5").unwrap().task_seconds, 5);
        let problem = read("PORT", "65536").unwrap_err().to_string();
        assert_eq!(problem, "PORT must be a number from 0 to 65535, found `65536`");
    }
}
