//! Names and keys: what clients and translators go by.

use std::collections::BTreeMap;

use super::entry::Draft;
use crate::derive::errors::{Errors, Place};
use crate::derive::model::Word;

pub fn check_duplicates(drafts: &[Draft], errors: &Errors) {
    let mut owners: BTreeMap<&str, (&Draft, &Word)> = BTreeMap::new();
    for draft in drafts {
        let Some(name) = &draft.name else { continue };
        let (owner, first) = owners.entry(&name.value).or_insert((draft, name));
        if !std::ptr::eq(*owner, draft) {
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
}

/// One key is one message: where two variants have it, their texts must not differ.
pub fn check_texts_of_one_key(drafts: &[Draft], errors: &Errors) {
    let mut owners: BTreeMap<&str, (&Draft, &Word)> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| !draft.variant.docs.text.is_empty()) {
        let Some(key) = &draft.key else { continue };
        let (owner, first) = owners.entry(&key.value).or_insert((draft, key));
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
