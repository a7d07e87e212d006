//! The command line of a catalogue: of a service's own, compiled, or of one that was exported.
//!
//! A service has it by a program of three lines, `src/bin/mall-codes.rs`:
//!
//! ```no_run
//! # #[derive(error_codes::ErrorCatalog)]
//! # enum MallError {}
//! fn main() -> std::process::ExitCode {
//!     error_codes::cli::main::<MallError>()
//! }
//! ```
//!
//! The program `error-codes` (`cargo install … --features cli`) has the same commands for a catalogue that was exported:
//! `error-codes --catalog mall.json explain 60101`.
//!
//! | command | does |
//! |---|---|
//! | `list` | a table of the entries, of `--segment NAME`, with `--status 409`, that have `--search TEXT` anywhere |
//! | `explain CODE` | everything that is known of a code, also an old one, or of a name or key; the nearest ones where it is unknown |
//! | `next SEGMENT` | the next free code, or `--count N` of them: neither used, nor retired, nor a legacy code, nor any that the service's lock knows |
//! | `check [PACK]…` | how full the segments are (`--full 80` warns), what is undocumented or not translated, and where an export or a language pack is wrong, with its line, and which keys of a pack no entry uses; whether a service is what its `error-codes.lock` says was published; `--deny warnings` |
//! | `export FORMAT` | the catalogue in another form, to the standard output or to `--out PATH`, which is replaced whole or not at all |
//! | `lock` | verifies `error-codes.lock` ([`lock`](crate::lock)); `--update` writes what is new and harmless, `--bless` everything |
//! | `diff OLD NEW` | what changed between two exports, and whether it breaks clients ([`diff`](crate::diff)); `--allow status,key` |
//! | `migrate PATH…` | shows how it would rewrite old codes to new ones in files ([`migrate`](crate::migrate)), and with `--write` does |
//! | `import FILE` | of the program alone: a document in Markdown or CSV (`--from csv`, where its name does not tell) becomes source below `--out DIR`, and what it contradicts itself in is listed ([`import`](crate::import)) |
//! | `completions SHELL` | a script that teaches a shell these commands |
//!
//! A service's own lock is `error-codes.lock` in the current directory or, where there is none and `cargo run` started the service,
//! beside its `Cargo.toml`.
//!
//! `--locale en` chooses the language of messages. All but `export` and `completions` answer programs with `--format json`, or `--json`
//! for short; its members stay, others may be added. `--version` says of which version of this crate the commands are, `help COMMAND`
//! what one can do.
//!
//! The exit code is 0 where the work is done; 1 where the answer is no (`check` or `import` found an error, `explain` knows no such code,
//! `next` finds none, `lock` found the catalogue another, `diff` found what breaks clients); 2 where the command line is wrong, or what
//! it names cannot be read; 3 where the output cannot be written. Complaints go to the standard error and, where that is a terminal, how
//! far `import` and `migrate` are when they take longer than half a second. Who closes the output early (`… | head`) has seen enough.

mod check;
mod completions;
mod console;
mod diff;
mod explain;
mod export;
mod import;
mod json;
mod list;
mod located;
mod lock;
mod migrate;
mod nearest;
mod next;
mod numbers;
mod problem;
mod progress;
mod shown;
mod source;
mod table;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use self::console::Console;
use self::problem::{Failure, Problem};
use self::shown::Shown;
use self::source::{Compiled, Exported, Source};
use crate::catalog::ErrorCatalog;

