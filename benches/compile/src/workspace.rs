//! A workspace to measure: written, checked once, and checked again and again.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use crate::stopwatch::{Cost, Stopwatch};

pub struct Workspace {
    root: PathBuf,
    stopwatch: Stopwatch,
    incremental: bool,
}

impl Workspace {
    /// A workspace below `target/bench`. What was there before stays, so that dependencies are built once.
    pub fn new(name: &str) -> io::Result<Self> {
        let root = repository()?.join("target/bench").join(name);
        fs::create_dir_all(&root)?;
        fs::write(
            root.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n",
        )?;
        let stopwatch = Stopwatch::new(root.join("notes"));
        Ok(Self { root, stopwatch, incremental: false })
    }

    /// As cargo builds by default.
    pub fn incremental(self) -> Self {
        Self { incremental: true, ..self }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A package of it. `dependencies` are lines of its manifest.
    pub fn package(&self, name: &str, dependencies: &str, source: &str) -> io::Result<()> {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n[dependencies]\n{dependencies}"
        );
        self.write(&format!("{name}/Cargo.toml"), &manifest)?;
        self.write(&format!("{name}/lib.rs"), source)
    }

    pub fn write(&self, path: &str, content: &str) -> io::Result<()> {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
        fs::write(path, content)
    }

    /// What rustc takes to check each of these packages: medians, measured in turn.
    pub fn costs(&self, packages: &[&str]) -> io::Result<Vec<Cost>> {
        for package in packages {
            self.check(package)?;
        }
        let mut costs = vec![Vec::new(); packages.len()];
        for round in 0..rounds() {
            for (package, costs) in packages.iter().zip(&mut costs) {
                costs.push(self.again(package, round)?);
            }
        }
        Ok(costs.into_iter().map(median).collect())
    }

    fn check(&self, package: &str) -> io::Result<Vec<(String, Cost)>> {
        self.stopwatch.run(self.cargo("check").args(["-p", package]))
    }

    /// A cargo that runs here.
    pub fn cargo(&self, command: &str) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args([command, "--quiet"])
            .current_dir(&self.root)
            .env("CARGO_INCREMENTAL", u8::from(self.incremental).to_string())
            .env_remove("CARGO_TARGET_DIR");
        cargo
    }

    /// Checks a package after a change that has nothing to do with what it is measured for.
    fn again(&self, package: &str, round: usize) -> io::Result<Cost> {
        let path = self.path(package).join("lib.rs");
        let mut source = fs::read_to_string(&path)?;
        if let Some(last) = source.find(CHANGE) {
            source.truncate(last);
        }
        fs::write(&path, format!("{source}{CHANGE} {{ {round} }}\n"))?;
        let name = package.replace('-', "_");
        let costs = self.check(package)?;
        let cost = costs.into_iter().find(|(checked, _)| *checked == name);
        cost.map(|(_, cost)| cost).ok_or_else(|| io::Error::other(format!("cargo did not check `{package}`")))
    }
}

const CHANGE: &str = "pub const fn changed() -> usize";

/// The line of a manifest that depends on the runtime crate.
pub fn error_codes() -> io::Result<String> {
    Ok(format!("error-codes = {{ path = '{}' }}\n", repository()?.join("error-codes").display()))
}

pub fn rounds() -> usize {
    env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5).max(1)
}

pub fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

fn repository() -> io::Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()
}
