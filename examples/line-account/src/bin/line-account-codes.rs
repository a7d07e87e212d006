//! The catalogue on the command line: `cargo run -p line-account --bin line-account-codes -- export json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::main::<line_account::LineError>()
}
