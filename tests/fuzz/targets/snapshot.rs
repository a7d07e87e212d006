//! Any text as an exported catalogue: it is read, and then written and read again is the same; or it is refused in words.

#![no_main]

use error_codes::export::{self, Snapshot};
use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|text: &str| -> Corpus {
    let snapshot = match Snapshot::from_json(text) {
        Ok(snapshot) => snapshot,
        Err(invalid) => {
            assert!(!invalid.to_string().is_empty());
            return Corpus::Keep;
        }
    };
    let json = export::json(&snapshot);
    assert_eq!(Snapshot::from_json(&json).as_ref(), Ok(&snapshot));

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
    let locales = snapshot.locales();
    assert!(locales.iter().all(|locale| !locale.is_empty()));
    Corpus::Keep
});
