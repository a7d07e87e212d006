//! Every message that the compiler shows, one file a fault: `ui/<topic>/<subject>-<fault>.rs` and what it prints.
//!
//! `TRYBUILD=overwrite cargo test -p error-codes-tests --test ui` blesses the messages after a change; read the
//! difference before you commit it.

use std::process::Command;

/// The toolchain whose wording the `.stderr` files hold.
const TOOLCHAIN: &str = "rustc 1.95.0 ";

#[test]
fn ui() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&output.stdout);
    if !version.starts_with(TOOLCHAIN) {
        eprintln!("skipped: the messages belong to {TOOLCHAIN}, and this is {version}");
        return;
    }
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
