//! Writes a workspace of many crates with many codes each, and one that composes them all, and times its check.
//!
//! `cargo run -p error-codes-tests --example scale -- 50 200` makes 50 crates with 200 codes each under
//! `target/scale-50-200`, checks them, and prints how much longer the composing crate takes than an empty one that
//! depends on the same crates: the median of five runs of each, in turn.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1).map(|argument| argument.parse::<usize>());
    let (Some(Ok(crates)), Some(Ok(codes))) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: scale CRATES CODES");
        std::process::exit(2);
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let workspace = root.join(format!("target/scale-{crates}-{codes}"));
    write(&workspace, &root, crates, codes)?;
    println!("{crates} crates with {codes} codes each in {}", workspace.display());
    check(&workspace, "all")?;
    check(&workspace, "empty")?;
    let (mut all, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        all.push(again(&workspace, "all")?);
        empty.push(again(&workspace, "empty")?);
    }
    let (all, empty) = (median(all), median(empty));
    let difference = all.saturating_sub(empty).as_millis();
    println!("composing {} ms, empty {} ms, difference {difference} ms", all.as_millis(), empty.as_millis());
    Ok(())
}

fn write(workspace: &Path, root: &Path, crates: usize, codes: usize) -> io::Result<()> {
    let error_codes = format!("error-codes = {{ path = '{}' }}\n", root.join("error-codes").display());
    let mut dependencies = error_codes.clone();
    let mut variants = String::new();
    for index in 0..crates {
        let _ = writeln!(dependencies, "part{index} = {{ path = '../part{index}' }}");
        let _ =
            writeln!(variants, "    #[code(transparent)]\n    Part{index}(part{index}::Part{index}Error),");
        package(workspace, &format!("part{index}"), &error_codes, &part(index, codes))?;
    }
    let all = format!("#[derive(Debug, error_codes::ErrorCatalog)]\npub enum AllError {{\n{variants}}}\n");
    package(workspace, "all", &dependencies, &all)?;
    package(workspace, "empty", &dependencies, "")?;
    fs::write(
        workspace.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n",
    )?;
    fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock"))?;
    Ok(())
}

/// One module's errors, in a segment of their own.
fn part(index: usize, codes: usize) -> String {
    let first = 100_000 + index * 2 * codes;
    let mut source = format!(
        "#[derive(Debug, error_codes::ErrorCatalog)]\n\
         #[catalog(error, keys = \"part{index}\", names = \"PART{index}_\", http = 400)]\n\
         #[segment({first}..={}, name = \"part{index}\")]\npub enum Part{index}Error {{\n",
        first + 2 * codes - 1
    );
    for code in 0..codes {
        let _ = writeln!(
            source,
            "    /// Thing {code} of part {index} failed\n    #[code({})]\n    Thing{code}Failed,",
            first + code
        );
    }
    source.push_str("}\n");
    source
}

fn package(workspace: &Path, name: &str, dependencies: &str, source: &str) -> io::Result<()> {
    let source_folder = workspace.join(name).join("src");
    fs::create_dir_all(&source_folder)?;
    let manifest =
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}");
    fs::write(workspace.join(name).join("Cargo.toml"), manifest)?;
    fs::write(source_folder.join("lib.rs"), source)
}

fn check(workspace: &Path, package: &str) -> io::Result<()> {
    let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--quiet", "--offline", "-p", package])
        .current_dir(workspace)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("`{package}` does not compile"))) }
}

/// Checks a package whose source has just been touched.
fn again(workspace: &Path, package: &str) -> io::Result<Duration> {
    let source = workspace.join(package).join("src/lib.rs");
    fs::write(&source, fs::read(&source)?)?;
    let start = Instant::now();
    check(workspace, package)?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
