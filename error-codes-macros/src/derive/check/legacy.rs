//! Numbers that entries had before: each leads to one entry, and to none that is live under it.

use super::entry::Draft;
use crate::derive::model::{Code, Model, Slot, Variant, Was};
use crate::errors::Errors;
use crate::order::{firsts, order};

fn claims(model: &Model) -> Vec<(&Variant, &Was)> {
    let mut claims = Vec::new();
    for variant in &model.variants {
        if let Slot::Given(attr) = &variant.code {
            claims.extend(attr.was.list().iter().map(|was| (variant, was)));
        }
    }
    claims
}

pub fn check_live(model: &Model, drafts: &[Draft], errors: &Errors) {
    let claims = claims(model);
    if claims.is_empty() {
        return;
    }
    let success = model.catalog.success.get().map(|success| (success.code, None));
    let own = drafts.iter().filter_map(|draft| Some((draft.code?, Some(draft.variant))));
    let live: Vec<(Code, Option<&Variant>)> = success.into_iter().chain(own).collect();
    let order = order(live.len(), &|a, b| live[a].0.value.cmp(&live[b].0.value));
    for (variant, was) in claims {
        let at = order.partition_point(|&index| live[index].0.value < was.code.value);
        let Some((code, owner)) = order.get(at).map(|&index| &live[index]) else { continue };
        if code.value != was.code.value {
            continue;
        }
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
                format!(
                    "legacy code `{number}` of `{}` is live: it is {}; if the number was given away, write `was({number}, reused)`",
                    variant.ident,
                    owner.map_or("the success code".to_owned(), |owner| format!("the code of `{}`", owner.ident))
                ),
                code.place,
                format!("`{number}` in use here"),
            );
        }
    }
}

pub fn check_claimed_twice(model: &Model, errors: &Errors) {
    let claims = claims(model);
    let firsts = firsts(claims.len(), &|a, b| claims[a].1.code.value.cmp(&claims[b].1.code.value));
    for (index, (variant, was)) in claims.iter().enumerate() {
        let number = was.code.value;
        let earlier =
            || (firsts[index]..index).filter(|&at| firsts[at] == firsts[index]).map(|at| claims[at]);
        if let Some((_, first)) = earlier().find(|(owner, _)| std::ptr::eq(*owner, *variant)) {
            errors.conflict(
                was.code.place,
                format!("legacy code `{number}` is given twice for `{}`; keep one", variant.ident),
                first.code.place,
                format!("`{number}` first given here"),
            );
        } else if let Some((owner, first)) = earlier().find(|(_, first)| !first.reused && !was.reused) {
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
    }
}
