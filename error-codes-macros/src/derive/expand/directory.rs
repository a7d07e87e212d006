//! How look-ups find the row of a code: pages where codes are dense, a column where they are sparse.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::derive::check::Catalogue;

/// The runtime's page size.
const PAGE: u64 = 64;

/// The statics and the directory of them.
pub fn directory(catalogue: &Catalogue) -> (TokenStream, TokenStream) {
    let codes: Vec<i64> = catalogue.by_code.iter().map(|&index| catalogue.entries[index].code).collect();
    if let Some((pages, slots)) = pages(&codes) {
        let (pages, slots) = (Literal::u64_unsuffixed(pages), Literal::u64_unsuffixed(slots));
        let pages = quote! {
            static __PAGES: __codes::Pages<#pages, #slots> = __codes::Pages::new(&__ENTRIES);
        };
        (pages, quote!(__PAGES.directory()))
    } else {
        let count = Literal::usize_unsuffixed(codes.len());
        let column = quote! {
            static __CODES: [i64; #count] = __codes::column(&__ENTRIES);
        };
        (column, quote!(__codes::Directory::Column(&__CODES)))
    }
}

/// How many pages and slots the sorted `codes` need, where that is worth its memory: no more than 64 bytes a code,
/// less than an entry takes itself.
fn pages(codes: &[i64]) -> Option<(u64, u64)> {
    let (first, last) = (*codes.first()?, *codes.last()?);
    let page_of = |code: i64| code.wrapping_sub(first).cast_unsigned() / PAGE;
    let pages = page_of(last) + 1;
    let mut used = 1;
    for pair in codes.windows(2) {
        used += u64::from(page_of(pair[0]) != page_of(pair[1]));
    }
    let slots = used * PAGE;
    let bytes = 2 * (pages.checked_add(slots)?);
    let count = u64::try_from(codes.len()).ok()?;
    (bytes <= 64 * count + 512 && count < u64::from(u16::MAX)).then_some((pages, slots))
}
