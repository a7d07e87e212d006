//! `import`: a document becomes source, and its contradictions are listed.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use annotate_snippets::{AnnotationKind, Group, Level};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Outcome;
use super::check::{SHOWN, counted, more};
use super::console::Console;
use super::problem::{Failure, File, Place, Problem, drawn, unwritten};
use super::source::read;
use crate::file::write_atomically;
use crate::import::{self, Column, Finding, Import, Options, Severity};

#[derive(Args)]
pub(super) struct Arguments {
    /// The document; `-` for the standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// The directory of `Cargo.toml`, where the files belong; without it nothing is written
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long, requires = "out")]
    force: bool,
    /// What the document is written in; its name tells without
    #[arg(long, value_enum)]
    from: Option<Format>,
    /// The name of the system; that of the document without
    #[arg(long)]
    name: Option<String>,
    /// What the column of a header holds: `code=number`; an unknown COLUMN is answered with all there are
    #[arg(long = "header", value_name = "COLUMN=HEADER", value_parser = header)]
    headers: Vec<(Column, String)>,
    /// The HTTP status of entries that have none
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=599))]
    status: Option<u16>,
    /// The language of the messages, such as `en-US`; their script tells without
    #[arg(long, value_parser = locale)]
    locale: Option<String>,
    /// The folder of the module
    #[arg(long, value_name = "FOLDER", default_value = "src/error", value_parser = folder)]
    module: String,
    /// The folder of the language packs
    #[arg(long, value_name = "FOLDER", default_value = "locales", value_parser = folder)]
    locales: String,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Csv,
}

fn header(text: &str) -> Result<(Column, String), String> {
    let (column, header) = text.split_once('=').ok_or("write `COLUMN=HEADER`, as in `code=number`")?;
    let column = column.parse().map_err(|unknown: import::UnknownColumn| unknown.to_string())?;
    Ok((column, header.to_owned()))
}

fn locale(text: &str) -> Result<String, &'static str> {
    import::locale(text).ok_or("name a language by its tag, as in `en-US`")
}

