//! Codes that answer what a framework rejects, which may be those of a part.

use super::{Part, lower_bound};
use crate::catalog::Catalog;
use crate::diagnosis::Message;

/// Refuses a rejection that names no entry.
#[track_caller]
pub const fn rejection_known(catalog: &Catalog, parts: &[Part], kind: &str, code: i64) {
    let mut part = 0;
    while part < parts.len() {
        // A part that does not compile may have the entry.
        if parts[part].catalog.leaves().is_empty() {
            return;
        }
        part += 1;
    }
    let entries = catalog.entries();
    let row = lower_bound(entries, code);
    if row == entries.len() || entries[row].code() != code {
        Message::new()
            .text("no entry of `")
            .text(catalog.name())
            .text("` has the code ")
            .number(code)
            .text(", which should answer `")
            .text(kind)
            .text("`; name a code of the catalogue")
            .panic();
    } else if entries[row].shows_fields() {
        Message::new()
            .text("the message of code ")
            .number(code)
            .text(" shows fields, and nothing fills them in where it answers `")
            .text(kind)
            .text("`; name an entry whose message shows none")
            .panic();
    }
}
