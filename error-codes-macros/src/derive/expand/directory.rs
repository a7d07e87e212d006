//! How look-ups find the row of a code: by pages where codes are dense, by search where they are sparse.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::derive::check::Catalogue;

/// The runtime's page size.
const PAGE: usize = 64;
/// No block, and no row.
const NONE: u16 = u16::MAX;

pub fn directory(catalogue: &Catalogue) -> TokenStream {
    let codes: Vec<i64> =
        catalogue.by_code.iter().map(|&index| catalogue.entries[index].code.value).collect();
    let Some((first, pages, slots)) = pages(&codes) else {
        let mut bytes = Vec::with_capacity(8 * codes.len());
        for code in codes {
            bytes.extend_from_slice(&code.to_le_bytes());
        }
        let bytes = Literal::byte_string(&bytes);
        return quote!(__codes::Directory::Column(#bytes));
    };
    let first = Literal::i64_unsuffixed(first);
    let [pages, slots] = [pages, slots].map(|numbers| {
        let mut bytes = Vec::with_capacity(2 * numbers.len());
        for number in numbers {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        Literal::byte_string(&bytes)
    });
    quote!(__codes::Directory::Pages { first: #first, pages: #pages, slots: #slots })
}

/// The first code, the block of slots of each page, and the row of each slot, for sorted `codes`, where that is worth
/// its memory: no more than 64 bytes a code.
fn pages(codes: &[i64]) -> Option<(i64, Vec<u16>, Vec<u16>)> {
    let (first, last) = (*codes.first()?, *codes.last()?);
    let offset = |code: i64| usize::try_from(code.wrapping_sub(first).cast_unsigned());
    let (limit, page_count) = (64 * codes.len() + 512, offset(last).ok()? / PAGE + 1);
    if codes.len() >= usize::from(NONE) || page_count > limit {
        return None;
    }
    let mut pages = vec![NONE; page_count];
    let mut slots = Vec::new();
    for (row, code) in codes.iter().enumerate() {
        let offset = offset(*code).ok()?;
        let page = &mut pages[offset / PAGE];
        if *page == NONE {
            *page = u16::try_from(slots.len() / PAGE).ok()?;
            slots.resize(slots.len() + PAGE, NONE);
        }
        let slot = &mut slots[usize::from(*page) * PAGE + offset % PAGE];
        if *slot == NONE {
            *slot = u16::try_from(row).ok()?;
        }
    }
    (2 * (pages.len() + slots.len()) <= limit).then_some((first, pages, slots))
}
