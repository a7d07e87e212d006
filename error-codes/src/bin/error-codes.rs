//! The program `error-codes`: what can be done with a catalogue that was exported.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::program()
}
