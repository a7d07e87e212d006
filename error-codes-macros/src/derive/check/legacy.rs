//! Numbers that entries had before: each leads to one entry, and to none that is live under it.

use std::collections::BTreeMap;

use super::entry::Draft;
use crate::derive::model::{Model, Variant, Was};
use crate::errors::Errors;

fn claims(model: &Model) -> impl Iterator<Item = (&Variant, &Was)> {
    model.variants.iter().flat_map(|variant| {
        let was = variant.code.get().and_then(|attr| attr.was.get());
        was.into_iter().flatten().map(move |was| (variant, was))
    })
}

pub fn check_live(model: &Model, drafts: &[Draft], errors: &Errors) {
    if claims(model).next().is_none() {
        return;
    }
    let mut live = BTreeMap::new();
    if let Some(success) = model.catalog.success.get() {
        live.insert(success.code.value, ("the success code".to_owned(), success.code.place));
    }
    for draft in drafts {
        if let Some(code) = draft.code {
            live.entry(code.value)
                .or_insert_with(|| (format!("the code of `{}`", draft.variant.ident), code.place));
        }
    }
    for (variant, was) in claims(model) {
        let Some((owner, place)) = live.get(&was.code.value) else { continue };
        let own = drafts.iter().any(|draft| {
            std::ptr::eq(draft.variant, variant)
                && draft.code.is_some_and(|code| code.value == was.code.value)
        });
        let number = was.code.value;
        if own {
            errors.at(
                was.code.place,
                format!("`{number}` is the code that `{}` has now; take it out of `was(…)`", variant.ident),
            );
        } else if !was.reused {
            errors.conflict(
                was.code.place,
                format!("legacy code `{number}` of `{}` is live: it is {owner}; if the number was given away, write `was({number}, reused)`", variant.ident),
                *place,
                format!("`{number}` in use here"),
            );
        }
    }
}

pub fn check_claimed_twice(model: &Model, errors: &Errors) {
    let mut claimed: BTreeMap<i64, Vec<(&Variant, &Was)>> = BTreeMap::new();
    for (variant, was) in claims(model) {
        let number = was.code.value;
        let earlier = claimed.entry(number).or_default();
        if let Some((_, first)) = earlier.iter().find(|(owner, _)| std::ptr::eq(*owner, variant)) {
            errors.conflict(
                was.code.place,
                format!("legacy code `{number}` is given twice for `{}`; keep one", variant.ident),
                first.code.place,
                format!("`{number}` first given here"),
            );
        } else if let Some((owner, first)) = earlier.iter().find(|(_, first)| !first.reused && !was.reused) {
            errors.conflict(
                was.code.place,
                format!(
                    "legacy code `{number}` is claimed by both `{}` and `{}`; write `was({number}, reused)` for the one that lost it",
                    variant.ident, owner.ident
                ),
                first.code.place,
                format!("`{number}` first claimed here"),
            );
        }
        earlier.push((variant, was));
    }
}
