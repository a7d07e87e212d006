//! The command line of a service's catalogue.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::catalog::ErrorCatalog;
use crate::export::{self, Snapshot};

const USAGE: &str = "usage: export json";

/// The `main` of a service's own binary, which knows its catalogue.
///
/// `export json` prints the whole catalogue as JSON (see [`export::json`]). The exit code is 0, or 2 where the arguments are none
/// of these, or 1 where the output cannot be written.
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
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["export", "json"] => print(&export::json(&Snapshot::of(E::CATALOG))),
        ["--help" | "-h"] => print(USAGE),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn print(text: &str) -> ExitCode {
    match writeln!(io::stdout(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        // `… | head` has seen enough.
        Err(problem) if problem.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("cannot write: {problem}");
            ExitCode::FAILURE
        }
    }
}
