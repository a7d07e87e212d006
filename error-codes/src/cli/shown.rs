//! How the answer to a command is shown.

use clap::Args;
use serde::Serialize;

use super::console::Console;
use super::problem::{Failure, Problem};
use crate::export::Snapshot;
use crate::message::negotiate;

#[derive(Args)]
pub(super) struct Shown {
    /// Answer in JSON, for programs
    #[arg(long)]
    json: bool,
}

impl Shown {
    /// Writes `answer` as JSON, or as `text` makes it.
    pub(super) fn print(
        &self,
        console: &mut Console<'_>,
        answer: &impl Serialize,
        text: impl FnOnce(&Console<'_>) -> String,
    ) -> Result<(), Failure> {
        let text = if self.json {
            // Writing to memory does not fail, and no answer has keys that are no strings.
            serde_json::to_string_pretty(answer).unwrap_or_else(|problem| unreachable!("{problem}"))
        } else {
            text(console)
        };
        if !text.is_empty() {
            console.print(text)?;
        }
        Ok(())
    }
}

#[derive(Args)]
pub(super) struct Language {
    /// The language of messages, such as `en` or `zh-CN`; the source's without
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
}

impl Language {
    /// The locale of `snapshot` that was asked for; empty for the source's.
    pub(super) fn of<'a>(&self, snapshot: &'a Snapshot) -> Result<&'a str, Problem> {
        let Some(asked) = &self.locale else { return Ok("") };
        let locales = snapshot.locales();
        negotiate(&locales, asked).ok_or_else(|| {
            let problem = Problem::new(format!("no messages in `{asked}`"));
            match &locales[..] {
                [] => problem.help("the catalogue has no language packs: leave out `--locale`"),
                _ => problem.help(format!("there are: {}", locales.join(", "))),
            }
        })
    }
}
