//! Names and keys: what clients and translators go by.

use super::entry::Draft;
use super::repeated;
use crate::derive::model::Model;
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
