//! What the environment says.

use std::time::Duration;

/// How the gateway is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `PORT`: 0 for any.
    pub port: u16,
    /// `UPSTREAM`: where the upstream listens, without a slash at the end.
    pub upstream: String,
    /// `UPSTREAM_TIMEOUT`: how many seconds the upstream has for a whole answer.
    pub timeout: Duration,
}

impl Settings {
    /// # Errors
    ///
    /// What is wrong with a variable, and what it should be.
    pub fn from_environment() -> Result<Self, String> {
        let upstream = text("UPSTREAM", "http://127.0.0.1:8080")?;
        let is_http = reqwest::Url::parse(&upstream).is_ok_and(|url| {
            url.scheme() == "http" && url.has_host() && url.query().is_none() && url.fragment().is_none()
        });
        if !is_http {
            return Err(format!(
                "UPSTREAM must be an address such as http://127.0.0.1:8080, found `{upstream}`"
            ));
        }
        let timeout = number("UPSTREAM_TIMEOUT", 10)?;
        if timeout == 0 {
            return Err("UPSTREAM_TIMEOUT must be 1 second or more".into());
        }
        Ok(Self {
            port: number("PORT", 8090)?,
            upstream: upstream.trim_end_matches('/').to_owned(),
            timeout: Duration::from_secs(timeout.into()),
        })
    }
}

fn text(name: &str, default: &str) -> Result<String, String> {
    let Some(text) = std::env::var_os(name) else { return Ok(default.to_owned()) };
    text.into_string().map_err(|text| format!("{name} must be a text, found `{}`", text.display()))
}

fn number(name: &str, default: u16) -> Result<u16, String> {
    let text = text(name, &default.to_string())?;
    text.parse().map_err(|_| format!("{name} must be a number from 0 to 65535, found `{text}`"))
}
