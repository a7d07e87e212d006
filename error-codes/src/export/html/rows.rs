//! The entries of one segment, as rows of a table.

use std::fmt::{self, Display, Formatter};

use super::Page;
use super::escape::{Escaped, Fragment};
use super::words::Words;
use crate::StatusCode;
use crate::catalog::Level;
use crate::export::{Entry, Retry};

/// An entry, and whether the one before it has the same code.
pub(super) struct Row<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) entry: &'a Entry,
    pub(super) again: bool,
}

impl Display for Row<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { page, entry, again } = self;
        let Entry { code, name, status, .. } = entry;
        let anchor = if *again { format!("{code}-{name}") } else { code.to_string() };
        let anchor = Fragment(&anchor);
        let (locale, text) = page.text(entry);
        write!(
            f,
            "<tr id=\"{anchor}\"><th scope=\"row\"><a href=\"#{anchor}\">{code}</a></th><td><details><summary>"
        )?;
        write!(
            f,
            "<span class=\"text\" lang=\"{}\" dir=\"auto\">{}</span> ",
            Escaped(locale),
            Escaped(text)
        )?;
        write!(f, "<span class=\"more\"><code>{}</code>", Escaped(name))?;
        self.marks(f)?;
        f.write_str("</span></summary><dl>")?;
        self.facts(f, locale)?;
        write!(f, "</dl></details></td><td class=\"s{}\">{status}</td></tr>", status / 100)
    }
}

impl Row<'_> {
    /// What is to be seen at once.
    fn marks(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let words = &self.page.words;
        if self.entry.retry != Retry::No {
            write!(f, " {}", advice(words, "span class=\"retry\"", &self.entry.retry))?;
        }
        if self.entry.deprecated.is_some() {
            write!(f, " {}", words.say("span class=\"deprecated\"", "deprecated"))?;
        }
        for legacy in &self.entry.legacy {
            let key = if legacy.reused { "formerly_reused" } else { "formerly" };
            write!(f, " {}", words.tell("span", key, legacy.code))?;
        }
        Ok(())
    }

    /// What is to be seen on demand. Of the class `n` is what nobody searches for.
    fn facts(&self, f: &mut Formatter<'_>, shown: &str) -> fmt::Result {
        let (words, entry) = (&self.page.words, self.entry);
        for (locale, text) in entry.text.iter().filter(|(locale, _)| !locale.is_empty()) {
            let hidden = if locale == shown { " hidden" } else { "" };
            let locale = Escaped(locale);
            write!(
                f,
                "<dt{hidden}>{locale}</dt><dd lang=\"{locale}\" dir=\"auto\"{hidden}>{}</dd>",
                Escaped(text)
            )?;
        }
        let fact = |f: &mut Formatter<'_>, key, text: &str| {
            if text.is_empty() {
                return Ok(());
            }
            write!(f, "{}<dd dir=\"auto\">{}</dd>", words.say("dt", key), Escaped(text))
        };
        fact(f, "hint", entry.hint.as_deref().unwrap_or_default())?;
        fact(f, "deprecated", entry.deprecated.as_deref().unwrap_or_default())?;
        fact(f, "description", &entry.description)?;
        fact(f, "key", &entry.key)?;
        fact(f, "details", &entry.details.join(", "))?;
        let plain = |f: &mut Formatter<'_>, key, value: &dyn Display| {
            write!(f, "{}<dd class=\"n\">{value}</dd>", words.say("dt", key))
        };
        if entry.level != Level::of(entry.status) {
            plain(f, "level", &level(entry.level))?;
        }
        plain(f, "retry", &advice(words, "span", &entry.retry))?;
        let reason = StatusCode::from_u16(entry.status).ok().and_then(|status| status.canonical_reason());
        plain(f, "status", &format_args!("{} {}", entry.status, reason.unwrap_or_default()))
    }
}

fn advice<'a>(words: &Words, tag: &'a str, retry: &'a Retry) -> impl Display + use<'a> {
    let (key, value) = match retry {
        Retry::No => ("retry_no", String::new()),
        Retry::After { seconds: Some(seconds), .. } => ("retry_seconds", seconds.to_string()),
        Retry::After { field: Some(field), .. } => ("retry_field", field.clone()),
        Retry::Backoff | Retry::After { .. } => ("retry_backoff", String::new()),
    };
    words.tell(tag, key, value)
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warn => "warn",
        Level::Info => "info",
        Level::Debug => "debug",
        Level::Off => "off",
    }
}
