//! `export`: the catalogue in another form.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::console::Console;
use super::problem::Failure;
use super::shown::Language;
use super::source::Source;
use crate::export::{self, Snapshot};

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
    #[arg(short, long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
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
    match &arguments.output {
        None => console.print(text)?,
        Some(path) => replace(path, &text)
            .map_err(|error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display())))?,
    }
    Ok(Outcome::Done)
}

/// Writes a file whole or not at all: readers see the old one or the new one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one, and what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        // A device or a pipe, which is not to be replaced by a file.
        return fs::write(path, text);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    // Otherwise a temporary file is its owner's alone; the mask of the process still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
