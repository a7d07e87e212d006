//! Numbers: one entry each, the right length, never a retired one.

use super::entry::{Draft, Resolved};
use super::numbers::{next_free, numbers, retired};
use super::repeated;
use crate::derive::model::{Model, Slot};
use crate::errors::Errors;

/// A code belongs to one variant, unless all that have it say `shared`.
pub fn check_duplicates(model: &Model, drafts: &[Draft], errors: &Errors) {
    let coded = drafts.iter().filter_map(|draft| Some((draft.code?.value, (draft, draft.code?))));
    for ((owner, first), (draft, code)) in repeated(coded) {
        let (value, first_ident) = (code.value, &owner.variant.ident);
        let remedy = match (owner.is_shared(), draft.is_shared()) {
            (true, true) => continue,
            (false, true) => {
                format!("write `shared` on `{first_ident}` too, or give one of them its own code")
            }
            (true, false) => "write `shared` here too, or give it its own code".to_owned(),
            (false, false) => match next_free(model, value) {
                Some(free) => format!("`{free}` is free"),
                None => "give it its own code".to_owned(),
            },
        };
        errors.conflict(
            code.place,
            format!(
                "duplicate code `{value}`: `{}` and `{first_ident}` both claim it; {remedy}",
                draft.variant.ident
            ),
            first.place,
            format!("code `{value}` first used here"),
        );
    }
}

/// Variants that share a code share its status.
pub fn check_shared_statuses(drafts: &[Draft], errors: &Errors) {
    let shared = drafts.iter().filter(|draft| draft.is_shared());
    let known = shared.filter_map(|draft| match draft.status? {
        Resolved::Known(status) => Some((draft.code?.value, (draft, draft.code?, status))),
        Resolved::Planned(_) => None,
    });
    for ((owner, first, first_status), (draft, code, status)) in repeated(known) {
        if first_status != status {
            errors.conflict(
                code.place,
                format!(
                    "shared code `{}` has status {status} for `{}` and {first_status} for `{}`; give both one status",
                    code.value, draft.variant.ident, owner.variant.ident
                ),
                first.place,
                format!("code `{}` first used here, with status {first_status}", code.value),
            );
        }
    }
}

pub fn check_digits(model: &Model, drafts: &[Draft], errors: &Errors) {
    let Slot::Given(digits) = &model.catalog.digits else { return };
    for code in drafts.iter().filter_map(|draft| draft.code) {
        let count = code.value.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
        if count != digits.value {
            let s = if count == 1 { "" } else { "s" };
            errors.conflict(
                code.place,
                format!(
                    "code `{}` has {count} digit{s}, and every code of `{}` has {}; take one with {}",
                    code.value, model.ident, digits.value, digits.value
                ),
                digits.place,
                "the number of digits is set here",
            );
        }
    }
}

/// The success code is no error's code, and not retired.
pub fn check_success(model: &Model, drafts: &[Draft], errors: &Errors) {
    let Slot::Given(success) = &model.catalog.success else { return };
    let value = success.code.value;
    for draft in drafts {
        let Some(code) = draft.code.filter(|code| code.value == value) else { continue };
        errors.conflict(
            code.place,
            format!(
                "code `{value}` of `{}` is the success code; an error needs its own",
                draft.variant.ident
            ),
            success.code.place,
            format!("success code `{value}` declared here"),
        );
    }
    if let Some(range) = retired(model).iter().find(|range| range.contains(value)) {
        errors.conflict(
            success.code.place,
            format!("success code `{value}` is retired; a retired number is never used again"),
            range.place,
            format!("`{value}` retired here"),
        );
    }
}

pub fn check_retired(model: &Model, drafts: &[Draft], errors: &Errors) {
    for draft in drafts {
        let Some(code) = draft.code else { continue };
        let Some(range) = retired(model).iter().find(|range| range.contains(code.value)) else { continue };
        let remedy = match next_free(model, code.value) {
            Some(free) => format!("`{free}` is free"),
            None => "take another".to_owned(),
        };
        errors.conflict(
            code.place,
            format!("code `{}` is retired and must never be used again; {remedy}", code.value),
            range.place,
            format!("`{}` retired here", code.value),
        );
    }
}

pub fn check_retired_twice(model: &Model, errors: &Errors) {
    let ranges = retired(model);
    for (index, range) in ranges.iter().enumerate() {
        for earlier in &ranges[..index] {
            if let Some((first, last)) = range.overlap(earlier) {
                errors.conflict(
                    range.place,
                    format!("{} retired twice; name each number once", numbers(first, last)),
                    earlier.place,
                    "first retired here",
                );
            }
        }
    }
}
