//! The catalogue of the gateway on the command line: `cargo run -p gateway --bin gateway-codes -- export json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    error_codes::cli::main::<gateway::GatewayError>()
}
