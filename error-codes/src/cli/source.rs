//! Where a catalogue comes from.

use clap::Args;

use super::console::Console;
use super::problem::{Failure, Problem};
use crate::catalog::Catalog;
use crate::export::Snapshot;

/// A catalogue, and what only its own service knows of it.
pub(super) struct Source {
    pub snapshot: Snapshot,
    pub compiled: Option<&'static Catalog>,
}

impl Source {
    pub(super) fn of(catalog: &'static Catalog) -> Self {
        Self { snapshot: Snapshot::of(catalog), compiled: Some(catalog) }
    }
}

/// The service's own catalogue needs no argument.
#[derive(Args)]
pub(super) struct Compiled {}

/// A catalogue that was exported.
#[derive(Args)]
pub(super) struct File {
    /// The catalogue, as `export json` wrote it; `-` for the standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    path: std::path::PathBuf,
}

impl File {
    pub(super) fn read(&self, console: &mut Console<'_>) -> Result<Source, Failure> {
        let standard = self.path.as_os_str() == "-";
        let name = if standard { "<stdin>".to_owned() } else { self.path.display().to_string() };
        let bytes = if standard { console.read() } else { std::fs::read(&self.path) };
        let bytes = bytes.map_err(|error| Problem::new(format!("cannot read `{name}`: {error}")))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            Problem::new(format!("not an exported catalogue: no UTF-8 at byte {offset}")).file(name.clone())
        })?;
        // Some shells of Windows put it before what they redirect.
        let text = text.trim_start_matches('\u{feff}');
        match Snapshot::from_json(text) {
            Ok(snapshot) => Ok(Source { snapshot, compiled: None }),
            Err(invalid) => {
                let problem = Problem::new("not an exported catalogue".to_owned()).file(name);
                Err(Failure::Problem(match invalid.place() {
                    Some((line, column)) => problem.at(text, line, column, invalid.reason().to_owned()),
                    None => problem.help(invalid.reason()),
                }))
            }
        }
    }
}
