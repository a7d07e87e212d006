//! Registering, with a code that is sent to the email address.

use serde::{Deserialize, Serialize};

use crate::clock::{MINUTE, Seconds};
use crate::error::{ConflictError, ExistsError, LimitError, MealPlanError, VerificationError};
use crate::fields::{check_email, check_password, check_username, required};
use crate::mail;
use crate::sessions::{self, Tokens};
use crate::state::Data;
use crate::users::{self, Taken, User};

const CODE_LIFETIME: Seconds = 10 * MINUTE;
const CODE_INTERVAL: Seconds = MINUTE;
const ATTEMPTS: u32 = 5;

/// Registrations are forgotten a while after their codes have expired: until then "used" can be told from "wrong".
const KEPT: Seconds = 2 * CODE_LIFETIME;

/// A registration that waits for its code.
pub struct Pending {
    username: String,
    password: u64,
    code: String,
    sent_at: Seconds,
    attempts: u32,
    used: bool,
}

#[derive(Default, Deserialize)]
pub struct RegisterForm {
    pub username: Option<String>,
    pub email: Option<String>,
    pub password: Option<String>,
}

#[derive(Serialize)]
pub struct CodeSent {
    email: String,
    /// Seconds.
    expires_in: Seconds,
    /// Only because a demonstration sends no real messages.
    pub demo_code: String,
}

/// Sends a code to who wants to register.
pub fn register(data: &mut Data, form: RegisterForm, now: Seconds) -> Result<CodeSent, MealPlanError> {
    let username = required("username", form.username)?;
    let email = required("email", form.email)?;
    let password = required("password", form.password)?;
    check_username(&username)?;
    check_email(&email)?;
    check_password(&password)?;
    match users::taken(data, &username, &email) {
        Some(Taken::Username) => {
            let detail = format!("Username '{username}' is already taken");
            return Err(ExistsError::UsernameExists { detail }.into());
        }
        Some(Taken::Email) => {
            let detail = format!("Email '{email}' is already registered");
            return Err(ExistsError::EmailExists { detail }.into());
        }
        None => {}
    }
    check_interval(data, &email, now)?;
    data.registrations.count(&email, now).map_err(sessions::too_many)?;
    data.pending.retain(|_, pending| now < pending.sent_at + KEPT);
    let code = data.secrets.code();
    mail::send_code(&email, &code)?;
    let password = data.secrets.digest(&password);
    let pending = Pending { username, password, code: code.clone(), sent_at: now, attempts: 0, used: false };
    data.pending.insert(email.clone(), pending);
    Ok(CodeSent { email, expires_in: CODE_LIFETIME, demo_code: code })
}

fn check_interval(data: &Data, email: &str, now: Seconds) -> Result<(), LimitError> {
    let last = data.pending.get(email).map_or(0, |pending| pending.sent_at);
    match (last + CODE_INTERVAL).saturating_sub(now) {
        0 => Ok(()),
        wait_seconds => Err(LimitError::TooManyCodes {
            wait_seconds,
            detail: "A code was sent to this address less than a minute ago",
        }),
    }
}

#[derive(Default, Deserialize)]
pub struct VerifyForm {
    pub email: Option<String>,
    pub code: Option<String>,
}

/// Makes a user of who has the code, and logs them in.
pub fn verify(data: &mut Data, form: VerifyForm, now: Seconds) -> Result<Tokens, MealPlanError> {
    let email = required("email", form.email)?;
    let code = required("code", form.code)?;
    let pending = data.pending.get_mut(&email).ok_or(VerificationError::CodeWrong)?;
    check_code(pending, &code, now)?;
    let (username, password) = (pending.username.clone(), pending.password);
    // Two may have asked for one name: who has their code first gets it.
    match users::taken(data, &username, &email) {
        Some(Taken::Username) => {
            let detail = format!("Username '{username}' is already taken");
            return Err(ConflictError::UsernameConflict { detail }.into());
        }
        Some(Taken::Email) => {
            let detail = format!("Email '{email}' is already registered");
            return Err(ConflictError::EmailConflict { detail }.into());
        }
        None => {}
    }
    let id = data.next_id();
    data.users.insert(id, User { username, email, password });
    Ok(sessions::open(data, id, now))
}

fn check_code(pending: &mut Pending, code: &str, now: Seconds) -> Result<(), VerificationError> {
    if pending.used {
        return Err(VerificationError::CodeUsed { detail: "Verification code has been used" });
    }
    if pending.attempts == ATTEMPTS {
        let detail = "Too many attempts, please request a new code";
        return Err(VerificationError::CodeAttempts { detail });
    }
    pending.attempts += 1;
    if pending.code != code || now >= pending.sent_at + CODE_LIFETIME {
        return Err(VerificationError::CodeWrong);
    }
    pending.used = true;
    Ok(())
}

