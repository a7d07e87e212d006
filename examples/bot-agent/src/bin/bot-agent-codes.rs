//! The catalogue on the command line: `cargo run -p bot-agent --bin bot-agent-codes -- export json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::main::<bot_agent::AgentError>()
}
