//! The rules that need more than one attribute: what one enum's own tokens can contradict.
//!
//! [`check`] reads as the list of rules. It alone makes a [`Catalogue`], so that `expand` never sees an unchecked enum.

mod codes;
mod entry;
mod fields;
mod legacy;
mod names;
mod numbers;
mod parts;
mod segments;
mod text;

use proc_macro2::{Span, TokenStream};

pub use self::entry::{Entry, Resolved};
pub use self::parts::Part;
pub use self::text::Placeholder;
use super::model::Model;
use crate::errors::Errors;
use crate::order::{firsts, order};

/// An enum without contradictions.
pub struct Catalogue<'a> {
    pub model: &'a Model,
    /// One for each variant that has a code of its own, in declaration order.
    pub entries: Vec<Entry<'a>>,
    /// The indices of the entries, sorted by code; of one shared code in declaration order.
    pub by_code: Vec<usize>,
    /// The transparent variants.
    pub parts: Vec<Part<'a>>,
}

/// The items whose key an earlier item has too: the first that has it, and the later one, in order of the later ones.
fn repeated<K: Ord, T: Copy>(items: impl Iterator<Item = (K, T)>) -> Vec<(T, T)> {
    let items: Vec<(K, T)> = items.collect();
    let firsts = firsts(items.len(), &|a, b| items[a].0.cmp(&items[b].0));
    let later = firsts.into_iter().enumerate().filter(|(later, first)| later != first);
    later.map(|(later, first)| (items[first].1, items[later].1)).collect()
}

/// Checks `model` and adds what it finds to the faults of the parser.
pub fn check(model: &Model, errors: Errors) -> Result<Catalogue<'_>, TokenStream> {
    segments::check_names(model, &errors);
    segments::check_overlap(model, &errors);
    let parts = parts::parts(model, &errors);
    let drafts = entry::drafts(model, &errors);
    segments::check_codes_inside(model, &drafts, &errors);
    segments::check_retired_inside(model, &errors);
    codes::check_duplicates(model, &drafts, &errors);
    codes::check_shared_statuses(&drafts, &errors);
    codes::check_digits(model, &drafts, &errors);
    codes::check_success(model, &drafts, &errors);
    codes::check_retired(model, &drafts, &errors);
    codes::check_retired_twice(model, &errors);
    legacy::check_live(model, &drafts, &errors);
    legacy::check_claimed_twice(model, &errors);
    names::check_lengths(&drafts, &errors);
    names::check_duplicates(&drafts, &errors);
    names::check_reasons(model, &drafts, &errors);
    names::check_metadata(model, &errors);
    names::check_texts_of_one_key(model, &drafts, &errors);
    for draft in drafts.iter().filter(|draft| !draft.placeholders.is_empty()) {
        text::check_placeholders(draft.variant, &errors);
    }
    fields::check_retry(model, &errors);
    fields::check_details(model, &errors);
    fields::check_error_attributes(model, &errors);

    errors.finish()?;
    let entries: Option<Vec<_>> = drafts.into_iter().map(entry::Draft::finish).collect();
    let Some(entries) = entries else {
        // Every draft that cannot be finished has reported why.
        return Err(
            syn::Error::new(Span::call_site(), "incomplete entry: please report this").into_compile_error()
        );
    };
    let by_code = order(entries.len(), &|a, b| entries[a].code.value.cmp(&entries[b].code.value));
    Ok(Catalogue { model, entries, by_code, parts })
}
