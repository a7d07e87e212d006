//! The catalogue of the mall on the command line: `cargo run -p mall --bin mall-codes -- export json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::main::<mall::MallError>()
}
