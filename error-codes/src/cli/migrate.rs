//! `migrate`: old numbers in files, rewritten to new ones.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use ignore::WalkBuilder;
use serde::Serialize;
use similar::TextDiff;

use super::Outcome;
use super::check::counted;
use super::console::Console;
use super::problem::{Failure, Problem, unwritten};
use super::source::Source;
use crate::export::{self, Snapshot};
use crate::file::write_atomically;
use crate::migrate::{Left, Migrated, Migration, Rewritten};
use crate::published::MAGIC;

#[derive(Args)]
pub(super) struct Arguments {
    /// Files to rewrite, and folders of them; of folders what git ignores is left out, and what is hidden
    #[arg(required = true, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// The catalogue of the time of the files, as `export json` wrote it: then also what has no `was(…)`
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    from: Option<PathBuf>,
    /// Also rewrite numbers that are live in the catalogue: right once, where all of the text was written before
    #[arg(long)]
    live: bool,
    /// Write the files; without, the changes are only shown
    #[arg(long)]
    write: bool,
}

#[derive(Default, Serialize)]
struct Answer {
    written: bool,
    files: Vec<File>,
    /// What is no text, or the lock or the export of a catalogue.
    skipped: Vec<String>,
}

/// A file with old numbers.
#[derive(Serialize)]
struct File {
    #[serde(skip)]
    path: PathBuf,
    #[serde(rename = "path")]
    name: String,
    rewritten: Vec<Rewritten>,
    left: Vec<Left>,
    #[serde(skip)]
    old: String,
    #[serde(skip)]
    new: String,
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let mut migration = match &arguments.from {
        Some(path) => Migration::between(&Source::exported(path, console)?.snapshot, &source.snapshot),
        None => Migration::of(&source.snapshot),
    };
    if migration.is_empty() {
        let problem = Problem::new("the catalogue has no old numbers");
        return Err(problem
            .help("write `was(…)` beside new ones, or name the catalogue before: `--from FILE`")
            .into());
    }
    if arguments.live {
        migration = migration.rewriting_live();
    }
    // Nothing is written before everything is read.
    let mut answer = Answer::of(&arguments.paths, &migration, console)?;
    if arguments.write {
        answer.write(console)?;
    }
    console.answer(&answer, |console| answer.drawn(console))?;
    Ok(Outcome::Done)
}

impl Answer {
    fn of(paths: &[PathBuf], migration: &Migration, console: &Console<'_>) -> Result<Self, Problem> {
        let mut answer = Self::default();
        let files = files(paths, console)?;
        let progress = console.progress(files.len(), "migrating {pos} of {len} files");
        for path in files {
            progress.step();
            let name = path.display().to_string();
            let bytes =
                fs::read(&path).map_err(|error| Problem::new(format!("cannot read `{name}`: {error}")))?;
            let is_for_people = |text: &String| !is_catalog(text) && !export::is_generated(text);
            let Some(old) = String::from_utf8(bytes).ok().filter(is_for_people) else {
                answer.skipped.push(name);
                continue;
            };
            let Migrated { text: new, rewritten, left } = migration.apply(&old);
            if !(rewritten.is_empty() && left.is_empty()) {
                answer.files.push(File { path, name, rewritten, left, old, new });
            }
        }
        Ok(answer)
    }

    fn write(&mut self, console: &Console<'_>) -> io::Result<()> {
        let files: Vec<&File> = self.files.iter().filter(|file| !file.rewritten.is_empty()).collect();
        let progress = console.progress(files.len(), "writing {pos} of {len} files");
        let mut written = Vec::new();
        for File { path, name, new, .. } in files {
            write_atomically(path, new).map_err(|error| {
                let error = unwritten(path, &error);
                let others = match &written[..] {
                    [] => "no file was changed".to_owned(),
                    // A second time they could be taken for old again.
                    _ => format!("do not migrate again what is written: {}", written.join(", ")),
                };
                io::Error::new(error.kind(), format!("{error}; {others}"))
            })?;
            written.push(name.as_str());
            progress.step();
        }
        self.written = true;
        Ok(())
    }

    fn drawn(&self, console: &Console<'_>) -> String {
        let rewritten = || self.files.iter().filter(|file| !file.rewritten.is_empty());
        let progress = console.progress(rewritten().count(), "comparing {pos} of {len} files");
        let compared = rewritten().map(File::difference).inspect(|_| progress.step());
        let mut blocks: Vec<String> = compared.collect();
        for file in &self.files {
            blocks.extend(file.left.iter().map(|left| format!("{}:{left}\n", file.name)));
        }
        for name in &self.skipped {
            blocks.push(format!(
                "{name} is skipped: it is no text in UTF-8, a catalogue itself, or generated from one\n"
            ));
        }
        let did = if self.written { "rewrote" } else { "would rewrite" };
        let numbers = counted(self.files.iter().map(|file| file.rewritten.len()).sum(), "number");
        blocks.push(format!("{did} {numbers} in {}", counted(rewritten().count(), "file")));
        match self.files.iter().map(|file| file.left.len()).sum() {
            0_usize => {}
            left => blocks.push(format!(", left {left} for you to decide")),
        }
        if !self.written && rewritten().next().is_some() {
            blocks.push("; to do it, add `--write`".to_owned());
        }
        blocks.concat()
    }
}

impl File {
    fn difference(&self) -> String {
        let diff = TextDiff::from_lines(self.old.as_str(), self.new.as_str());
        let shown = diff.unified_diff().context_radius(1).header(&self.name, &self.name).to_string();
        shown + "\n"
    }
}

/// These files, and those in these folders, in order and none twice.
fn files(paths: &[PathBuf], console: &Console<'_>) -> Result<Vec<PathBuf>, Problem> {
    let progress = console.progress(0, "finding files: {pos}");
    let mut files = Vec::new();
    for path in paths {
        let name = path.display();
        fs::metadata(path).map_err(|error| Problem::new(format!("cannot read `{name}`: {error}")))?;
        let walk = WalkBuilder::new(path).sort_by_file_path(Path::cmp).build();
        for entry in walk {
            let entry =
                entry.map_err(|error| Problem::new(format!("cannot read all of `{name}`: {error}")))?;
            // What a link leads to may be elsewhere, and is written only where it is named.
            let elsewhere = entry.depth() > 0 && entry.path_is_symlink();
            if entry.path().is_file() && !elsewhere {
                files.push(entry.into_path());
                progress.step();
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    files.retain(|path| seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    Ok(files)
}

/// A lock or an export holds old numbers on purpose.
fn is_catalog(text: &str) -> bool {
    text.starts_with(MAGIC) || text.trim_start().starts_with('{') && Snapshot::from_json(text).is_ok()
}
