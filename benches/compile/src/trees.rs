//! Clean builds of dependency trees: what a project waits for once.

use std::fs;
use std::io;
use std::time::Instant;

use crate::workspace::{Workspace, error_codes, median, rounds};

pub fn run() -> io::Result<()> {
    println!("\nClean build (dev) of a package that only depends on this; wall time, whole cargo.\n");
    println!("| dependency | seconds | above thiserror |\n|---|---:|---:|");
    let ours = error_codes()?;
    let trees = [
        ("thiserror", "thiserror = \"2\"\n".to_owned()),
        ("error-codes, no features", ours.replace(" }", ", default-features = false }")),
        ("error-codes", ours),
        ("strum", "strum = { version = \"0.28\", features = [\"derive\"] }\n".to_owned()),
        (
            "thiserror + strum + num_enum",
            "thiserror = \"2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\nnum_enum = \"0.7\"\n".to_owned(),
        ),
    ];
    let mut workspaces = Vec::new();
    for (index, (_, dependencies)) in trees.iter().enumerate() {
        let workspace = Workspace::new(&format!("tree-{index}"))?;
        workspace.package("tree", dependencies, "")?;
        // Downloads what is not there.
        build(&workspace)?;
        workspaces.push(workspace);
    }
    let mut seconds = vec![Vec::new(); trees.len()];
    for _ in 0..rounds() {
        for (workspace, seconds) in workspaces.iter().zip(&mut seconds) {
            fs::remove_dir_all(workspace.path("target"))?;
            let start = Instant::now();
            build(workspace)?;
            seconds.push(start.elapsed());
        }
    }
    let seconds: Vec<f64> = seconds.into_iter().map(|seconds| median(seconds).as_secs_f64()).collect();
    for ((name, _), time) in trees.iter().zip(&seconds) {
        println!("| {name} | {time:.2} | {:+.2} |", time - seconds[0]);
    }
    Ok(())
}

fn build(workspace: &Workspace) -> io::Result<()> {
    let status = workspace.cargo("build").status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("the tree does not build")) }
}
