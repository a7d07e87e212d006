//! `next`: the next free code of a segment.

use clap::Args;
use serde::Serialize;

use super::console::Console;
use super::nearest::similar;
use super::problem::Failure;
use super::source::Source;
use super::{Outcome, Problem, lock};
use crate::export::{Segment, Snapshot};
use crate::lock::Lock;

#[derive(Args)]
pub(super) struct Arguments {
    /// A segment, or part of one
    segment: String,
    /// So many codes, ascending
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    count: u16,
}

#[derive(Serialize)]
struct Answer<'a> {
    segment: &'a str,
    codes: Vec<i64>,
}

pub(super) fn run(
    arguments: &Arguments,
    source: &Source,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let snapshot = &source.snapshot;
    let segment = snapshot.segment(&arguments.segment)?;
    let count = usize::from(arguments.count);
    // What was published stays taken where the catalogue no longer knows of it.
    let lock = lock::published(source);
    let mut taken = snapshot.taken();
    taken.extend(lock.iter().flat_map(Lock::numbers));
    let codes = segment.free(&taken).into_iter().flat_map(|(first, last)| first..=last).take(count).collect();
    let answer = Answer { segment: &segment.name, codes };
    let lines = |_: &Console<'_>| answer.codes.iter().map(i64::to_string).collect::<Vec<_>>().join("\n");
    console.answer(&answer, lines)?;
    if answer.codes.len() == count {
        return Ok(Outcome::Done);
    }
    console.complain(full(segment, answer.codes.len()).render(console))?;
    Ok(Outcome::No)
}

fn full(segment: &Segment, free: usize) -> Problem {
    let name = &segment.name;
    let problem = Problem::new(match free {
        0 => format!("segment `{name}` is full"),
        1 => format!("segment `{name}` has only this free code"),
        _ => format!("segment `{name}` has only these {free} free codes"),
    });
    if segment.parts.is_empty() {
        return problem
            .help("give it another range: `.and(FIRST..=LAST)`; retired and legacy codes stay taken");
    }
    let parts: Vec<&str> = segment.parts.iter().map(|part| part.name.as_str()).collect();
    problem.help(format!("ask for one of its parts, whose codes are their own: {}", parts.join(", ")))
}

impl Snapshot {
    /// The segment, or part of one, with this name.
    pub(super) fn segment(&self, name: &str) -> Result<&Segment, Problem> {
        self.all_segments().find(|segment| segment.name == name).ok_or_else(|| {
            let problem = Problem::new(format!("no segment is named `{name}`"));
            let names = || self.all_segments().map(|segment| segment.name.as_str());
            match &similar(name, names())[..] {
                [] if self.segments.is_empty() => problem.help("this catalogue has no segments"),
                [] => problem.help(format!("there are: {}", names().collect::<Vec<_>>().join(", "))),
                [best, ..] => problem.help(format!("did you mean `{best}`?")),
            }
        })
    }
}
