//! How the answer to a command is shown.

use clap::error::ErrorKind;
use clap::{Args, ValueEnum};

use super::problem::{Failure, Problem};
use crate::export::Snapshot;
use crate::message::negotiate;

/// Of all commands that answer: `export` and `completions` write what they are told to.
#[derive(Args)]
pub(super) struct Shown {
    /// What to answer in; text without
    #[arg(id = "shown", long = "format", value_name = "text|json", hide_possible_values = true)]
    #[arg(value_enum, global = true, display_order = 100)]
    format: Option<Format>,
    /// Short for `--format json`
    #[arg(long, global = true, display_order = 101)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Shown {
    /// Whether to answer in JSON.
    pub(super) fn json(&self, line: &mut clap::Command) -> Result<bool, clap::Error> {
        match self.format {
            Some(Format::Text) if self.json => {
                let conflict = "the argument '--json' cannot be used with '--format text'";
                Err(line.error(ErrorKind::ArgumentConflict, conflict))
            }
            format => Ok(self.json || format == Some(Format::Json)),
        }
    }

    /// Nothing may be asked of `command`, which does not answer.
    pub(super) fn unasked(&self, command: &str, line: &mut clap::Command) -> Result<(), Failure> {
        let asked = match self {
            Self { format: None, json: false } => return Ok(()),
            Self { format: Some(_), .. } => "--format",
            Self { .. } => "--json",
        };
        let conflict = format!("the argument '{asked}' cannot be used with '{command}'");
        Err(Failure::Usage(line.error(ErrorKind::ArgumentConflict, conflict)))
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
