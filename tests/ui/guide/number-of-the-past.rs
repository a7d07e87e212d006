use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user", retired(60104))]
#[segment(60100..=60199, name = "user")]
pub enum UserError {
    /// The code from the text message is wrong
    #[code(60103, http = 400)]
    CaptchaWrong,
    /// Too many text messages, wait {seconds} seconds
    #[code(60105, http = 429)]
    TooManyMessages { seconds: u64 },
    /// There is no user {0}
    #[code(60106, http = 404)]
    UserMissing(u64),
    /// The code from the text message is too old
    #[code(60104, http = 400)]
    CaptchaTooOld,
}

fn main() {}
