use std::io;

use error_codes::ErrorCatalog;

#[derive(Debug, ErrorCatalog)]
#[catalog(error, keys = "user")]
pub enum UserError {
    /// There is no user {0}
    #[code(60106, http = 404)]
    UserMissing(u64),
    /// Store: {0}
    #[code(50000, http = 500)]
    Store(#[from] io::Error),
}

fn main() {}
