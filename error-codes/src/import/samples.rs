//! Samples of code: answers in JSON, constants, and maps of old codes to new ones.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::document::{Constant, Document, Mention, Mentioned, Renumbered};
use super::numbers::find_range;
use super::titles::title_beside;

static CODE: LazyLock<Regex> =
    LazyLock::new(|| compiled(r#""(?:code|numeric_code|errcode|errorCode|error_code)"\s*:\s*(-?[0-9]+)"#));
static MESSAGE: LazyLock<Regex> = LazyLock::new(|| compiled(r#""(?:message|msg)"\s*:\s*"([^"]+)""#));
static CONSTANT: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"^\s*(?:[a-z]+\s+)*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\s*(?::\s*\w+\s*)?=\s*(-?[0-9]+)\s*[,;]?\s*(?:$|#|//)",
    )
});
static PAIR: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"^\s*([0-9]+)\s*(?::|=>|->|→)\s*([0-9]+)\s*,?\s*(?:$|#|//)"));

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is written here")
}

/// Reads a sample, line `n` of which is line `lines[n]` of the document.
pub fn read(sample: &str, lines: &[usize], within: Option<(i64, usize)>, document: &mut Document) {
    let number = |digits: &str| digits.parse::<i64>().ok();
    // The code of the answer that is being read, until its message comes.
    let mut answer: Option<i64> = None;
    // What the last comment with a range says of the constants below it, whether the range has all of them or not.
    let mut group: Option<String> = None;
    for (index, text) in sample.lines().enumerate() {
        let line = lines.get(index).or(lines.last()).copied().unwrap_or(1);
        if let Some(code) = CODE.captures(text).and_then(|found| number(&found[1])) {
            answer = Some(code);
        }
        if let Some(message) = MESSAGE.captures(text)
            && let Some(code) = answer.take()
        {
            let (text, kind) = (message[1].to_owned(), Mentioned::Sample);
            document.mentions.push(Mention { line, code, text, hint: None, kind, within });
        } else if let Some(found) = CONSTANT.captures(text)
            && let Some(code) = number(&found[2])
        {
            document.constants.push(Constant { line, name: found[1].to_owned(), code, group: group.clone() });
        } else if let Some(found) = PAIR.captures(text)
            && let (Some(old), Some(new)) = (number(&found[1]), number(&found[2]))
        {
            document.renumbered.push(Renumbered { line, old, new, text: None });
        } else if text.trim_start().starts_with(['#', '/', '*']) {
            group = find_range(text).map(|found| title_beside(&found));
        }
    }
}
