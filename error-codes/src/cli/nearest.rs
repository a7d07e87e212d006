//! "Did you mean": what is like something that does not exist.

/// The best few of `candidates` that are like `word`, the best first.
pub(super) fn similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut found: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (likeness(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > ENOUGH)
        .collect();
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    found.dedup();
    found.truncate(MOST);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// As clap has it for its own suggestions.
const ENOUGH: f64 = 0.7;
const MOST: usize = 3;

/// How many characters are mistyped at most.
pub(super) const MISTYPED: usize = 2;

/// The name of a segment is often remembered by its last part alone.
fn likeness(word: &str, candidate: &str) -> f64 {
    let last = candidate.rsplit('.').next().unwrap_or(candidate);
    strsim::jaro(word, candidate).max(strsim::jaro(word, last))
}

/// The few of `codes` that somebody most likely meant by `code`: with the fewest digits mistyped, then the closest.
pub(super) fn nearest_codes(code: i64, codes: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let typed = code.to_string();
    let mistyped = |near: i64| strsim::damerau_levenshtein(&typed, &near.to_string());
    let mut found: Vec<(usize, u64, i64)> =
        codes.into_iter().map(|near| (mistyped(near), near.abs_diff(code), near)).collect();
    found.retain(|(mistyped, ..)| *mistyped <= MISTYPED);
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found.into_iter().map(|(.., near)| near).collect()
}
