//! A gateway before one upstream service, the mall: what the upstream answers goes through unchanged, errors too, and what
//! keeps it from answering is an error of the gateway's own catalogue.

error_codes::language_packs! {
    /// What the gateway says.
    strict pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

mod app;
pub mod error;
mod headers;
pub mod plan;
mod proxy;
mod settings;

pub use app::router;
pub use error::GatewayError;
pub use settings::Settings;
