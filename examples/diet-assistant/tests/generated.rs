//! The document and the clients in the folder `generated`. After a change of the catalogue,
//! `ERROR_CODES_UPDATE=1 cargo test -p diet-assistant --test generated` writes them.

use diet_assistant::DietError;
use error_codes::ErrorCatalog;
use error_codes::export::{self, Snapshot, assert_up_to_date};

#[test]
fn what_is_generated_is_up_to_date() {
    let snapshot = Snapshot::of(DietError::CATALOG);
    assert_up_to_date("generated/errors.md", &export::markdown(&snapshot, "zh-CN"));
    assert_up_to_date("generated/errors.ts", &export::typescript(&snapshot));
    assert_up_to_date("generated/errors.py", &export::python(&snapshot));
}
