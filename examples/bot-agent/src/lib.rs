//! A service for bots, their workflows, groups, messages, memories and knowledge, which answers every request from one
//! catalogue of errors.
//!
//! [`error`] is the catalogue; [`api`] is what clients see; the other modules are the service, one topic each. All state is in
//! memory.

error_codes::language_packs! {
    /// What this service says, in Chinese and English.
    strict pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

mod access;
pub mod agent;
pub mod api;
mod bots;
mod clock;
mod cron;
pub mod error;
mod groups;
pub mod journal;
mod knowledge;
mod memories;
mod messages;
pub mod plan;
mod runner;
pub mod scheduler;
mod system;
pub mod upstream;
mod validation;
mod workflows;

pub use agent::Agent;
pub use error::AgentError;
