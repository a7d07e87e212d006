//! What 1,000 entries add to a program.

use std::fs;
use std::io;

use crate::workspace::{Workspace, error_codes};

const ENTRIES: usize = 1000;

pub fn run() -> io::Result<()> {
    println!("\nA release build, stripped: what {ENTRIES} entries add to the same program with one.\n");
    let workspace = Workspace::new("size")?;
    for entries in [1, ENTRIES] {
        workspace.write(&format!("size-{entries}/Cargo.toml"), &manifest(entries)?)?;
        workspace.write(&format!("size-{entries}/src/main.rs"), &source(entries))?;
    }
    let mut sizes = Vec::new();
    for entries in [1, ENTRIES] {
        let name = format!("size-{entries}");
        let cargo = &mut workspace.cargo("build");
        let status =
            cargo.args(["--release", "-p", &name]).env("CARGO_PROFILE_RELEASE_STRIP", "symbols").status()?;
        if !status.success() {
            return Err(io::Error::other(format!("`{name}` does not build")));
        }
        sizes.push(fs::metadata(workspace.path(&format!("target/release/{name}")))?.len());
    }
    let added = sizes[1].saturating_sub(sizes[0]);
    println!("{} KB, {} bytes an entry", added / 1000, added / (ENTRIES as u64 - 1));
    Ok(())
}

fn manifest(entries: usize) -> io::Result<String> {
    Ok(format!(
        "[package]\nname = \"size-{entries}\"\nedition = \"2024\"\n\n[dependencies]\n{}",
        error_codes()?
    ))
}

/// A program that shows an error of which only its input says which.
fn source(entries: usize) -> String {
    let shape = crate::enums::Shape { enums: 1, count: entries, fields: false };
    let mut source = crate::enums::own_debug(&shape).replace("#[derive(", "#[derive(Clone, Copy, ");
    source.push_str(
        "use error_codes::{ErrorCatalog, ErrorCode};\nfn main() {\n    \
         let code = std::env::args().count() as i64;\n    \
         let Some(entry) = m0::Error::CATALOG.get(code + 100_000) else { return };\n    \
         println!(\"{} {} {}\", entry.name(), entry.status(), entry.key());\n    \
         let error = ALL[std::env::args().count() % ALL.len()];\n    \
         println!(\"{} {error}\", error.code());\n}\n",
    );
    let all: Vec<_> = (0..entries).map(|index| format!("m0::Error::Thing{index}Failed")).collect();
    source + &format!("static ALL: &[m0::Error] = &[{}];\n", all.join(", "))
}
