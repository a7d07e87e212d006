//! The meal planner: users register by email, and tasks make plans of meals for them.
//!
//! [`error`] is the catalogue: an enum a code, since a code is an HTTP status and has several messages. The other modules
//! are the service, one topic each. All state is in memory.

error_codes::language_packs! {
    /// What clients are told. The document's messages are the Chinese ones.
    strict pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

mod app;
mod body;
mod clock;
mod envelope;
pub mod error;
mod fields;
mod handlers;
mod limiter;
mod mail;
pub mod plan;
mod plans;
mod registration;
mod sessions;
mod settings;
mod state;
mod tasks;
mod users;

pub use app::service;
pub use error::MealPlanError;
pub use settings::Settings;
