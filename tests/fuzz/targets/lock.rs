//! Any text as a lock: it is read, and written and read again it is the same; or each fault has a line. Whatever was locked, once a
//! catalogue is published the lock is that catalogue's.

#![no_main]

use std::sync::LazyLock;

use error_codes::ErrorCatalog;
use error_codes::export::Snapshot;
use error_codes::lock::Lock;
use libfuzzer_sys::fuzz_target;

#[derive(ErrorCatalog)]
#[catalog(name = "mall", keys = "a", http = 409, retired(7..=8, 12), success(0, msg = "ok"))]
#[allow(dead_code, reason = "its catalogue is what counts")]
enum MallError {
    /// {0}
    #[code(1)]
    A(#[detail] u8),
    #[code(2, shared, was(3, reused))]
    B,
    #[code(2, shared, msg = "a.key")]
    C,
    #[code(-9, http = 500, was(5))]
    D,
}

static MALL: LazyLock<Snapshot> = LazyLock::new(|| Snapshot::of(MallError::CATALOG));

fuzz_target!(|text: &str| {
    let lock: Lock = match text.parse() {
        Ok(lock) => lock,
        Err(faults) => {
            let lines = text.lines().count().max(1);
            assert!(faults.faults().next().is_some());
            for (line, fault) in faults.faults() {
                assert!((1..=lines).contains(&line) && !fault.is_empty(), "line {line}: {fault}");
            }
            return;
        }
    };
    let written = lock.to_string();
    assert_eq!(written.parse().as_ref(), Ok(&lock), "{written}");

    for change in lock.changes(&MALL) {
        assert!(!change.to_string().is_empty());
    }
    let updated = lock.updated(&MALL);
    assert_eq!(updated.changes(&MALL), [], "{updated}");
    assert_eq!(updated.updated(&MALL), updated);
    let written = updated.to_string();
    assert_eq!(written.parse(), Ok(updated), "{written}");
});
