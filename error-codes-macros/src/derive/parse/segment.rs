//! `#[segment(60100..=60199, name = "user.register")]`: numbers that this enum owns.

use syn::parse::ParseStream;

use super::attribute::{SEGMENT, items};
use super::status::status;
use super::value::{code_ahead, range, text, word};
use crate::derive::errors::{Errors, Place};
use crate::derive::model::{SegmentAttr, Slot};

/// The segment, unless its range or its name is missing or wrong, which is reported here.
pub fn parse(value: ParseStream, place: Place, errors: &Errors) -> Option<SegmentAttr> {
    let (mut numbers, mut name) = (Slot::Absent, Slot::Absent);
    let (mut title, mut http) = (Slot::Absent, Slot::Absent);
    let well = items(value, place, &SEGMENT, errors, |input| {
        // #[segment(60100..=60199)]
        if code_ahead(input) {
            let second = "a segment here has one range; give the other its own `#[segment(…)]`";
            return numbers.set_unnamed(input, range, second);
        }
        let key = SEGMENT.key(input)?;
        match key.name.as_str() {
            // #[segment(…, name = "user.register")]
            "name" => name.set(&key, word(input, key.usage)),
            // #[segment(…, title = "用户注册")]
            "title" => title.set(&key, text(input, key.usage)),
            // #[segment(…, http = 400)]
            "http" => http.set(&key, status(input, key.usage)),
            _ => Err(SEGMENT.unknown(&key)),
        }
    });
    if numbers.is_absent() && well {
        errors.at(place, format!("a segment without a range; write `{}`", SEGMENT.example));
    } else if name.is_absent() && well {
        errors.at(place, format!("a segment without a name; write `{}`", SEGMENT.example));
    }
    match (numbers, name) {
        (Slot::Given(range), Slot::Given(name)) => Some(SegmentAttr { range, name, title, http }),
        _ => None,
    }
}
