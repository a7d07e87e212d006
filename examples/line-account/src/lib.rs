//! A manager of Line accounts: a service that answers every request, and every WebSocket message, from one catalogue.

error_codes::language_packs! {
    /// What the service says: every message in both languages.
    strict pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

pub mod error;
pub mod plan;

pub use error::LineError;