#[cfg(test)]
pub mod tests {
    use error_codes::ErrorCode;

    use super::*;
    use crate::settings::Settings;

    pub const NOW: Seconds = 1_800_000_000;

    fn form(username: &str, email: &str) -> RegisterForm {
        let text = |text: &str| Some(text.to_owned());
        RegisterForm { username: text(username), email: text(email), password: text("Secret-123") }
    }

    fn with_code(email: &str, code: &str) -> VerifyForm {
        VerifyForm { email: Some(email.to_owned()), code: Some(code.to_owned()) }
    }

    fn told<T>(result: Result<T, MealPlanError>) -> (i64, &'static str) {
        result.map_or_else(|error| (error.code(), error.name()), |_| (0, ""))
    }

    /// A planner with one user, and their tokens.
    pub fn with_alice() -> (Data, Tokens) {
        let mut data = Data::new(&Settings::default());
        let sent = register(&mut data, form("alice", "alice@example.com"), NOW - 100).unwrap();
        let tokens = verify(&mut data, with_code("alice@example.com", &sent.demo_code), NOW).unwrap();
        (data, tokens)
    }

    #[test]
    fn a_code_works_once_and_ten_minutes() {
        let mut data = Data::new(&Settings::default());
        for (email, age, expected) in [("bob@a.b", CODE_LIFETIME - 1, 0), ("bill@a.b", CODE_LIFETIME, 422)] {
            let sent = register(&mut data, form(&email.replace(['@', '.'], "-"), email), NOW).unwrap();
            assert_eq!(told(verify(&mut data, with_code(email, &sent.demo_code), NOW + age)).0, expected);
        }
        let again = verify(&mut data, with_code("bob@a.b", "000000"), NOW);
        assert_eq!(told(again), (422, "CODE_USED"));
        assert_eq!(told(verify(&mut data, with_code("no@a.b", "000000"), NOW)), (422, "CODE_WRONG"));
    }

    #[test]
    fn a_code_is_guessed_five_times() {
        let mut data = Data::new(&Settings::default());
        let sent = register(&mut data, form("alice", "alice@a.b"), NOW).unwrap();
        for _ in 0..5 {
            assert_eq!(told(verify(&mut data, with_code("alice@a.b", "no"), NOW)), (422, "CODE_WRONG"));
        }
        let right = verify(&mut data, with_code("alice@a.b", &sent.demo_code), NOW);
        assert_eq!(told(right), (422, "CODE_ATTEMPTS"));
    }

    #[test]
    fn names_are_taken_at_once_or_in_the_meantime() {
        let (mut data, _) = with_alice();
        let again = register(&mut data, form("alice", "other@a.b"), NOW);
        assert_eq!(told(again), (404, "USERNAME_EXISTS"));
        let again = register(&mut data, form("other", "alice@example.com"), NOW);
        assert_eq!(told(again), (404, "EMAIL_EXISTS"));

        let (one, two) = (form("bob", "bob@a.b"), form("bob", "robert@a.b"));
        let one = register(&mut data, one, NOW).unwrap().demo_code;
        let two = register(&mut data, two, NOW).unwrap().demo_code;
        assert_eq!(told(verify(&mut data, with_code("robert@a.b", &two), NOW)).0, 0);
        let late = verify(&mut data, with_code("bob@a.b", &one), NOW);
        assert_eq!(told(late), (409, "USERNAME_CONFLICT"));
    }

    #[test]
    fn an_address_gets_a_code_a_minute_and_five_in_ten() {
        let mut data = Data::new(&Settings::default());
        let mut at = |now| {
            register(&mut data, form("alice", "alice@a.b"), now)
                .map_err(|error| (error.name(), error.retry_after().map_or(0, |wait| wait.as_secs())))
        };
        assert!(at(NOW).is_ok());
        assert_eq!(at(NOW + 15).err(), Some(("TOO_MANY_CODES", 45)));
        for minute in 1..5 {
            assert!(at(NOW + minute * MINUTE).is_ok());
        }
        assert_eq!(at(NOW + 5 * MINUTE).err(), Some(("TOO_MANY_REQUESTS", 300)));
        assert!(at(NOW + 10 * MINUTE).is_ok());
    }

    #[test]
    fn a_mail_that_cannot_be_sent_is_our_error_and_no_registration() {
        let mut data = Data::new(&Settings::default());
        let refused = register(&mut data, form("alice", "alice@nowhere.invalid"), NOW);
        assert_eq!(told(refused), (500, "INTERNAL_ERROR"));
        assert!(data.pending.is_empty());
    }
}
