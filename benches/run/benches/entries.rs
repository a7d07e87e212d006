//! From a code to its entry.

use std::collections::HashMap;

use error_codes::ErrorCatalog;
use error_codes_bench_run::{Contest, picks};
use rustc_hash::FxHashMap;

use crate::generated::{
    Row, composed, dense_50, dense_500, dense_5000, segmented_50, segmented_500, segmented_5000, sparse_50,
    sparse_500, sparse_5000,
};

/// So many that all codes come, and no order is learnt.
const INPUTS: usize = 8_192;

pub fn contests() -> Vec<Contest> {
    macro_rules! contest {
        ($module:ident, $title:literal) => {{
            use $module::{CODES, Derived, PHF, ROWS, row};

            let inputs = || picks(&CODES, INPUTS);
            let hashed: HashMap<i64, &Row> = ROWS.iter().map(|row| (row.code, row)).collect();
            let fx: FxHashMap<i64, &Row> = ROWS.iter().map(|row| (row.code, row)).collect();
            Contest::new(concat!("code → entry, ", $title))
                .with("error-codes", inputs(), |code| {
                    Derived::CATALOG.get(*code).map_or(0, |entry| entry.code().cast_unsigned())
                })
                .with("`match` by hand", inputs(), |code| sum(row(*code)))
                .with("phf", inputs(), |code| sum(PHF.get(code).copied()))
                .with("HashMap", inputs(), move |code| sum(hashed.get(code).copied()))
                .with("HashMap of rustc-hash", inputs(), move |code| sum(fx.get(code).copied()))
                .with("binary search over the entries", inputs(), |code| {
                    sum(ROWS.binary_search_by_key(code, |row| row.code).ok().map(|index| &ROWS[index]))
                })
                .with("binary search over the codes", inputs(), |code| {
                    sum(CODES.binary_search(code).ok().map(|index| &ROWS[index]))
                })
        }};
    }
    vec![
        contest!(dense_50, "50 dense"),
        contest!(dense_500, "500 dense"),
        contest!(dense_5000, "5,000 dense"),
        contest!(segmented_50, "50 segmented"),
        contest!(segmented_500, "500 segmented"),
        contest!(segmented_5000, "5,000 segmented"),
        contest!(sparse_50, "50 sparse"),
        contest!(sparse_500, "500 sparse"),
        contest!(sparse_5000, "5,000 sparse"),
        contest!(composed, "an enum of 20 enums of 50"),
    ]
}

fn sum(row: Option<&Row>) -> u64 {
    row.map_or(0, |row| row.code.cast_unsigned())
}
