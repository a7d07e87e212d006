//! Who uses the assistant.

use serde::{Deserialize, Serialize};

use crate::error::{ConflictError, DietError, ParameterError};
use crate::state::{Data, Stored};

pub struct User {
    pub username: String,
    pub email: String,
    /// A digest.
    pub password: String,
}

/// What anyone may know of a user.
#[derive(Serialize)]
pub struct Profile {
    username: String,
}

#[derive(Deserialize)]
pub struct RegisterForm {
    pub username: String,
    pub email: String,
    pub password: String,
}

pub fn register(data: &mut Data, form: RegisterForm) -> Result<Stored<Profile>, DietError> {
    check(&form)?;
    if data.users.iter().any(|(_, user)| user.username == form.username) {
        return Err(ConflictError::Conflict { problem: "username already exists" }.into());
    }
    if data.users.iter().any(|(_, user)| user.email == form.email) {
        return Err(ConflictError::Conflict { problem: "email already exists" }.into());
    }
    let password = data.sealer.seal("password", &form.password)?;
    let row = Profile { username: form.username.clone() };
    let id = data.users.insert(User { username: form.username, email: form.email, password })?;
    Ok(Stored { id, row })
}

fn check(form: &RegisterForm) -> Result<(), ParameterError> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !(3..=32).contains(&form.username.len()) || !form.username.chars().all(of_name) {
        return broken("username", "3 to 32 letters, digits, `_` or `-`");
    }
    if !is_email(&form.email) {
        return broken("email", "an email address");
    }
    let password = &form.password;
    let strong = password.chars().any(char::is_alphabetic) && password.chars().any(|c| c.is_ascii_digit());
    if !(8..=128).contains(&password.chars().count()) || !strong {
        return broken("password", "8 to 128 characters with a letter and a digit");
    }
    Ok(())
}

fn broken(field: &'static str, rule: &'static str) -> Result<(), ParameterError> {
    Err(ParameterError::ValidationError { field, rule })
}

/// What is certainly no address is refused; only a message to it would tell the rest.
fn is_email(text: &str) -> bool {
    let plain = text.len() <= 254 && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let Some((name, domain)) = text.split_once('@') else { return false };
    plain && !name.is_empty() && !domain.contains('@') && domain.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
pub mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::settings::Settings;

    pub fn form(username: &str) -> RegisterForm {
        RegisterForm {
            username: username.to_owned(),
            email: format!("{username}@example.com"),
            password: "Secret-123".to_owned(),
        }
    }

    #[test]
    fn a_form_that_breaks_a_rule_says_which() {
        let mut data = Data::new(&Settings::default());
        let mut refused = |change: fn(&mut RegisterForm)| {
            let mut form = form("alice");
            change(&mut form);
            let error = register(&mut data, form).map(|user| user.id).unwrap_err();
            (error.code(), error.to_string())
        };
        let rule = |text: &str| (40002, text.to_owned());
        let password = rule("password must be 8 to 128 characters with a letter and a digit");
        assert_eq!(refused(|form| form.password = "12345678".into()), password);
        assert_eq!(refused(|form| form.password = "a1".into()), password);
        for email in ["alice", "@example.com", "alice@", "a@b@c", "a@b..c", "a b@c"] {
            assert!(!is_email(email), "{email}");
        }
        assert_eq!(refused(|form| form.email = "alice".into()), rule("email must be an email address"));
        let username = rule("username must be 3 to 32 letters, digits, `_` or `-`");
        assert_eq!(refused(|form| form.username = "al".into()), username);
        assert_eq!(refused(|form| form.username = "爱丽丝".into()), username);
    }

    #[test]
    fn a_name_and_an_address_register_once() {
        let mut data = Data::new(&Settings::default());
        assert!(register(&mut data, form("alice")).is_ok());
        let again = register(&mut data, form("alice")).map(|user| user.id).unwrap_err();
        assert_eq!((again.code(), again.to_string()), (40901, "username already exists".to_owned()));
        let mut bob = form("bob");
        bob.email = "alice@example.com".to_owned();
        let again = register(&mut data, bob).map(|user| user.id).unwrap_err();
        assert_eq!((again.code(), again.to_string()), (40901, "email already exists".to_owned()));
    }
}
