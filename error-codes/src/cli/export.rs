//! `export`: the catalogue in another form.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::console::Console;
use super::problem::Failure;
use super::shown::Language;
use super::source::Source;
use crate::export::{self, Snapshot};
use crate::file::write_atomically;

/// What a catalogue can be written as: a line each. Those that are for readers of one language are given its locale.
const FORMATS: &[Format] =
    &[Format("json", "The whole catalogue, for tools", |snapshot, _| export::json(snapshot))];

#[derive(Clone, Copy)]
struct Format(&'static str, &'static str, fn(&Snapshot, locale: &str) -> String);

#[derive(Args)]
pub(super) struct Arguments {
    /// What to write it as
    #[arg(value_parser = format())]
    format: Format,
    /// The file to write, replaced as a whole; the standard output without
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    #[command(flatten)]
    language: Language,
}

fn format() -> impl TypedValueParser<Value = Format> {
    let names = FORMATS.iter().map(|Format(name, help, _)| PossibleValue::new(*name).help(*help));
    // It accepts these names alone.
    PossibleValuesParser::new(names)
        .map(|chosen| FORMATS.iter().copied().find(|Format(name, ..)| *name == chosen).unwrap_or(FORMATS[0]))
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let locale = arguments.language.of(&source.snapshot)?;
    let Format(_, _, write) = arguments.format;
    let mut text = write(&source.snapshot, locale);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    match &arguments.out {
        None => console.print(text)?,
        Some(path) => write_to(path, &text)
            .map_err(|error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display())))?,
    }
    Ok(Outcome::Done)
}

fn write_to(path: &Path, text: &str) -> io::Result<()> {
    match fs::metadata(path) {
        // A device or a pipe is not to be replaced by a file.
        Ok(there) if !there.is_file() => fs::write(path, text),
        _ => write_atomically(path, text),
    }
}
