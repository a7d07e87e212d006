//! The mall: a service that answers every request from one catalogue of errors.
//!
//! [`error`] is the catalogue, the other modules are the shop, one topic each. All state is in memory and starts from
//! the same small stock of users, products and orders (`seed`).

error_codes::language_packs! {
    /// What the mall says, in Chinese, English, and, of ten messages, Japanese.
    pub static PACKS =
        "zh-CN" => "locales/zh-CN.json",
        "en-US" => "locales/en-US.json",
        "ja-JP" => "locales/ja-JP.json",
}

mod addresses;
mod app;
mod cart;
mod clock;
mod coupons;
pub mod error;
mod extract;
mod live;
mod orders;
mod payments;
mod phone;
mod products;
mod promotions;
mod refunds;
mod reviews;
mod seed;
mod sessions;
mod state;
mod support;
pub mod table;
mod upstream;
mod users;
mod wallet;

pub use app::router;
pub use error::MallError;
pub use orders::Status;
pub use payments::Channel;
pub use phone::{MaskedPhone, Phone};
