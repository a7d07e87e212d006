//! The documents and clients in the folder `generated`. After a change of the catalogue,
//! `ERROR_CODES_UPDATE=1 cargo test -p mall --test generated` writes them.

use error_codes::ErrorCatalog;
use error_codes::export::{self, Snapshot, assert_up_to_date};
use mall::MallError;

#[test]
fn what_is_generated_is_up_to_date() {
    let snapshot = Snapshot::of(MallError::CATALOG);
    assert_up_to_date("generated/errors.zh-CN.md", &export::markdown(&snapshot, "zh-CN"));
    assert_up_to_date("generated/errors.en-US.md", &export::markdown(&snapshot, "en-US"));
    assert_up_to_date("generated/errors.ts", &export::typescript(&snapshot));
    assert_up_to_date("generated/errors.py", &export::python(&snapshot));
    assert_up_to_date("generated/errors.openapi.json", &export::openapi(&snapshot));
    assert_up_to_date("generated/errors.csv", &export::csv(&snapshot));
    // What is left to translate.
    assert_up_to_date("generated/ja-JP.json", &export::i18n(&snapshot, "ja-JP"));
}