/// A folder below the directory that the files are written to.
fn folder(text: &str) -> Result<String, String> {
    let folder = text.replace('\\', "/").trim_end_matches('/').to_owned();
    let is_below = folder.split('/').all(|part| !matches!(part, "" | "." | "..")) && !folder.contains(':');
    if is_below {
        Ok(folder)
    } else {
        Err("name a folder below that of `Cargo.toml`, as in `src/error`".to_owned())
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    entries: usize,
    files: Vec<&'a str>,
    written: bool,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    level: String,
    kind: &'static str,
    message: &'a str,
    help: &'a str,
    place: Place,
    /// The other place of a conflict.
    other: Option<Place>,
}

pub(super) fn run(arguments: &Arguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let file = Rc::new(read(&arguments.file, console)?);
    let options = arguments.options()?;
    let progress = console.progress(file.text.lines().count(), "reading {len} lines");
    let imported = match arguments.format() {
        Format::Markdown => import::markdown(&file.text, &options),
        Format::Csv => import::csv(&file.text, &options),
    };
    drop(progress);
    if let Some(out) = &arguments.out {
        write(&imported, out, arguments.force, console)?;
    }
    let answer = Answer {
        entries: imported.entries,
        files: imported.files.iter().map(|file| file.path.as_str()).collect(),
        written: arguments.out.is_some(),
        findings: imported.findings.iter().map(|finding| Found::of(finding, &file)).collect(),
    };
    console.answer(&answer, |console| answer.drawn(&imported, console))?;
    Ok(if imported.worst() == Some(Severity::Error) { Outcome::No } else { Outcome::Done })
}

impl Arguments {
    fn format(&self) -> Format {
        let is_csv =
            |extension: &&str| ["csv", "tsv"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        let by_name = self.file.extension().and_then(|extension| extension.to_str()).filter(is_csv);
        self.from.unwrap_or(if by_name.is_some() { Format::Csv } else { Format::Markdown })
    }

    fn options(&self) -> Result<Options, Problem> {
        let stem =
            self.file.file_stem().filter(|stem| *stem != "-").map(|stem| stem.to_string_lossy().into_owned());
        let name = self.name.clone().or(stem).ok_or_else(|| {
            Problem::new("the standard input has no name")
                .help("say what the system is called: `--name mall`")
        })?;
        let mut options = Options::new(&name).module(&self.module).locales(&self.locales);
        for (column, header) in &self.headers {
            options = options.column(header, *column);
        }
        if let Some(status) = self.status {
            options = options.status(status);
        }
        if let Some(locale) = &self.locale {
            options = options.locale(locale);
        }
        Ok(options)
    }
}

/// Writes all files or, where one is there already, none.
fn write(imported: &Import, out: &Path, force: bool, console: &Console<'_>) -> Result<(), Failure> {
    let there = imported.files.iter().filter(|file| out.join(&file.path).exists());
    let there: Vec<&str> = there.map(|file| file.path.as_str()).collect();
    if let [first, others @ ..] = &there[..]
        && !force
    {
        let others = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
        let problem = Problem::new(format!("`{}`{others} would be replaced", out.join(first).display()));
        return Err(problem.help("name another directory, or say `--force`").into());
    }
    let progress = console.progress(imported.files.len(), "writing {pos} of {len} files");
    for file in &imported.files {
        let path = out.join(&file.path);
        write_atomically(&path, &file.text).map_err(|error| unwritten(&path, &error))?;
        progress.step();
    }
    Ok(())
}

impl<'a> Found<'a> {
    fn of(finding: &'a Finding, file: &Rc<File>) -> Self {
        Self {
            level: finding.severity().to_string(),
            kind: finding.kind.name(),
            message: &finding.message,
            help: &finding.remedy,
            place: Place::line(file, finding.line),
            other: finding.other_line.map(|line| Place::line(file, line)),
        }
    }

    fn drawn(&self, severity: Severity, console: &Console<'_>) -> String {
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let spans: Vec<_> =
            std::iter::once(&self.place).chain(&self.other).filter_map(|place| place.span.clone()).collect();
        let begin = spans.iter().map(|span| span.start).min().unwrap_or_default();
        let end = spans.iter().map(|span| span.end).max().unwrap_or_default();
        let excerpt = self.place.file.excerpt(&(begin..end));
        let kinds = [AnnotationKind::Primary, AnnotationKind::Context];
        let marks = kinds.into_iter().zip(&spans).map(|(kind, span)| kind.span(excerpt.span(span)));
        let group = Group::with_title(level.primary_title(self.message).id(self.kind))
            .element(excerpt.snippet().path(&self.place.file.name).annotations(marks))
            .element(Level::HELP.message(self.help));
        drawn(group, console)
    }
}

impl Answer<'_> {
    fn drawn(&self, imported: &Import, console: &Console<'_>) -> String {
        let progress = console.progress(self.findings.len(), "listing {pos} of {len} findings");
        let mut text = String::new();
        for (found, finding) in self.findings.iter().zip(&imported.findings).take(SHOWN) {
            text += &found.drawn(finding.severity(), console);
            text += "\n\n";
            progress.step();
        }
        text.extend(more(self.findings.len()).map(|more| more + "\n"));
        if !self.files.is_empty() {
            text += if self.written {
                "written:\n"
            } else {
                "nothing is written without `--out DIR`; there would be:\n"
            };
            for path in &self.files {
                let _ = writeln!(text, "  {path}");
            }
            text.push('\n');
        }
        let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
        let counts = counts.map(|(severity, what)| {
            let count = imported.findings.iter().filter(|finding| finding.severity() == severity).count();
            (count, what)
        });
        let entries =
            if self.entries == 1 { "1 entry".to_owned() } else { format!("{} entries", self.entries) };
        let found = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what));
        let found: Vec<String> = std::iter::once(entries).chain(found).collect();
        text + &found.join(", ")
    }
}
