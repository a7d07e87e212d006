//! `lock`: the catalogue is what was published, or is published now.

use std::env;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::Args;
use serde::Serialize;

use super::Outcome;
use super::console::Console;
use super::diff::{Allowed, Changes};
use super::problem::{Failure, File, Place, Problem, unwritten};
use super::source::Source;
use crate::file::write_atomically;
use crate::lock::{self, Lock};

/// Where a crate has its lock.
const FILE: &str = "error-codes.lock";

pub(super) const MISSING: &str =
    "make it with `lock --update`, and commit it; if it is in another folder, name it: `--lock PATH`";

#[derive(Args)]
pub(super) struct Arguments {
    /// The lock; without it `error-codes.lock`, here or, of a service that `cargo run` started, beside its `Cargo.toml`
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::FilePath)]
    lock: Option<PathBuf>,
    /// Write down what is new and harmless; make the lock where there is none
    #[arg(long)]
    update: bool,
    /// Write down everything, whatever it breaks
    #[arg(long, conflicts_with = "update")]
    bless: bool,
    #[command(flatten)]
    allowed: Allowed,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    changes: &'a Changes,
    written: bool,
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let Arguments { lock, update, bless, .. } = arguments;
    let path = &match lock {
        Some(path) => path.clone(),
        None => own(source).unwrap_or_else(|| FILE.into()),
    };
    let shown = path.display();
    let new = &source.snapshot;
    let (lock, is_there) = match Lock::read(path) {
        Err(problem) if problem.is_missing() && !(*update || *bless) => {
            let problem = Problem::new(format!("`{shown}` does not exist"));
            return Err(problem.help(MISSING).into());
        }
        Err(problem) if problem.is_missing() => (Lock::empty(&new.name), false),
        Err(problem) => return Err(unreadable(path, &problem).into()),
        Ok(lock) => (lock, true),
    };
    let mut changes = Changes::new(lock.changes(new), &arguments.allowed);
    let due = !changes.changes.is_empty() || !is_there;
    let written = due && (*bless || *update && changes.breaking == 0);
    if written {
        let text = lock.updated(new).to_string();
        write_atomically(path, &text).map_err(|error| unwritten(path, &error))?;
        // Nobody wants to undo what was just blessed.
        changes.changes.iter_mut().for_each(|change| change.help = None);
    }
    let answer = Answer { changes: &changes, written };
    console.answer(&answer, |_| match (due, written, changes.breaking) {
        (false, ..) => format!("the catalogue is what `{shown}` says was published"),
        _ if !is_there => format!("made `{shown}`: commit it"),
        (_, true, _) => changes.drawn() + &format!("written to `{shown}`: commit it"),
        (_, _, 0) => changes.drawn() + "write it down with `lock --update`",
        _ => changes.drawn() + "undo what was not meant; if all of it was, write it down with `lock --bless`",
    })?;
    Ok(if due && !written { Outcome::No } else { Outcome::Done })
}

/// The lock of a service, whether or not it is there; an export has none of its own.
///
/// `cargo run` starts where it is typed, in a workspace often above the crate, and says where that is.
pub(super) fn own(source: &Source) -> Option<PathBuf> {
    source.compiled?;
    let here = PathBuf::from(FILE);
    let Some(package) = env::var_os("CARGO_MANIFEST_DIR").filter(|_| !here.exists()) else {
        return Some(here);
    };
    let path = PathBuf::from(package).join(FILE);
    // As short as it can be shown.
    let below = env::current_dir().ok().and_then(|folder| path.strip_prefix(folder).ok().map(Path::to_owned));
    Some(below.unwrap_or(path))
}

/// What a service's own lock says, where there is one; an export may be of another time.
pub(super) fn published(source: &Source) -> Option<Lock> {
    Lock::read(own(source)?).ok()
}

/// What is wrong with the file at `path`.
fn unreadable(path: &Path, problem: &lock::Problem) -> Problem {
    let mut faults = problem.faults();
    let Some((line, fault)) = faults.next() else { return Problem::new(problem.to_string()) };
    let rest: Vec<String> = faults.map(|(line, fault)| format!("line {line}: {fault}")).collect();
    let place = Place::line(&Rc::new(file(path)), line);
    let problem = Problem::new(format!("`{}` is no lock", path.display())).at(place, fault);
    if rest.is_empty() { problem } else { problem.help(rest.join("\n")) }
}

/// The file at `path`, for its places.
pub(super) fn file(path: &Path) -> File {
    // Where it is no UTF-8, its lines are still the same.
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned();
    File::new(path.display().to_string(), text)
}
