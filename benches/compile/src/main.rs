//! What our checks cost the compiler, beside what people assemble today: every line is measured in one run, in turn.
//!
//! It writes packages below `target/bench`, lets cargo check them, and reads what rustc alone took: this program is the
//! `RUSTC_WRAPPER` of its own cargo.

mod compose;
mod enums;
mod packs;
mod size;
mod stopwatch;
mod trees;
mod workspace;

use std::{env, io};

const USAGE: &str = "usage: compile [COMMAND]

  enums [N]...          one enum of N variants: ours, by hand, and what people derive (10 100 1000 5000)
  many                  20 enums of 50 variants
  incremental           one enum of 1,000 variants, after a change elsewhere in its crate
  compose CRATES CODES  crates of that many codes, composed by one more (50 200)
  packs [KEYS]...       an enum with language packs in three languages, above the same without (1000 5000)
  trees                 clean builds of dependency trees
  size                  what 1,000 entries add to a program

Without a command: all of them. ROUNDS=5 is how often each is measured.";

fn main() -> io::Result<()> {
    if let Some(exit) = stopwatch::as_wrapper()? {
        std::process::exit(exit);
    }
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (command, numbers) = match arguments.split_first() {
        Some((command, numbers)) => (command.as_str(), numbers),
        None => ("all", &[][..]),
    };
    let numbers: Option<Vec<usize>> = numbers.iter().map(|number| number.parse().ok()).collect();
    match (command, numbers.as_deref()) {
        ("all", Some([])) => {
            enums::run(&[10, 100, 1000, 5000])?;
            enums::many()?;
            enums::incremental()?;
            compose::run(50, 200)?;
            packs::run(&[1000, 5000])?;
            trees::run()?;
            size::run()
        }
        ("enums", Some([])) => enums::run(&[10, 100, 1000, 5000]),
        ("enums", Some(counts)) => enums::run(counts),
        ("many", Some([])) => enums::many(),
        ("incremental", Some([])) => enums::incremental(),
        ("compose", Some([])) => compose::run(50, 200),
        ("compose", Some(&[crates, codes])) => compose::run(crates, codes),
        ("packs", Some([])) => packs::run(&[1000, 5000]),
        ("packs", Some(keys)) => packs::run(keys),
        ("trees", Some([])) => trees::run(),
        ("size", Some([])) => size::run(),
        _ => {
            eprintln!("{USAGE}");
            std::process::exit(2);
        }
    }
}
