//! The program `error-codes`, in the package where its tests are.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::program()
}
