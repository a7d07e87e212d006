//! Names and keys: what clients and translators go by.

use super::entry::Draft;
use super::repeated;
use crate::derive::model::{Model, Slot, Variant};
use crate::errors::{Errors, Place};

/// How many bytes a name or a key may have.
pub const LONGEST: usize = u8::MAX as usize;

pub fn check_duplicates(drafts: &[Draft], errors: &Errors) {
    let named = drafts.iter().filter_map(|draft| {
        let name = draft.name.as_ref()?;
        Some((name.value.as_str(), (draft, name)))
    });
    for ((owner, first), (draft, name)) in repeated(named) {
        errors.conflict(
            Place::from(name.span),
            format!(
                "duplicate name `{}`: `{}` and `{}` both have it; give one of them `name = \"…\"`",
                name.value, draft.variant.ident, owner.variant.ident
            ),
            Place::from(first.span),
            format!("name `{}` first used here", name.value),
        );
    }
}

/// Names and keys are words, not texts: the table keeps their lengths in a byte.
pub fn check_lengths(drafts: &[Draft], errors: &Errors) {
    for draft in drafts {
        for (what, word) in [("name", &draft.name), ("key", &draft.key)] {
            let Some(word) = word else { continue };
            if word.value.len() > LONGEST {
                errors.at(
                    Place::from(word.span),
                    format!(
                        "a {what} of {} bytes; {LONGEST} are the most that it may have",
                        word.value.len()
                    ),
                );
            }
        }
    }
}

/// With `#[catalog(tonic)]` names are reasons: 3 to 63 characters, `[A-Z][A-Z0-9_]+[A-Z0-9]` (AIP-193).
pub fn check_reasons(model: &Model, drafts: &[Draft], errors: &Errors) {
    if model.catalog.tonic.is_absent() {
        return;
    }
    for name in drafts.iter().filter_map(|draft| draft.name.as_ref()) {
        // What is empty or far too long has been reported.
        if (1..=LONGEST).contains(&name.value.len()) && !is_reason(&name.value) {
            errors.at(
                Place::from(name.span),
                format!(
                    "`{}` cannot be the reason of a gRPC status (AIP-193), which has 3 to 63 of `A-Z`, `0-9` and `_`, a letter first and no `_` last; write another `name = \"…\"`",
                    name.value
                ),
            );
        }
    }
}

fn is_reason(name: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    (3..=63).contains(&name.len())
        && name.bytes().all(known)
        && name.starts_with(|first: char| first.is_ascii_uppercase())
        && !name.ends_with('_')
}

/// With `#[catalog(tonic)]` details are metadata: their names have 2 to 64 characters, `[a-z][a-zA-Z0-9-_]+` (`google.rpc.ErrorInfo`).
pub fn check_metadata(model: &Model, errors: &Errors) {
    if model.catalog.tonic.is_absent() {
        return;
    }
    for field in model.variants.iter().flat_map(Variant::details) {
        let Some(detail) = field.detail.as_ref().filter(|detail| !matches!(detail.rename, Slot::Faulty))
        else {
            continue;
        };
        let name = field.sent_as();
        let place = detail.rename.get().map_or(detail.place, |rename| Place::from(rename.span));
        if name == NUMERIC_CODE {
            errors.at(
                place,
                format!(
                    "`{name}` is where a gRPC status has the code; write another `#[detail(rename = \"…\")]`"
                ),
            );
        } else if !is_metadata(&name) {
            errors.at(
                place,
                format!(
                    "`{name}` cannot be a key of the metadata of a gRPC status, which has 2 to 64 of `a-z`, `A-Z`, `0-9`, `-` and `_`, a small letter first; write another `#[detail(rename = \"…\")]`"
                ),
            );
        }
    }
}

/// Where the runtime puts the code.
const NUMERIC_CODE: &str = "numeric_code";

fn is_metadata(name: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (2..=64).contains(&name.len())
        && name.bytes().all(known)
        && name.starts_with(|first: char| first.is_ascii_lowercase())
}

/// One key is one message: where two variants have it, their texts must not differ. With language packs the message is
/// theirs, and doc comments say what they like.
pub fn check_texts_of_one_key(model: &Model, drafts: &[Draft], errors: &Errors) {
    if !model.catalog.packs.is_absent() {
        return;
    }
    let keyed = drafts.iter().filter(|draft| !draft.variant.docs.text.is_empty()).filter_map(|draft| {
        let key = draft.key.as_ref()?;
        Some((key.value.as_str(), (draft, key)))
    });
    for ((owner, first), (draft, key)) in repeated(keyed) {
        let (own_text, first_text) = (&draft.variant.docs.text, &owner.variant.docs.text);
        if own_text != first_text {
            errors.conflict(
                Place::from(key.span),
                format!(
                    "key `{}` has two texts, \"{first_text}\" for `{}` and \"{own_text}\" for `{}`; use one text, or two keys",
                    key.value, owner.variant.ident, draft.variant.ident
                ),
                Place::from(first.span),
                format!("key `{}` first used here", key.value),
            );
        }
    }
}
