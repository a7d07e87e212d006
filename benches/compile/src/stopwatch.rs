//! This program as the `RUSTC_WRAPPER` of cargo: it runs rustc, and notes how long one crate took.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use std::{env, thread};

/// Names the file to note it in.
const NOTES: &str = "ERROR_CODES_BENCH_NOTES";

/// What rustc took for a crate.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    pub time: Duration,
    /// The most memory at one time, in MiB; 0 where the system does not say.
    pub memory: u64,
}

/// Where cargo runs this program in place of rustc: runs rustc, and gives back its exit code.
pub fn as_wrapper() -> io::Result<Option<i32>> {
    let Some(notes) = env::var_os(NOTES) else { return Ok(None) };
    let mut arguments = env::args_os().skip(1);
    let rustc = arguments.next().ok_or(io::ErrorKind::InvalidInput)?;
    let arguments: Vec<_> = arguments.collect();
    let start = Instant::now();
    let mut child = Command::new(rustc).args(&arguments).spawn()?;
    let peak = Peak::watch(&child);
    let status = child.wait()?;
    let time = start.elapsed();
    let memory = peak.finish();
    let mut words = arguments.iter().filter_map(|argument| argument.to_str());
    // Cargo also asks rustc about itself.
    if words.any(|word| word == "--crate-name") {
        let name = words.next().unwrap_or_default();
        let mut notes = OpenOptions::new().create(true).append(true).open(notes)?;
        writeln!(notes, "{name} {} {memory}", time.as_nanos())?;
    }
    Ok(Some(status.code().unwrap_or(1)))
}

/// A cargo whose rustc is watched.
pub struct Stopwatch {
    notes: PathBuf,
}

impl Stopwatch {
    pub fn new(notes: PathBuf) -> Self {
        Self { notes }
    }

    /// Runs `cargo` and gives back what each crate took.
    pub fn run(&self, cargo: &mut Command) -> io::Result<Vec<(String, Cost)>> {
        match fs::remove_file(&self.notes) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let status = cargo.env("RUSTC_WRAPPER", env::current_exe()?).env(NOTES, &self.notes).status()?;
        if !status.success() {
            return Err(io::Error::other(format!("{cargo:?}: {status}")));
        }
        let notes = match fs::read_to_string(&self.notes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            notes => notes?,
        };
        Ok(notes.lines().filter_map(note).collect())
    }
}

fn note(line: &str) -> Option<(String, Cost)> {
    let mut words = line.split(' ');
    let name = words.next()?.to_owned();
    let time = Duration::from_nanos(words.next()?.parse().ok()?);
    Some((name, Cost { time, memory: words.next()?.parse().ok()? }))
}

/// The most memory that a process had, as the kernel counts it (`VmHWM` of proc(5)).
struct Peak(thread::JoinHandle<u64>);

impl Peak {
    fn watch(child: &Child) -> Self {
        let status = Path::new("/proc").join(child.id().to_string()).join("status");
        Self(thread::spawn(move || {
            let mut peak = 0;
            // Gone when the process is, and without the line when it is about to be.
            while let Some(now) = fs::read_to_string(&status).ok().as_deref().and_then(high_water) {
                peak = now;
                thread::sleep(Duration::from_millis(5));
            }
            peak
        }))
    }

    fn finish(self) -> u64 {
        self.0.join().unwrap_or_default()
    }
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib / 1024)
}
