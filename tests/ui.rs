//! Every message that the compiler shows, one file a fault: `ui/<topic>/<subject>-<fault>.rs` and what it prints.
//!
//! `TRYBUILD=overwrite cargo test -p error-codes-tests --test ui` blesses the messages after a change; read the
//! difference before you commit it.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

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
    lend_locales();
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}

/// `language_packs!` reads below the directory of the crate that calls it, and trybuild makes a crate of its own: it gets the
/// files of this one.
fn lend_locales() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo's own directory has a parent");
    let project = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales"), &project.join("locales"))
        .expect("the locales are copied");
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
