//! The document and the clients in the folder `generated`. After a change of the catalogue,
//! `ERROR_CODES_UPDATE=1 cargo test -p line-account --test generated` writes them.

use error_codes::ErrorCatalog;
use error_codes::export::{self, Snapshot, assert_up_to_date};
use line_account::LineError;

#[test]
fn what_is_generated_is_up_to_date() {
    let snapshot = Snapshot::of(LineError::CATALOG);
    assert_up_to_date("generated/errors.md", &export::markdown(&snapshot, "zh-CN"));
    assert_up_to_date("generated/errors.ts", &export::typescript(&snapshot));
    assert_up_to_date("generated/errors.py", &export::python(&snapshot));
}
