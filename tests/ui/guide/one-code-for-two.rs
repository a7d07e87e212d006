use std::io;

use error_codes::ErrorCatalog;

#[derive(Debug, thiserror::Error, ErrorCatalog)]
#[catalog(keys = "user")]
pub enum UserError {
    /// From the unique index, see OPS-114.
    #[error("The phone number {phone} is taken")]
    #[code(60101, http = 409)]
    PhoneTaken { phone: String },
    #[error("The code from the text message is wrong")]
    #[code(60103, http = 400)]
    CaptchaWrong,
    #[error("Too many text messages, wait {seconds} seconds")]
    #[code(60103, http = 400)]
    TooManyMessages { seconds: u64 },
    #[error("There is no user {0}")]
    #[code(60106, http = 404)]
    UserMissing(u64),
    #[error("Store: {0}")]
    #[code(50000, http = 500)]
    Store(#[from] io::Error),
}

fn main() {}
