//! A manager of Line accounts: a service that answers every request, and every WebSocket message, from one catalogue.
//!
//! [`error`] is the catalogue, the other modules are the service, one topic each. All state is in memory and starts from
//! the same few users and groups (`seed`).

error_codes::language_packs! {
    /// What the service says: every message in both languages.
    strict pub static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
}

mod accounts;
mod app;
mod checks;
mod clock;
mod confirm;
mod connections;
mod customers;
pub mod error;
mod form;
mod groups;
mod incoming;
mod library;
mod message;
mod models;
mod openapi;
mod paging;
pub mod plan;
mod seed;
mod sessions;
mod settings;
mod socket;
mod state;
mod statistics;
mod users;

pub use app::router;
pub use error::LineError;
pub use settings::Settings;
pub use state::Service;
