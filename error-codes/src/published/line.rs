//! A line of a lock, and what two lines say of one another.

use super::Row;
use super::words::{Token, Words, shown};

/// A line that is no header.
pub(super) enum Line {
    /// An entry; true where it is a tombstone.
    Row(Row, bool),
    Retired(i64, i64),
}

impl Line {
    pub(super) fn first(&self) -> i64 {
        match self {
            Self::Row(row, _) => row.code,
            Self::Retired(first, _) => *first,
        }
    }

    pub(super) fn last(&self) -> i64 {
        match self {
            Self::Row(row, _) => row.code,
            Self::Retired(_, last) => *last,
        }
    }

    /// What is wrong if `next` is the line after this one.
    pub(super) fn clash(&self, next: &Self) -> Option<String> {
        let code = next.first();
        if code > self.last() {
            return None;
        }
        match (self, next) {
            (Self::Row(row, _), Self::Row(next, _)) if row.place() == next.place() => {
                Some(format!("a second line of {}; keep one of them", subject(next)))
            }
            (Self::Row(row, dead), Self::Row(next, next_dead)) if row.code == code && dead != next_dead => {
                let (live, gone) = if *dead { (next, row) } else { (row, next) };
                Some(format!(
                    "{code} is retired as {} and live as {}; give the live one a number that was never used",
                    gone.called(),
                    live.called()
                ))
            }
            (Self::Row(row, false), Self::Row(next, false))
                if row.code == code && !(row.shared && next.shared) =>
            {
                Some(both(row, next, None))
            }
            (Self::Row(row, _), Self::Row(next, _)) if row.code == code && row.name < next.name => None,
            (Self::Retired(..), Self::Row(live, false)) | (Self::Row(live, false), Self::Retired(..))
                if code >= self.first() =>
            {
                Some(format!(
                    "{} is live, and its number retired; give it a number that was never used",
                    subject(live)
                ))
            }
            // All that is left to be wrong with two entries is their order.
            _ if code < self.first() || matches!((self, next), (Self::Row(..), Self::Row(..))) => {
                Some(format!(
                    "{} stands after {}; sort the lines by number, then by name",
                    next.subject(),
                    self.subject()
                ))
            }
            _ => Some(format!(
                "{} is retired in the line before as well; remove one of the two",
                next.subject()
            )),
        }
    }

    pub(super) fn subject(&self) -> String {
        match self {
            Self::Row(row, _) => subject(row),
            Self::Retired(first, last) if first == last => first.to_string(),
            Self::Retired(first, last) => format!("{first}..={last}"),
        }
    }
}

/// `60103 was taken by both …`.
pub(super) fn both(one: &Row, other: &Row, next: Option<i64>) -> String {
    let next = next.map(|next| format!(", such as {next}")).unwrap_or_default();
    format!(
        "{} was taken by both {} and {}; give one of them a number that nobody had{next}",
        one.code,
        one.called(),
        other.called()
    )
}

fn subject(row: &Row) -> String {
    row.name.as_ref().map_or_else(|| row.code.to_string(), |name| format!("{} `{name}`", row.code))
}

pub(super) fn line(text: &str) -> Result<Line, String> {
    let mut words = Words(text);
    let (first, last) = match words.next().transpose()? {
        Some(Token::Plain(word)) => numbers(word)?,
        _ => return Err(format!("expected a number, found `{}`; restore the line from git", shown(text))),
    };
    let name = match words.next().transpose()? {
        Some(Token::Plain("retired")) => {
            return match words.next() {
                None if first <= last => Ok(Line::Retired(first, last)),
                None => Err(format!("the range {first}..={last} is reversed; write {last}..={first}")),
                Some(_) => Err("expected nothing after `retired`; a tombstone has it at its end".to_owned()),
            };
        }
        Some(Token::Plain("success")) => None,
        Some(word) => Some(word.name()?),
        None => {
            return Err(format!("expected a name after {first}; the line is cut off: restore it from git"));
        }
    };
    if first != last {
        return Err(format!(
            "expected `retired` after {first}..={last}: only retired numbers have one line together"
        ));
    }
    let Some(Token::Plain(status)) = words.next().transpose()? else {
        return Err(
            "expected an HTTP status after the name; the line is cut off: restore it from git".to_owned()
        );
    };
    let Ok(status @ 200..=599) = status.parse() else {
        return Err(format!("expected an HTTP status from 200 to 599, found `{}`", shown(status)));
    };
    let key = match words.next() {
        Some(word) => word?.name()?,
        None => {
            return Err(
                "expected a key after the status; the line is cut off: restore it from git".to_owned()
            );
        }
    };
    let (parameters, details) = Default::default();
    let mut row = Row { code: first, name, status, key, parameters, details, shared: false };
    let mut retired = false;
    for word in words {
        let new = match word? {
            Token::In('{', name) => row.parameters.insert(name),
            Token::In(_, name) => row.details.insert(name),
            Token::Plain("shared") => !std::mem::replace(&mut row.shared, true),
            Token::Plain("retired") => !std::mem::replace(&mut retired, true),
            Token::Plain(other) => {
                return Err(format!(
                    "expected `{{parameter}}`, `[detail]`, `shared` or `retired` after the key, found `{}`",
                    shown(other)
                ));
            }
            Token::Quoted(other) => {
                return Err(format!(
                    "expected the end of the line, found `{}`; restore it from git",
                    shown(&other)
                ));
            }
        };
        if !new {
            return Err(format!("{} has the same word twice; remove one of them", subject(&row)));
        }
    }
    Ok(Line::Row(row, retired))
}

/// `60106`, or `60110..=60119`.
fn numbers(word: &str) -> Result<(i64, i64), String> {
    let (first, last) = word.split_once("..=").unwrap_or((word, word));
    let number = |text: &str| {
        text.parse::<i64>()
            .map_err(|_| format!("expected a number, found `{}`; restore the line from git", shown(text)))
    };
    Ok((number(first)?, number(last)?))
}
