//! The numbers of a text, word by word.

use std::ops::Range;

/// What may follow the digits of a literal in Rust, Java, C, Kotlin, JavaScript and their like.
const SUFFIXES: &[&str] = &[
    "", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "l", "L",
    "n", "u", "U", "ul", "UL", "uL", "ll", "LL", "ull", "ULL",
];

/// The attributes that make a catalogue.
const ATTRIBUTES: &[&str] = &["code", "catalog", "segment"];

pub(super) struct Number {
    pub value: i64,
    pub span: Range<usize>,
    /// Whether a hyphen joins it to other digits.
    pub joined: bool,
    /// Whether a hyphen stands before it that is no sign of its own.
    pub hyphenated: bool,
}

/// `written`, which is a number, as `new`: with a suffix, and groups of three, where it had them.
pub(super) fn rewritten(written: &str, new: i64) -> String {
    let end = digits(written).trim_end_matches('_').len();
    let (digits, suffix) = written.split_at(end);
    let new = new.to_string();
    let mut text = String::new();
    for (at, char) in new.char_indices() {
        let groups = digits.contains('_') && (new.len() - at).is_multiple_of(3);
        if groups && text.ends_with(|char: char| char.is_ascii_digit()) {
            text.push('_');
        }
        text.push(char);
    }
    text + suffix
}

/// The decimal numbers of `text` that are words of their own, outside a catalogue's attributes.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = Number> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text[at..].find(|char: char| is_word(char) || char == '#')?;
            let rest = &text[at..];
            if rest.starts_with('#') {
                at += attribute(rest).unwrap_or(1);
                continue;
            }
            let start = at;
            at += rest.find(|char| !is_word(char)).unwrap_or(rest.len());
            if let Some(number) = number(text, start..at) {
                return Some(number);
            }
        }
    })
}

/// What letters and digits of programs are made of; Chinese characters stand beside a number without a space.
fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_' || (!char.is_ascii() && char.is_numeric())
}

/// The number that the word at `span` is.
fn number(text: &str, span: Range<usize>) -> Option<Number> {
    let word = &text[span.clone()];
    let digits = digits(word).trim_end_matches('_');
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let is_digit = |char: char| char.is_ascii_digit();
    let ends_in = |text: &str, mark| text.strip_suffix(mark).is_some_and(|text| text.ends_with(is_digit));
    let starts_with =
        |text: &str, mark| text.strip_prefix(mark).is_some_and(|text| text.starts_with(is_digit));
    // 60101.5, or 1.60101
    if ends_in(before, '.')
        || starts_with(after, '.')
        || !SUFFIXES.contains(&word[digits.len()..].trim_start_matches('_'))
    {
        return None;
    }
    let joined = ends_in(before, '-') || starts_with(after, '-');
    // -1, but not the 1 in a-1, (b)-1 or --1
    let follows = |char: char| is_word(char) || matches!(char, ')' | ']' | '}' | '-' | '"' | '\'' | '`');
    let hyphen = before.strip_suffix('-');
    let signed =
        hyphen.is_some_and(|before| !before.ends_with(|char: char| follows(char) || char.is_alphabetic()));
    let sign = if signed { "-" } else { "" };
    let plain = format!("{sign}{}", digits.replace('_', ""));
    let value: i64 = plain.parse().ok()?;
    // 0060101, _60101 and -0 are other words.
    if value.to_string() != plain || word.starts_with('_') {
        return None;
    }
    let hyphenated = hyphen.is_some() && !signed;
    Some(Number { value, span: span.start - sign.len()..span.end, joined, hyphenated })
}

/// The digits that `word` begins with.
fn digits(word: &str) -> &str {
    let sign = usize::from(word.starts_with('-'));
    let rest = &word[sign..];
    let digits = rest.find(|char: char| !char.is_ascii_digit() && char != '_').unwrap_or(rest.len());
    &word[..sign + digits]
}

/// The length of the attribute that `text` begins with, if it is one of a catalogue: `#[code(60101, was(20101))]`.
fn attribute(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("#[")?.trim_start();
    let inside = inside.strip_prefix("error_codes::").unwrap_or(inside);
    let name = inside.split(|char: char| !is_word(char)).next().unwrap_or_default();
    if !ATTRIBUTES.contains(&name) {
        return None;
    }
    let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
    for (at, char) in text.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            '[' | '(' if !in_text => depth += 1,
            ']' | ')' if !in_text => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
