//! What the service answers when it cannot do what it was asked: the catalogue, composed.
//!
//! The document numbers its errors by category, not by module, and so does this folder: one enum a category, each with
//! its segment of the plan. A function that fails in one category only returns that category's error, and `?` makes a
//! [`LineError`] of it. A code and its status are written down in one place only, and so is each message: in
//! `locales/`. The documentation of the variants is for us: the title, then the document's example of when it happens.

mod auth;
mod business;
mod common;
mod missing;
mod outcome;
mod socket;
mod storage;
mod system;
mod upstream;

use error_codes::ErrorCatalog;

pub use self::auth::AuthError;
pub use self::business::BusinessError;
pub use self::common::CommonError;
pub use self::missing::MissingError;
pub use self::outcome::OutcomeStatus;
pub use self::socket::SocketError;
pub use self::storage::StorageError;
pub use self::system::SystemError;
pub use self::upstream::UpstreamError;

/// What is behind an error. It is logged, and never sent.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Any error of the service.
#[derive(Debug, ErrorCatalog)]
#[catalog(
    name = "line-account",
    title = "Line账号管理系统状态码",
    plan = crate::plan::LINE_ACCOUNT,
    packs = crate::PACKS,
    success(1000, msg = "ok"),
    rejections(
        json = 1003,
        method = 1004,
        too_large = 1005,
        media_type = 1006,
        path = 3009,
        panic = 8001,
        other = 1001,
    ),
    error,
    axum,
    utoipa
)]
pub enum LineError {
    #[code(transparent)]
    Common(#[from] CommonError),
    #[code(transparent)]
    Auth(#[from] AuthError),
    #[code(transparent)]
    Missing(#[from] MissingError),
    #[code(transparent)]
    Business(#[from] BusinessError),
    #[code(transparent)]
    Storage(#[from] StorageError),
    #[code(transparent)]
    Socket(#[from] SocketError),
    #[code(transparent)]
    Upstream(#[from] UpstreamError),
    #[code(transparent)]
    System(#[from] SystemError),
    #[code(transparent)]
    Outcome(#[from] OutcomeStatus),
}
