//! `export`: the catalogue in another form.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::console::Console;
use super::problem::{Failure, Problem, unwritten};
use super::source::Source;
use crate::export::Format;
use crate::file::write_atomically;

#[derive(Args)]
pub(super) struct Arguments {
    /// What to write it as
    #[arg(value_parser = format())]
    format: Format,
    /// The file to write, replaced as a whole; the standard output without
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    /// The language of what is in one, also one that the catalogue does not have yet; the source's without
    #[arg(long)]
    locale: Option<String>,
}

fn format() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.iter().map(|format| PossibleValue::new(format.name()).help(format.about()));
    PossibleValuesParser::new(names).try_map(|name| Format::by_name(&name).ok_or("no format has this name"))
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let Arguments { format, locale, .. } = arguments;
    if locale.is_some() && !format.takes_locale() {
        let problem = Problem::new(format!("`{}` has the messages in all languages", format.name()));
        return Err(problem.help("leave out `--locale`").into());
    }
    let locales = source.snapshot.locales();
    let locale = locale.as_deref().or(locales.first().copied()).unwrap_or_default();
    let mut text = format.write(&source.snapshot, locale);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    match &arguments.out {
        None => console.print(text)?,
        Some(path) => write_to(path, &text).map_err(|error| unwritten(path, &error))?,
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
