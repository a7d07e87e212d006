//! Codes, ranges and statuses as people write them.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

/// Inclusive.
pub type Range = (i64, i64);

/// Full-width letters, digits and punctuation (`１００１`, `：`) as ASCII, and the dashes that look like one as `-`.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_letter).collect::<String>().trim().to_owned()
}

pub fn fold_letter(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(letter) - 0xfee0).expect("full-width forms follow ASCII")
        }
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{301c}' => '~',
        other => other,
    }
}

/// The number that a whole cell is: `1001`, `-1`, `1_001`, `0xEAC5`.
pub fn code(cell: &str) -> Option<i64> {
    let (digits, radix) = digits(cell)?;
    i64::from_str_radix(&digits, radix).ok()
}

/// The digits of a number of any size, with its sign, and their radix.
fn digits(cell: &str) -> Option<(String, u32)> {
    let folded = fold(cell).replace('_', "");
    let (sign, digits) = match folded.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", folded.strip_prefix('+').unwrap_or(&folded)),
    };
    let (radix, digits) = match digits.strip_prefix("0x").or(digits.strip_prefix("0X")) {
        Some(digits) => (16, digits),
        None => (10, digits),
    };
    let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    is_number.then(|| (format!("{sign}{digits}"), radix))
}

/// What separates codes that stand for one thing.
const SEPARATORS: [char; 5] = ['/', ',', '、', ';', '|'];

/// One code, or several for one thing: `404/409`.
pub fn codes(cell: &str) -> Option<Vec<i64>> {
    fold(cell).split(SEPARATORS).map(code).collect()
}

/// Whether one of the codes in a cell is a number that no code can be.
pub fn is_too_large(cell: &str) -> bool {
    fold(cell).split(SEPARATORS).any(|part| code(part).is_none() && digits(part).is_some())
}

/// A status that an answer can have, with or without its reason: `404`, `404 Not Found`, `HTTP 404`.
pub fn status(cell: &str) -> Option<u16> {
    let folded = fold(cell);
    let bare = folded.strip_prefix("HTTP").unwrap_or(&folded).trim_start();
    let end = bare.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(bare.len());
    bare[..end].parse().ok().filter(|status| (200..=599).contains(status))
}

/// `404 Not Found`: a status and what it is called, which no business code is.
pub fn is_status_with_reason(cell: &str) -> bool {
    let folded = fold(cell);
    folded.split_once(' ').is_some_and(|(number, reason)| {
        let status = number.parse::<u16>().ok().and_then(|status| http::StatusCode::from_u16(status).ok());
        let known = status.and_then(|status| status.canonical_reason());
        known.is_some_and(|known| known.eq_ignore_ascii_case(reason.trim()))
    })
}

/// A range in a text, and what stands before and after it.
pub struct Found {
    pub range: Range,
    /// `62100+`: everything from here on.
    pub open: bool,
    pub before: String,
    pub after: String,
}

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?x)
        (?P<first>-?[0-9]+) \s* (?: - | ~ | \.\.=? | \.\.\. | 至 | 到 | to ) \s* (?P<last>-?[0-9]+)
        | (?P<stem>[0-9]+) (?P<any>[xX]+)
        | (?P<from>[0-9]+) \s* \+";
    Regex::new(pattern).expect("the pattern is written here")
});

/// The first range in `text`: `60100-60199`, `60100~60199`, `1xxx`, `10XX`, `62100+`.
pub fn find_range(text: &str) -> Option<Found> {
    let folded = fold(text);
    RANGE.captures_iter(&folded).find_map(|captures| {
        let whole = captures.get(0)?;
        let (before, after) = (&folded[..whole.start()], &folded[whole.end()..]);
        // A part of a word, of a date or of a sum is no range.
        let glued = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.' | '*');
        if before.ends_with(glued) || after.starts_with(|next: char| glued(next) && next != '.') {
            return None;
        }
        let (range, open) = range_of(&captures)?;
        (range.0 <= range.1).then(|| Found {
            range,
            open,
            before: before.to_owned(),
            after: after.to_owned(),
        })
    })
}

fn range_of(captures: &Captures<'_>) -> Option<(Range, bool)> {
    let group = |name| captures.name(name).map(|found| found.as_str());
    if let (Some(first), Some(last)) = (group("first"), group("last")) {
        return Some(((first.parse().ok()?, last.parse().ok()?), false));
    }
    if let (Some(stem), Some(any)) = (group("stem"), group("any")) {
        // `10x` is a factor; `6010x` and `10xx` are codes.
        if any.len() == 1 && stem.len() < 3 {
            return None;
        }
        let size = 10_i64.checked_pow(u32::try_from(any.len()).ok()?)?;
        let first = stem.parse::<i64>().ok()?.checked_mul(size)?;
        return Some(((first, first.checked_add(size - 1)?), false));
    }
    let from: i64 = group("from")?.parse().ok()?;
    let digits = from.checked_ilog10().unwrap_or(0) + 1;
    Some(((from, 10_i64.checked_pow(digits).map_or(i64::MAX, |end| end - 1)), true))
}

/// All ranges and single numbers of a cell: `1000-1100, 1104`.
pub fn ranges(cell: &str) -> Vec<Range> {
    let folded = fold(cell);
    let parts = folded.split([',', ';', '、']);
    parts
        .filter_map(|part| {
            let found = find_range(part).filter(|found| found.before.trim().is_empty());
            found.map(|found| found.range).or_else(|| code(part).map(|code| (code, code)))
        })
        .collect()
}

/// `60100-60199`, or `60100` where it is one number.
pub fn shown((first, last): Range) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

pub fn covers(outer: Range, inner: Range) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

pub fn contains(range: Range, code: i64) -> bool {
    covers(range, (code, code))
}

/// The numbers that both have.
pub fn overlap(one: Range, other: Range) -> Option<Range> {
    let both = (one.0.max(other.0), one.1.min(other.1));
    (both.0 <= both.1).then_some(both)
}