/// The command line as such, with a catalogue from `S` and the commands `C`.
#[derive(Parser)]
#[command(subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = EXIT_CODES)]
struct Line<S: Args, C: Subcommand> {
    #[command(flatten)]
    source: S,
    #[command(flatten)]
    shown: Shown,
    #[command(subcommand)]
    command: C,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  no: `check` or `import` found an error, `explain` knows no such code, `next` finds
     none, `lock` found the catalogue changed, `diff` found what breaks clients
  2  the command line is wrong, or what it names cannot be read
  3  the output cannot be written";

#[derive(Subcommand)]
enum Command {
    /// List the entries, all or some
    List(list::Arguments),
    /// Show everything that is known of a code, or who had it
    Explain(explain::Arguments),
    /// Print the next free code of a segment
    Next(next::Arguments),
    /// Look for what is missing or wrong, in the catalogue and in language packs
    Check(check::Arguments),
    /// Write the catalogue in another form
    Export(export::Arguments),
    /// Verify that published codes are as they were, or write down what is published now
    Lock(lock::Arguments),
    /// Show what changed between two exports, and whether it breaks clients
    Diff(diff::Arguments),
    /// Rewrite old codes to new ones in files
    Migrate(migrate::Arguments),
    /// Print a script that teaches a shell these commands
    Completions(completions::Arguments),
}

/// What the program `error-codes` can do.
#[derive(Subcommand)]
enum OfProgram {
    #[command(flatten)]
    OfCatalog(Command),
    /// Turn a document of codes into source, and list its contradictions
    Import(import::Arguments),
}

impl Command {
    fn run(
        &self,
        shown: &Shown,
        read: impl FnOnce(&mut Console<'_>) -> Result<Source, Failure>,
        line: &mut clap::Command,
        console: &mut Console<'_>,
    ) -> Result<Outcome, Failure> {
        match self {
            Self::List(arguments) => list::run(arguments, &read(console)?, console),
            Self::Explain(arguments) => explain::run(arguments, &read(console)?, console),
            Self::Next(arguments) => next::run(arguments, &read(console)?, console),
            Self::Check(arguments) => check::run(arguments, &read(console)?, console),
            Self::Export(arguments) => {
                shown.unasked("export", line)?;
                export::run(arguments, &read(console)?, console)
            }
            Self::Lock(arguments) => lock::run(arguments, &read(console)?, console),
            Self::Diff(arguments) => diff::run(arguments, console),
            Self::Migrate(arguments) => migrate::run(arguments, &read(console)?, console),
            Self::Completions(arguments) => {
                shown.unasked("completions", line)?;
                completions::run(arguments, line, console)
            }
        }
    }
}

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    No,
}

/// The `main` of a service's own program, which knows its catalogue. What it can do says [the module](self).
///
/// ```no_run
/// # #[derive(error_codes::ErrorCatalog)]
/// # enum MallError {}
/// fn main() -> std::process::ExitCode {
///     error_codes::cli::main::<MallError>()
/// }
/// ```
#[must_use]
pub fn main<E: ErrorCatalog>() -> ExitCode {
    run::<E>(std::env::args_os(), Console::standard()).into()
}

/// The `main` of the program `error-codes`, which reads catalogues that were exported. What it can do says [the module](self).
///
/// ```no_run
/// fn main() -> std::process::ExitCode {
///     error_codes::cli::program()
/// }
/// ```
#[must_use]
pub fn program() -> ExitCode {
    let line = Line::<Exported, OfProgram>::command()
        .about("Error-code catalogues that were exported as JSON")
        .version(env!("CARGO_PKG_VERSION"));
    interpret(line, std::env::args_os(), Console::standard(), |parsed: Line<Exported, _>, line, console| {
        match parsed.command {
            OfProgram::OfCatalog(command) => {
                command.run(&parsed.shown, |console| parsed.source.read(console), line, console)
            }
            OfProgram::Import(arguments) => import::run(&arguments, console),
        }
    })
    .into()
}

/// Does what `arguments` say, the first of which is the name of the program, and gives the exit code: [`main`] without a process.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::cli::{self, Console};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "stock", http = 409)]
/// #[segment(60700..=60799, name = "stock")]
/// enum StockError {
///     /// Out of stock
///     #[code(60700)]
///     Insufficient,
/// }
///
/// let (mut output, mut errors) = (Vec::new(), Vec::new());
/// let console = Console::new(&b""[..], &mut output, &mut errors);
/// assert_eq!(cli::run::<StockError>(["stock-codes", "next", "stock"], console), 0);
/// assert_eq!(output, b"60701\n");
/// ```
#[must_use]
pub fn run<E: ErrorCatalog>(
    arguments: impl IntoIterator<Item = impl Into<OsString>>,
    console: Console<'_>,
) -> u8 {
    let of = format!("The error codes of {}", E::CATALOG.title().unwrap_or(E::CATALOG.name()));
    // Its version is another matter.
    let version = concat!("(error-codes ", env!("CARGO_PKG_VERSION"), ")");
    let line = Line::<Compiled, Command>::command().about(of).version(version);
    interpret(line, arguments, console, |parsed: Line<Compiled, Command>, line, console| {
        parsed.command.run(&parsed.shown, |_| Ok(Source::of(E::CATALOG)), line, console)
    })
}

fn interpret<S: Args, C: Subcommand>(
    line: clap::Command,
    arguments: impl IntoIterator<Item = impl Into<OsString>>,
    mut console: Console<'_>,
    run: impl FnOnce(Line<S, C>, &mut clap::Command, &mut Console<'_>) -> Result<Outcome, Failure>,
) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let name = arguments.first().and_then(|path| Path::new(path).file_stem());
    let name = name.map_or_else(|| "error-codes".to_owned(), |name| name.to_string_lossy().into_owned());
    let mut line = line.display_name(&name).bin_name(name).term_width(console.columns().unwrap_or(100));
    let parsed = line
        .try_get_matches_from_mut(arguments)
        .and_then(|matches| Line::<S, C>::from_arg_matches(&matches))
        .and_then(|parsed| {
            console.answer_in_json(parsed.shown.json(&mut line)?);
            Ok(parsed)
        })
        .map_err(|error| error.format(&mut line));
    let ended = match parsed {
        Ok(parsed) => run(parsed, &mut line, &mut console),
        Err(error) if error.use_stderr() => Err(Failure::Usage(error)),
        // Help or the version, which was asked for.
        Err(text) => console.print(text.render().ansi()).map(|()| Outcome::Done).map_err(Failure::Output),
    };
    // Where not even a complaint can be written, the exit code has to do.
    match ended {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::No) => 1,
        Err(Failure::Usage(error)) => {
            let _ = console.complain(error.render().ansi());
            2
        }
        Err(Failure::Problem(problem)) => {
            let _ = console.complain(problem.render(&console));
            2
        }
        // `… | head` has seen enough.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => 0,
        Err(Failure::Output(error)) => {
            let _ = console.complain(Problem::new(format!("cannot write: {error}")).render(&console));
            3
        }
    }
}
