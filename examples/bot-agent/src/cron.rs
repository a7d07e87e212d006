//! Cron expressions of five fields: minute, hour, day, month, weekday. `*`, `5`, `1-5`, `*/10`, `1-30/5` and lists of
//! these.

use serde::{Serialize, Serializer};

use crate::clock::Minute;

/// The fields, and what each may hold. Sunday is 0.
const FIELDS: [(&str, u64, u64); 5] =
    [("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 6)];

/// Which moments an expression means: for each field a bit a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    expression: String,
    fields: [u64; 5],
}

/// The name of the first field that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable(pub &'static str);

impl Cron {
    pub fn parse(expression: &str) -> Result<Self, Unreadable> {
        let mut texts = expression.split_whitespace();
        let mut fields = [0; 5];
        for (bits, (name, first, last)) in fields.iter_mut().zip(FIELDS) {
            *bits = texts.next().and_then(|text| list(text, first, last)).ok_or(Unreadable(name))?;
        }
        match texts.next() {
            None => Ok(Self { expression: expression.to_owned(), fields }),
            Some(_) => Err(Unreadable("a sixth field")),
        }
    }

    pub fn matches(&self, now: Minute) -> bool {
        let values = [now.minute, now.hour, now.day, now.month, now.weekday];
        self.fields.iter().zip(values).all(|(bits, value)| bits & (1 << value) != 0)
    }
}

fn list(text: &str, first: u64, last: u64) -> Option<u64> {
    text.split(',').try_fold(0, |bits, part| Some(bits | range(part, first, last)?))
}

fn range(text: &str, first: u64, last: u64) -> Option<u64> {
    let (range, step) = match text.split_once('/') {
        Some((range, step)) => (range, number(step)?),
        None => (text, 1),
    };
    let (from, to) = match range.split_once('-') {
        Some((from, to)) => (number(from)?, number(to)?),
        None if range == "*" => (first, last),
        // `5/10` could mean two things: it is refused.
        None if text == range => (number(range)?, number(range)?),
        None => return None,
    };
    if from < first || to > last || from > to || step == 0 {
        return None;
    }
    let step = usize::try_from(step).ok()?;
    Some((from..=to).step_by(step).fold(0, |bits, value| bits | 1 << value))
}

/// Digits only: `parse` would also take a sign.
fn number(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl Serialize for Cron {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.expression)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_match_their_moments() {
        // 09:30 on Thursday, 29 February.
        let moment = Minute { minute: 30, hour: 9, day: 29, month: 2, weekday: 4 };
        for expression in
            ["* * * * *", "30 9 * * 1-5", "*/15 9,21 29 2 *", "0-59/10 8-10 * * 4", " 30  9 * * * "]
        {
            assert!(Cron::parse(expression).unwrap().matches(moment), "{expression}");
        }
        for expression in ["31 9 * * *", "30 9 * * 0", "*/20 * * * *", "0-20/10 * * * *", "30 9 28 * *"] {
            assert!(!Cron::parse(expression).unwrap().matches(moment), "{expression}");
        }
    }

    #[test]
    fn the_first_unreadable_field_is_named() {
        let faults = [
            ("", "minute"),
            ("60 * * * *", "minute"),
            ("+5 * * * *", "minute"),
            ("* 24 * * *", "hour"),
            ("* * 0 * *", "day"),
            ("* * * 13 *", "month"),
            ("* * * *", "weekday"),
            ("* * * * 7", "weekday"),
            ("* * * * * *", "a sixth field"),
            ("*/0 * * * *", "minute"),
            ("5/10 * * * *", "minute"),
            ("9-5 * * * *", "minute"),
            ("1,,2 * * * *", "minute"),
            ("99999999999999999999 * * * *", "minute"),
        ];
        for (expression, field) in faults {
            assert_eq!(Cron::parse(expression), Err(Unreadable(field)), "{expression}");
        }
    }
}
