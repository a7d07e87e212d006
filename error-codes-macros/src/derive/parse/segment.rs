//! `#[segment(60100..=60199, name = "user.register")]`: numbers that this enum owns.

use syn::parse::ParseStream;
use syn::{Ident, LitStr, Path, Token};

use super::attribute::{SEGMENT, items, list};
use super::status::status;
use super::value::{code_ahead, range, text, word};
use crate::derive::model::{SegmentAttr, Slot};
use crate::errors::{Errors, Place};
use crate::expected::expected;

/// What `#[segment(…)]` says.
pub enum Written {
    /// A range, a name, …
    Inline(SegmentAttr),
    /// The path of a constant.
    Path(Path),
}

/// `#[segment(plan::REGISTER)]`, if that is what stands there.
fn path(list: ParseStream) -> Option<Path> {
    let path = list.call(Path::parse_mod_style).ok()?;
    let is_key = path.get_ident().is_some_and(|ident| SEGMENT.has(&ident.to_string()));
    (list.is_empty() && !is_key).then_some(path)
}

/// The segment, unless its range or its name is missing or wrong, which is reported here.
pub fn parse(value: ParseStream, place: Place, errors: &Errors) -> Option<Written> {
    if let Some(path) = value.fork().call(list).ok().flatten().and_then(|(list, _)| path(&list.fork())) {
        return Some(Written::Path(path));
    }
    let (mut numbers, mut name) = (Slot::Absent, Slot::Absent);
    let (mut title, mut http) = (Slot::Absent, Slot::Absent);
    let well = items(value, place, &SEGMENT, errors, |input| {
        if input.peek(LitStr) {
            return Err(expected(input, "a range or the path of a segment", SEGMENT.example));
        }
        // #[segment(60100..=60199)]
        if code_ahead(input) {
            let second = "a segment here has one range; give the other its own `#[segment(…)]`";
            return numbers.set_unnamed(input, range, second);
        }
        // #[segment(plan::REGISTER, http = 400)]
        if input.peek(Ident) && input.peek2(Token![::]) {
            let path = input.call(Path::parse_mod_style)?;
            return Err(syn::Error::new_spanned(
                path,
                "the path of a segment stands alone: its name, title and status are said where it is defined, and another one has its own `#[segment(…)]`",
            ));
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
        (Slot::Given(range), Slot::Given(name)) => {
            Some(Written::Inline(SegmentAttr { range, name, title, http }))
        }
        _ => None,
    }
}
