//! From a variant to its code.

use error_codes::ErrorCode;
use error_codes_bench_run::{Contest, picks};
use strum::EnumProperty;

use crate::generated::{composed, segmented_50, segmented_500, segmented_5000, sparse_5000};

/// So many that all variants come, and no order is learnt.
const INPUTS: usize = 8_192;

pub fn contests() -> Vec<Contest> {
    macro_rules! contest {
        ($module:ident, $title:literal) => {
            Contest::new(concat!("variant → code, ", $title))
                .with("error-codes", picks($module::Derived::ALL, INPUTS), |error| {
                    error.code().cast_unsigned()
                })
                .with("`match` by hand", picks($module::Hand::ALL, INPUTS), |error| {
                    error.code().cast_unsigned()
                })
        };
    }
    macro_rules! with_num_enum {
        ($contest:expr, $module:ident) => {
            $contest.with(
                "num_enum: the code as discriminant",
                picks($module::NumEnum::ALL, INPUTS),
                |error| i64::from(*error).cast_unsigned(),
            )
        };
    }
    macro_rules! with_strum {
        ($contest:expr, $module:ident) => {
            $contest.with("strum: the code as property", picks($module::Strum::ALL, INPUTS), |error| {
                error.get_int("code").unwrap_or_default().cast_unsigned()
            })
        };
    }
    vec![
        with_strum!(with_num_enum!(contest!(segmented_50, "50 variants"), segmented_50), segmented_50),
        with_strum!(with_num_enum!(contest!(segmented_500, "500 variants"), segmented_500), segmented_500),
        with_num_enum!(contest!(segmented_5000, "5,000 variants"), segmented_5000),
        contest!(sparse_5000, "5,000 variants in no order"),
        contest!(composed, "an enum of 20 enums of 50 variants"),
    ]
}
