//! What a heading or a line calls something.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::numbers::{Found, fold};

/// What a range is called by what stands after it, or else before.
pub fn title_beside(found: &Found) -> String {
    let after = bare_title(&found.after);
    if after.is_empty() { bare_title(&found.before) } else { after }
}

static NUMBERING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[0-9]+(\.[0-9]+)*[.)、]\s*").expect("the pattern is written here"));

/// A title without numbering, pictures and the brackets around a range.
pub fn bare_title(text: &str) -> String {
    let folded = fold(text);
    let begun = folded.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let begun = NUMBERING.replace(begun, "");
    let mut title = begun.trim_end_matches(is_outside);
    // The bracket around a range is closed, and opens nowhere.
    while title.ends_with(')') && title.matches('(').count() < title.matches(')').count() {
        title = title[..title.len() - 1].trim_end_matches(is_outside);
    }
    title.to_owned()
}

/// What does not end a title, but for a bracket.
fn is_outside(letter: char) -> bool {
    !letter.is_alphanumeric() && letter != ')'
}
