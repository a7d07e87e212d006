//! A crate whose errors others compose.

use error_codes::ErrorCatalog;

/// Errors of users.
#[derive(Debug, ErrorCatalog)]
#[catalog(keys = "user", http = 400, error)]
#[segment(60100..=60199, name = "user")]
pub enum UserError {
    /// the phone number is taken
    #[code(60101, was(20101))]
    PhoneExists,
    /// no such user
    #[code(60102, http = 404)]
    NotFound,
}
