//! Any text as an exported catalogue: it is read, and written and read again it is the same; or it is refused in words. Whatever is
//! read can be exported in every format, and locked.

#![no_main]

use error_codes::diff;
use error_codes::export::{self, Format, Snapshot};
use error_codes::lock::Lock;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|text: &str| {
    match Snapshot::from_json(text) {
        Ok(snapshot) => check(&snapshot),
        Err(invalid) => assert!(!invalid.to_string().is_empty()),
    }
});

fn check(snapshot: &Snapshot) {
    assert_eq!(Snapshot::from_json(&export::json(snapshot)).as_ref(), Ok(snapshot));
    let public = snapshot.clone().public();
    assert_eq!(Snapshot::from_json(&export::json(&public)).as_ref(), Ok(&public));

    for entry in &snapshot.entries {
        assert!(snapshot.get_all(entry.code).contains(entry));
        for legacy in &entry.legacy {
            assert!(snapshot.legacy(legacy.code).any(|found| found == entry));
        }
        let segment = snapshot.segment_of(entry.code);
        assert!(segment.is_none_or(|segment| segment.contains(entry.code)));
        let message = entry.message("zh-CN, en;q=0.5");
        assert!(message == entry.key || entry.text.values().any(|text| text == message));
    }
    for (first, last) in &snapshot.retired {
        assert!(snapshot.is_retired(*first) && snapshot.is_retired(*last));
    }

    for format in Format::ALL {
        let text = format.write(snapshot, "en-US");
        let is_json = format.extension().ends_with("json");
        assert!(!is_json || serde_json::from_str::<Value>(&text).is_ok(), "{}: {text}", format.name());
    }

    let lock = Lock::of(snapshot);
    assert_eq!(lock.to_string().parse().as_ref(), Ok(&lock), "{lock}");
    assert_eq!(lock.changes(snapshot), []);
    assert_eq!(diff::changes(snapshot, snapshot), []);
}
