//! What a form must look like.
//!
//! Forms have optional fields, so that a missing one is told by its name: the document has a message for it.

use crate::error::ParameterError;

/// A field that cannot be left out.
pub fn required<T>(field: &'static str, value: Option<T>) -> Result<T, ParameterError> {
    value.ok_or_else(|| ParameterError::ParameterMissing {
        field,
        detail: format!("The '{field}' field is required"),
    })
}

pub fn check_username(username: &str) -> Result<(), ParameterError> {
    let detail = "Username must contain only letters, numbers, underscores and hyphens";
    if !username.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) {
        return Err(ParameterError::UsernameMalformed { detail });
    }
    if !(3..=32).contains(&username.len()) {
        return Err(out_of_range("Username must have 3 to 32 characters"));
    }
    Ok(())
}

/// What is certainly no address is refused; only the message with the code tells the rest.
pub fn check_email(email: &str) -> Result<(), ParameterError> {
    let plain = email.len() <= 254 && !email.contains(|c: char| c.is_whitespace() || c.is_control());
    match email.split_once('@') {
        Some((name, domain)) if plain && !name.is_empty() && is_domain(domain) => Ok(()),
        _ => Err(ParameterError::ParameterInvalid { detail: "Email must be an email address".to_owned() }),
    }
}

fn is_domain(text: &str) -> bool {
    !text.contains('@') && text.split('.').all(|label| !label.is_empty())
}

pub fn check_password(password: &str) -> Result<(), ParameterError> {
    if (8..=128).contains(&password.chars().count()) {
        return Ok(());
    }
    Err(out_of_range("Password must have 8 to 128 characters"))
}

pub fn out_of_range(detail: &'static str) -> ParameterError {
    ParameterError::ParameterOutOfRange { detail }
}

#[cfg(test)]
mod tests {
    use error_codes::{ErrorCode, Report};

    use super::*;

    #[test]
    fn a_missing_field_is_named() {
        let error = required::<String>("username", None).unwrap_err();
        assert_eq!(Report::of(&error).message(), "缺少必填参数: username");
        assert_eq!(Report::of(&error).locale("en").message(), "A parameter is missing: username");
    }

    #[test]
    fn fields_are_checked() {
        let name = |result: Result<(), ParameterError>| result.err().map(|error| error.name());
        for (username, expected) in [
            ("alice_2-b", None),
            ("al", Some("PARAMETER_OUT_OF_RANGE")),
            ("爱丽丝", Some("USERNAME_MALFORMED")),
            ("a b c", Some("USERNAME_MALFORMED")),
        ] {
            assert_eq!(name(check_username(username)), expected, "{username}");
        }
        assert_eq!(name(check_email("alice@example.com")), None);
        for email in ["alice", "@example.com", "alice@", "a@b@c", "a@b..c", "a b@c"] {
            assert_eq!(name(check_email(email)), Some("PARAMETER_INVALID"), "{email}");
        }
        assert_eq!(name(check_password("short")), Some("PARAMETER_OUT_OF_RANGE"));
    }
}
