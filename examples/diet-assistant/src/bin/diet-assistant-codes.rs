//! The catalogue on the command line: `cargo run -p diet-assistant --bin diet-assistant-codes -- export json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::main::<diet_assistant::DietError>()
}
