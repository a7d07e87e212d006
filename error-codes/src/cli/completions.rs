//! `completions`: what a shell completes.

use clap::Args;
use clap_complete::Shell;

use super::Outcome;
use super::console::Console;
use super::problem::Failure;

#[derive(Args)]
pub(super) struct Arguments {
    /// The shell that reads the script
    shell: Shell,
}

pub(super) fn run(
    arguments: &Arguments,
    line: &mut clap::Command,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let name = line.get_bin_name().unwrap_or_default().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, line, name, &mut script);
    console.print(String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}
