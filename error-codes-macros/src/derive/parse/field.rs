//! The attributes of a field: `#[detail]`, `#[source]`, `#[from]`.

use syn::{Attribute, Member, Meta};

use super::attribute::{DETAIL, items, misplaced};
use super::value::word;
use crate::derive::errors::{Errors, Place};
use crate::derive::model::{Detail, Field, Slot};

pub fn parse(member: Member, field: syn::Field, errors: &Errors) -> Field {
    let (mut detail, mut source, mut from) = (None, None, None);
    for attr in &field.attrs {
        match super::name(attr).as_str() {
            "detail" if detail.is_some() => errors.at(attr, "`#[detail]` is given twice; keep one"),
            // #[detail]
            "detail" => detail = Some(parse_detail(attr, errors)),
            // #[source]
            "source" => source = Some(Place::attribute(attr)),
            // #[from]
            "from" => from = Some(Place::attribute(attr)),
            "code" => misplaced(attr, "a variant", errors),
            "catalog" | "segment" => misplaced(attr, "the enum", errors),
            _ => {}
        }
    }
    Field { member, ty: field.ty, detail, source, from }
}

fn parse_detail(attr: &Attribute, errors: &Errors) -> Detail {
    let mut rename = Slot::Absent;
    if !matches!(attr.meta, Meta::Path(_)) {
        items(attr, &DETAIL, errors, |input| {
            let key = DETAIL.key(input)?;
            // #[detail(rename = "phone")]
            if key.name == "rename" {
                return rename.set(&key, word(input, key.usage));
            }
            rename.spoil();
            Err(DETAIL.unknown(&key))
        });
    }
    Detail { place: Place::attribute(attr), rename }
}
