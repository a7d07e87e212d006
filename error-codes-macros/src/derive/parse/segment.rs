//! `#[segment(60100..=60199, name = "user.register")]`: numbers that this enum owns.

use proc_macro2::Ident;
use syn::Attribute;
use syn::ext::IdentExt;

use super::attribute::{SEGMENT, items};
use super::status::status;
use super::value::{code_ahead, found, range, text, word};
use crate::derive::errors::Errors;
use crate::derive::model::{SegmentAttr, Slot};

/// The segment, unless its range or its name is missing or wrong, which is reported here.
pub fn parse(attr: &Attribute, errors: &Errors) -> Option<SegmentAttr> {
    let (mut numbers, mut name) = (Slot::Absent, Slot::Absent);
    let (mut title, mut http) = (Slot::Absent, Slot::Absent);
    let mut read_any = false;
    items(attr, &SEGMENT, errors, |input| {
        read_any = true;
        // #[segment(60100..=60199)]
        if code_ahead(input) {
            if !numbers.is_absent() {
                let message = "a segment here has one range; give the other its own `#[segment(…)]`";
                return Err(input.error(message));
            }
            let result = range(input);
            numbers = result.as_ref().map_or(Slot::Faulty, |range| Slot::Given(*range));
            return result.map(drop);
        }
        if !input.peek(Ident::peek_any) {
            let message =
                format!("expected a range or a key, found {}; write `{}`", found(input), SEGMENT.example);
            return Err(input.error(message));
        }
        let key = Ident::parse_any(input)?;
        let usage = SEGMENT.usage(&key.to_string());
        match key.to_string().as_str() {
            // #[segment(…, name = "user.register")]
            "name" => name.set(&key, word(input, usage)),
            // #[segment(…, title = "用户注册")]
            "title" => title.set(&key, text(input, usage)),
            // #[segment(…, http = 400)]
            "http" => http.set(&key, status(input, usage)),
            _ => Err(SEGMENT.unknown(&key)),
        }
    });
    if numbers.is_absent() && (read_any || is_empty_list(attr)) {
        errors.at(attr, format!("a segment without a range; write `{}`", SEGMENT.example));
    }
    if name.is_absent() && !numbers.is_absent() {
        errors.at(attr, format!("a segment without a name; write `{}`", SEGMENT.example));
    }
    match (numbers, name) {
        (Slot::Given(range), Slot::Given(name)) => Some(SegmentAttr { range, name, title, http }),
        _ => None,
    }
}

/// `#[segment()]`, where there is no item to complain of.
fn is_empty_list(attr: &Attribute) -> bool {
    attr.meta.require_list().is_ok_and(|list| list.tokens.is_empty())
}
