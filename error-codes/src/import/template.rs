//! Messages with parameters, as the derive reads them: `{name}` and `{0}`, and doubled braces for others.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use super::keywords::is_keyword;

/// What a message shows: the fields of its variant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// `{order_id}`
    pub named: BTreeSet<String>,
    /// `{}`, `{0}`, `%s`: how many there are.
    pub count: usize,
}

static PARAMETER: LazyLock<Regex> = LazyLock::new(|| {
    // With the words of a name apart it has no more letters than the macro takes for one, 255.
    let pattern = r"(?x)
        \{(?P<name>[A-Za-z_][A-Za-z0-9_]{0,99})\}
        | \{(?P<index>[0-9]{1,2})\}
        | (?P<next>\{\})
        | (?P<printf>%[-+]?[0-9]*(?:\.[0-9]+)?(?:hh?|ll?|z|j)?[sdiuxXfgcv])
        | (?P<percent>%%)
        | (?P<brace>[{}])";
    Regex::new(pattern).expect("the pattern is written here")
});

/// The fields that the messages of one entry need, in all languages.
pub fn fields<'a>(texts: impl Iterator<Item = &'a str>) -> Fields {
    let mut fields = Fields::default();
    for text in texts {
        let mut next = 0;
        for found in PARAMETER.captures_iter(text) {
            if let Some(name) = found.name("name") {
                fields.named.insert(field_name(name.as_str()));
            } else if let Some(index) = index(&found, &mut next) {
                fields.count = fields.count.max(index + 1);
            }
        }
    }
    fields
}

/// The message as a language pack has it.
pub fn message(text: &str, fields: &Fields) -> String {
    let mut next = 0;
    let printf = PARAMETER.captures_iter(text).any(|found| found.name("printf").is_some());
    PARAMETER
        .replace_all(text, |found: &Captures<'_>| {
            if let Some(name) = found.name("name") {
                format!("{{{}}}", field_name(name.as_str()))
            } else if let Some(index) = index(found, &mut next) {
                if fields.named.is_empty() { format!("{{{index}}}") } else { format!("{{value{index}}}") }
            } else if found.name("percent").is_some() {
                (if printf { "%" } else { "%%" }).to_owned()
            } else {
                found[0].repeat(2)
            }
        })
        .into_owned()
}

pub fn without_parameters(text: &str) -> String {
    PARAMETER.replace_all(text, " ").into_owned()
}

/// Which parameter this is, where it has no name.
fn index(found: &Captures<'_>, next: &mut usize) -> Option<usize> {
    if let Some(index) = found.name("index") {
        return index.as_str().parse().ok();
    }
    if found.name("next").is_some() || found.name("printf").is_some() {
        *next += 1;
        return Some(*next - 1);
    }
    None
}

/// The names of a variant's fields; empty for a tuple.
impl Fields {
    pub fn names(&self) -> Vec<String> {
        if self.named.is_empty() {
            return Vec::new();
        }
        self.named.iter().cloned().chain((0..self.count).map(|index| format!("value{index}"))).collect()
    }
}

/// A field cannot be called like a keyword that has no raw form, and is in small letters.
fn field_name(name: &str) -> String {
    let snake = super::words::snake(name);
    if snake.is_empty() || snake.starts_with(|first: char| first.is_ascii_digit()) || is_keyword(&snake) {
        format!("value_{snake}")
    } else {
        snake
    }
}
