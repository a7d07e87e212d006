//! A field and its attributes: `#[detail]`, `#[source]`, `#[from]`.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::{Index, Member, Token, Visibility};

use super::Foreign;
use super::attribute::{DETAIL, items, misplaced};
use super::header;
use super::value::word;
use crate::derive::model::{Detail, Field, Slot};
use crate::errors::{Errors, Place};

/// The field that comes next; `index` where it is one of a tuple.
pub fn parse(
    input: ParseStream,
    index: Option<usize>,
    foreign: &mut Foreign,
    errors: &Errors,
) -> syn::Result<Field> {
    let (mut detail, mut source, mut from) = (None, None, None);
    while let Some(header) = header::next(input) {
        match header.name.as_str() {
            "detail" if detail.is_some() => errors.at(header.place, "`#[detail]` is given twice; keep one"),
            // #[detail]
            "detail" => {
                detail = Some(header::enter(input, |value| parse_detail(value, header.place, errors))?);
                continue;
            }
            // #[source]
            "source" => foreign.field(&header, &mut source),
            // #[from]
            "from" => foreign.field(&header, &mut from),
            "code" => misplaced(&header, "a variant", errors),
            "catalog" | "segment" => misplaced(&header, "the enum", errors),
            _ => {}
        }
        header::skip(input)?;
    }
    input.parse::<Visibility>()?;
    let member = if let Some(index) = index {
        Member::Unnamed(Index::from(index))
    } else {
        let ident: Ident = input.parse()?;
        input.parse::<Token![:]>()?;
        Member::Named(ident)
    };
    Ok(Field { member, ty: input.parse()?, detail, source, from })
}

fn parse_detail(value: ParseStream, place: Place, errors: &Errors) -> Detail {
    let mut rename = Slot::Absent;
    if !value.is_empty() {
        items(value, place, &DETAIL, errors, |input| {
            let key = DETAIL.key(input)?;
            // #[detail(rename = "phone")]
            if key.name == "rename" {
                return rename.set(&key, word(input, key.usage));
            }
            if DETAIL.meant(&key).is_some() {
                rename.spoil();
            }
            Err(DETAIL.unknown(&key))
        });
    }
    Detail { place, rename }
}
