//! What a status of gRPC can carry: names as reasons, details as metadata.

use super::Part;
use crate::diagnosis::{Message, same};

/// Refuses a part with a name that cannot be the reason of a status, 3 to 63 characters `[A-Z][A-Z0-9_]+[A-Z0-9]`
/// ([AIP-193](https://google.aip.dev/193)), or with a detail that cannot be metadata, 2 to 64 characters `[a-z][a-zA-Z0-9-_]+`
/// ([`google.rpc.ErrorInfo`](https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto)).
#[track_caller]
pub const fn reasons_fit(part: &Part) {
    let leaves = part.catalog.leaves();
    let mut leaf = 0;
    while leaf < leaves.len() {
        let entries = leaves[leaf].entries;
        let mut row = 0;
        while row < entries.len() {
            let name = entries[row].name();
            if !is_reason(name) {
                Message::new()
                    .text("name `")
                    .text(name)
                    .text("` of `")
                    .owner(leaves[leaf], row)
                    .text("` cannot be the reason of a gRPC status (AIP-193), which has 3 to 63 of `A-Z`, `0-9` and `_`, a letter first and no `_` last; write another `name = \"…\"` there")
                    .panic();
            }
            if let Some(detail) = stray(entries[row].detail_names()) {
                Message::new()
                    .text("detail `")
                    .text(detail)
                    .text("` of `")
                    .owner(leaves[leaf], row)
                    .text("` cannot be a key of the metadata of a gRPC status, which has 2 to 64 of `a-z`, `A-Z`, `0-9`, `-` and `_`, a small letter first, and is not `numeric_code`; write another `#[detail(rename = \"…\")]` there")
                    .panic();
            }
            row += 1;
        }
        leaf += 1;
    }
}

const fn is_reason(name: &str) -> bool {
    let name = name.as_bytes();
    if name.len() < 3 || name.len() > 63 || !name[0].is_ascii_uppercase() || name[name.len() - 1] == b'_' {
        return false;
    }
    let mut index = 0;
    while index < name.len() {
        if !matches!(name[index], b'A'..=b'Z' | b'0'..=b'9' | b'_') {
            return false;
        }
        index += 1;
    }
    true
}

/// The first of these names, with a space between them, that cannot be metadata.
const fn stray(names: &str) -> Option<&str> {
    let bytes = names.as_bytes();
    let mut from = 0;
    while from < bytes.len() {
        let mut to = from;
        let mut fits = bytes[from].is_ascii_lowercase();
        while to < bytes.len() && bytes[to] != b' ' {
            fits = fits && matches!(bytes[to], b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_');
            to += 1;
        }
        let name = names.split_at(to).0.split_at(from).1;
        if !fits || name.len() < 2 || name.len() > 64 || same(name, "numeric_code") {
            return Some(name);
        }
        from = to + 1;
    }
    None
}
