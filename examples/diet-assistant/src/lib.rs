//! The diet assistant: users keep foods and meals, and an AI service makes plans of them.
//!
//! [`error`] is the catalogue: an enum a segment of [`plan`], composed into one. The other modules are the service, one
//! topic each. All state is in memory.

error_codes::language_packs! {
    /// What clients are told: the document's messages in English, its user prompts (用户提示) in Chinese.
    strict pub static PACKS = "en-US" => "locales/en-US.json", "zh-CN" => "locales/zh-CN.json"
}

mod ai;
mod app;
mod body;
mod clock;
pub mod error;
mod foods;
mod handlers;
mod limiter;
mod meals;
pub mod plan;
mod plans;
mod sealing;
mod sessions;
mod settings;
mod state;
mod users;

pub use app::app;
pub use error::DietError;
pub use settings::Settings;
