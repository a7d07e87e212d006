//! Where the chapters are played: a folder of its own, the programs, and what they print.

use std::io::{Read, pipe};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The toolchain whose words the chapters quote where something does not compile.
const TOOLCHAIN: &str = "rustc 1.95.0 ";

/// What a reader has in Cargo.toml, and what stands for it here.
const PUBLISHED: &str = "git = \"…\"";

/// What is built for this workspace is not built again: the settings are those of its Cargo.toml.
const SETTINGS: &str = "\
[net]
offline = true
[profile.dev]
debug = \"line-tables-only\"
[profile.dev.package.\"*\"]
debug = false
";

pub struct Place {
    root: PathBuf,
    here: PathBuf,
    has_the_toolchain: bool,
}

impl Place {
    pub fn new() -> Self {
        // Not below this workspace: the chapters make a package of their own.
        let root = env::temp_dir().join(format!("error-codes-guide-{}", std::process::id()));
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let version = Command::new(rustc).arg("--version").output().expect("rustc runs").stdout;
        let version = String::from_utf8_lossy(&version);
        let has_the_toolchain = version.starts_with(TOOLCHAIN);
        if !has_the_toolchain {
            eprintln!(
                "what the compiler says is not compared: it is quoted from {TOOLCHAIN}, and this is {version}"
            );
        }
        let place = Self { here: root.clone(), root, has_the_toolchain };
        place.write(".cargo/config.toml", SETTINGS);
        place
    }

    pub fn has_the_toolchain(&self) -> bool {
        self.has_the_toolchain
    }

    pub fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.here.join(file)).ok()
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.here.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Makes an edit that is shown as a difference.
    pub fn edit(&self, file: &str, difference: &str) {
        let mut text = self.read(file).unwrap_or_else(|| panic!("there is no `{file}` to edit"));
        for hunk in difference.split("@@\n") {
            let [old, new] = ['+', '-'].map(|other| {
                let lines = hunk.lines().filter(|line| !line.starts_with(other));
                lines.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"]).collect::<String>()
            });
            assert_eq!(text.matches(&old).count(), 1, "`{file}` should have this once:\n{old}it is\n{text}");
            text = text.replacen(&old, &new.replace(PUBLISHED, &published()), 1);
        }
        self.write(file, &text);
    }

    /// How the command ended, and what it printed.
    pub fn typed(&mut self, line: &str) -> (i32, String) {
        assert!(!line.contains(['"', '\'', '|', '>', '&', '*', '$']), "there is no shell here: {line}");
        let mut words = line.split_whitespace();
        let mut variables = Vec::new();
        let mut name = words.next().expect("a command");
        while let Some(variable) = name.split_once('=') {
            variables.push(variable);
            name = words.next().expect("a command");
        }
        let program = match name {
            "cd" => {
                self.here.push(words.next().expect("a folder"));
                // The versions that this workspace has.
                fs::copy(workspace().join("Cargo.lock"), self.here.join("Cargo.lock")).expect("a file");
                return (0, String::new());
            }
            "cargo" => env!("CARGO"),
            "error-codes" => env!("CARGO_BIN_EXE_program"),
            name => panic!("{name} is not to be had here"),
        };
        let (mut reader, writer) = pipe().expect("a pipe");
        let mut command = Command::new(program);
        command.args(words).envs(variables).current_dir(&self.here);
        // Tests that fail are shown in the order in which they end.
        command.env("RUST_TEST_THREADS", "1");
        for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        let target =
            Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo's own folder has a parent");
        command.env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
        // One pipe, so that what is printed is in the order in which it is read.
        command.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
        let mut child = command.spawn().expect("it starts");
        drop(command);
        let mut printed = String::new();
        reader.read_to_string(&mut printed).expect("UTF-8");
        let code = child.wait().expect("it ends").code().expect("no signal");
        (code, printed.split_inclusive('\n').filter(|line| !is_progress(line)).map(without_time).collect())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn published() -> String {
    format!("path = '{}'", workspace().join("error-codes").display())
}

/// What cargo is doing, which depends on what it has done.
fn is_progress(line: &str) -> bool {
    let words = ["Adding", "Blocking", "Compiling", "Creating", "Finished", "Locking", "Running"];
    line.starts_with("   ") && words.iter().any(|word| line.trim_start().starts_with(word))
}

/// Tests say how long they took.
fn without_time(line: &str) -> String {
    match line.split_once("; finished in ") {
        Some((result, _)) => format!("{result}; finished in 0.00s\n"),
        None => line.to_owned(),
    }
}
