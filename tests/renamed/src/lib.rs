//! The runtime crate under another name, and through a path of the user's own.

#[doc(hidden)]
pub mod facade {
    pub use catalogue;
}

use catalogue::ErrorCatalog;

/// Says the other name.
#[derive(Debug, ErrorCatalog)]
#[catalog(crate = ::catalogue, error, axum, actix, poem, salvo, tonic, utoipa, keys = "renamed", http = 400, success(20000, msg = "ok"))]
#[segment(1..=9, name = "renamed", title = "Renamed")]
pub enum Renamed {
    /// first {first}
    #[code(1, hint = "hint", retry = after(wait), log = info, grpc = ABORTED, was(100))]
    First {
        /// A detail.
        #[detail]
        first: u8,
        /// Seconds.
        wait: u32,
    },
    /// second
    #[code(2)]
    Second(#[from] std::fmt::Error),
}

catalogue::language_packs! {
    /// The macro needs no attribute to find the crate.
    pub static PACKS = "zh-CN" => "locales/zh-CN.json"
}

/// Says its messages with them.
#[derive(ErrorCatalog)]
#[catalog(crate = ::catalogue, packs = PACKS, http = 400)]
pub enum Packed {
    /// second
    #[code(1, msg = "packed.second")]
    Second,
}

/// Goes through a re-export.
#[derive(ErrorCatalog)]
#[catalog(crate = crate::facade::catalogue, debug, keys = "facade", http = 400)]
pub enum Facade {
    /// first
    #[code(1)]
    First,
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::ErrorCode;

    #[test]
    fn both_names_lead_to_the_crate() {
        assert_eq!(Renamed::First { first: 1, wait: 2 }.to_string(), "first 1");
        assert_eq!(Facade::First.code(), 1);
        assert_eq!(catalogue::Report::of(&Packed::Second).message(), "第二");
    }
}
