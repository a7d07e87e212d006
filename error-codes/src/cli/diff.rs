//! `diff`: what changed between two exports, and whether it breaks clients.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Outcome;
use super::console::Console;
use super::problem::Failure;
use super::source::Source;
use super::table::bold;
use crate::diff::{self, Change, Kind};

#[derive(Args)]
pub(super) struct Arguments {
    /// The catalogue before, as `export json` wrote it
    #[arg(value_hint = clap::ValueHint::FilePath)]
    old: PathBuf,
    /// The catalogue after
    #[arg(value_hint = clap::ValueHint::FilePath)]
    new: PathBuf,
    #[command(flatten)]
    allowed: Allowed,
}

/// Changes that clients do not mind.
#[derive(Args)]
pub(super) struct Allowed {
    /// Changes that break no client here: clients go by the code alone, or do not translate by the key
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    allow: Vec<Allow>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Allow {
    Status,
    Key,
}

#[derive(Serialize)]
pub(super) struct Changes {
    /// How many break clients.
    pub breaking: usize,
    pub changes: Vec<Change>,
}

impl Changes {
    pub(super) fn new(mut changes: Vec<Change>, allowed: &Allowed) -> Self {
        let kinds: Vec<Kind> = allowed.allow.iter().map(|allow| allow.kind()).collect();
        Change::allow(&mut changes, &kinds);
        Self { breaking: changes.iter().filter(|change| change.breaking).count(), changes }
    }

    /// A line or two each, and how many there are.
    pub(super) fn drawn(&self) -> String {
        let breaking = bold("breaking");
        let mut text = String::new();
        for change in &self.changes {
            text += &change.to_string().replacen("breaking", &breaking, usize::from(change.breaking));
            text.push('\n');
        }
        text + &match (self.changes.len(), self.breaking) {
            (0, _) => String::new(),
            (1, 0) => "\n1 change, which breaks no client\n".to_owned(),
            (1, _) => "\n1 change, which breaks clients\n".to_owned(),
            (all, 0) => format!("\n{all} changes, none of which breaks clients\n"),
            (all, 1) => format!("\n{all} changes, 1 of which breaks clients\n"),
            (all, breaking) => format!("\n{all} changes, {breaking} of which break clients\n"),
        }
    }
}

impl Allow {
    fn kind(self) -> Kind {
        match self {
            Self::Status => Kind::Status,
            Self::Key => Kind::Key,
        }
    }
}

pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let old = Source::exported(&arguments.old, console)?;
    let new = Source::exported(&arguments.new, console)?;
    let changes = Changes::new(diff::changes(&old.snapshot, &new.snapshot), &arguments.allowed);
    console.answer(&changes, |_| {
        if changes.changes.is_empty() { "nothing changed for clients".to_owned() } else { changes.drawn() }
    })?;
    Ok(if changes.breaking > 0 { Outcome::No } else { Outcome::Done })
}
