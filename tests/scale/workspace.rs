//! A workspace to time: written, checked, and checked again after a change.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, io};

pub struct Workspace(PathBuf);

impl Workspace {
    /// A workspace under `target/`.
    pub fn new(name: &str) -> io::Result<Self> {
        let root = root()?;
        let workspace = root.join("target").join(name);
        fs::create_dir_all(&workspace)?;
        fs::write(
            workspace.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n",
        )?;
        fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock"))?;
        println!("in {}", workspace.display());
        Ok(Self(workspace))
    }

    /// A package of it.
    pub fn package(&self, name: &str, dependencies: &str, source: &str) -> io::Result<()> {
        let manifest =
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}");
        self.write(&format!("{name}/Cargo.toml"), &manifest)?;
        self.write(&format!("{name}/src/lib.rs"), source)
    }

    pub fn write(&self, path: &str, content: &str) -> io::Result<()> {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
        fs::write(path, content)
    }

    /// Prints how long each of these packages takes to check, and by how much it exceeds the last: medians of five, in turn.
    pub fn compare(&self, packages: &[&str]) -> io::Result<()> {
        for package in packages {
            self.check(package)?;
        }
        let mut times = vec![Vec::new(); packages.len()];
        for _ in 0..5 {
            for (package, times) in packages.iter().zip(&mut times) {
                times.push(self.again(package)?);
            }
        }
        let times: Vec<Duration> = times.into_iter().map(median).collect();
        let base = times.last().copied().unwrap_or_default();
        for (package, time) in packages.iter().zip(&times) {
            let (time, above) = (time.as_millis(), time.saturating_sub(base).as_millis());
            println!("{package:12} {time:6} ms, {above:5} ms above");
        }
        Ok(())
    }

    fn check(&self, package: &str) -> io::Result<()> {
        let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["check", "--quiet", "--offline", "-p", package])
            .current_dir(&self.0)
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("CARGO_TARGET_DIR")
            .status()?;
        if status.success() { Ok(()) } else { Err(io::Error::other(format!("`{package}` does not compile"))) }
    }

    /// Checks a package whose source has just been touched.
    fn again(&self, package: &str) -> io::Result<Duration> {
        let source = self.0.join(package).join("src/lib.rs");
        fs::write(&source, fs::read(&source)?)?;
        let start = Instant::now();
        self.check(package)?;
        Ok(start.elapsed())
    }
}

/// The line of a manifest that depends on the runtime crate.
pub fn error_codes() -> io::Result<String> {
    Ok(format!("error-codes = {{ path = '{}' }}\n", root()?.join("error-codes").display()))
}

fn root() -> io::Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
