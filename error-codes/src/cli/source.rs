//! Where a catalogue comes from.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::Args;

use super::console::Console;
use super::json;
use super::located::Located;
use super::problem::{Failure, File, Place, Problem};
use crate::catalog::Catalog;
use crate::export::Snapshot;

/// A catalogue, and what only its own service knows of it, or only its file.
pub(super) struct Source {
    pub snapshot: Snapshot,
    pub compiled: Option<&'static Catalog>,
    pub file: Option<Rc<File>>,
}

impl Source {
    pub(super) fn of(catalog: &'static Catalog) -> Self {
        Self { snapshot: Snapshot::of(catalog), compiled: Some(catalog), file: None }
    }
}

/// The service's own catalogue needs no argument.
#[derive(Args)]
pub(super) struct Compiled {}

/// A catalogue that was exported.
#[derive(Args)]
pub(super) struct Exported {
    /// The catalogue, as `export json` wrote it; `-` for the standard input
    #[arg(long, global = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    catalog: Option<PathBuf>,
}

impl Exported {
    pub(super) fn read(&self, console: &mut Console<'_>) -> Result<Source, Failure> {
        let Some(path) = &self.catalog else {
            let problem = Problem::new("no catalogue");
            return Err(problem.help("name one, as `export json` wrote it: `--catalog FILE`").into());
        };
        Source::exported(path, console)
    }
}

impl Source {
    /// The catalogue in the file at `path`, as `export json` wrote it.
    pub(super) fn exported(path: &Path, console: &mut Console<'_>) -> Result<Self, Failure> {
        let mut file = read(path, console)?;
        // Some shells of Windows put it before what they redirect.
        if let Some(text) = file.text.strip_prefix('\u{feff}') {
            file = File::new(file.name, text.to_owned());
        }
        let file = Rc::new(file);
        match Snapshot::from_json(&file.text) {
            Ok(snapshot) => Ok(Self { snapshot, compiled: None, file: Some(file) }),
            Err(invalid) => {
                let place = match invalid.place() {
                    Some((line, column)) => Some(Place::at(&file, json::offset(&file.text, line, column))),
                    None => invalid.code().and_then(|code| Located::new(&file)?.entry(code)),
                };
                let problem = Problem::new("not an exported catalogue");
                Err(Failure::Problem(match place {
                    Some(place) => problem.at(place, invalid.reason()),
                    None => problem.at(Place { file, span: None }, "").help(invalid.reason()),
                }))
            }
        }
    }
}

/// The text of a file, or of the standard input.
pub(super) fn read(path: &Path, console: &mut Console<'_>) -> Result<File, Problem> {
    let standard = path.as_os_str() == "-";
    let name = if standard { "<stdin>".to_owned() } else { path.display().to_string() };
    let bytes = if standard { console.read() } else { std::fs::read(path) };
    let bytes = bytes.map_err(|error| Problem::new(format!("cannot read `{name}`: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let read = error.utf8_error().valid_up_to();
        Problem::new(format!("`{name}` is not UTF-8, from its byte {read} on")).help("save it as UTF-8")
    })?;
    Ok(File::new(name, text))
}
