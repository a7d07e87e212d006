//! Writes large catalogues below `target/`, and times their checks.
//!
//! - `scale compose 50 200`: 50 crates with 200 codes each, and how much longer the crate that composes them takes than an
//!   empty one that depends on the same crates.
//! - `scale packs 1000`: an enum with 1,000 keys, and how much longer it takes with language packs in three languages.

mod compose;
mod packs;
mod workspace;

use std::{env, io};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<usize>().ok();
    match arguments[..] {
        ["compose", crates, codes] => match (number(crates), number(codes)) {
            (Some(crates), Some(codes)) => compose::run(crates, codes),
            _ => usage(),
        },
        ["packs", keys] => number(keys).map_or_else(|| usage(), packs::run),
        _ => usage(),
    }
}

fn usage() -> ! {
    eprintln!("usage: scale compose CRATES CODES | scale packs KEYS");
    std::process::exit(2);
}
