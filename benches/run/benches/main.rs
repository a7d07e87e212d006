//! What the catalogue costs at run time, beside what people would write by hand or take from elsewhere.
//!
//! `cargo bench -p error-codes-bench-run` prints one table after the other; with a word after `--` only those whose title has it.

mod codes;
mod entries;
mod envelopes;
mod generated;
mod languages;
mod messages;

use error_codes_bench_run::Contest;

fn main() {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let contests: Vec<Contest> = [
        codes::contests(),
        entries::contests(),
        messages::contests(),
        languages::contests(),
        envelopes::contests(),
    ]
    .into_iter()
    .flatten()
    .collect();
    for contest in contests {
        if wanted.is_empty() || wanted.iter().any(|word| contest.title().contains(word.as_str())) {
            contest.run();
        }
    }
}
