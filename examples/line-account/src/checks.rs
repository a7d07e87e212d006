//! What a field may hold.

use crate::error::CommonError;

type Checked = Result<(), CommonError>;

fn check(valid: bool, field: &'static str, expected: &'static str) -> Checked {
    if valid { Ok(()) } else { Err(CommonError::ValidationFailed { field, expected }) }
}

pub fn username(text: &str) -> Checked {
    check((2..=20).contains(&text.chars().count()), "username", "2 to 20 characters")
}

pub fn password(text: &str) -> Checked {
    check(text.chars().count() >= 8, "password", "at least 8 characters")
}

pub fn name(text: &str) -> Checked {
    check(!text.trim().is_empty() && text.chars().count() <= 40, "name", "1 to 40 characters")
}

pub fn note(text: &str) -> Checked {
    check(!text.trim().is_empty() && text.chars().count() <= 500, "note", "1 to 500 characters")
}

pub fn email(text: &str) -> Checked {
    let valid = text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && !text.contains(char::is_whitespace)
    });
    check(valid, "email", "an address such as name@example.com")
}

/// A number as E.164 has it.
pub fn phone(text: &str) -> Checked {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let valid = (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    check(valid, "phone", "8 to 15 digits, perhaps after a +")
}

pub fn line_id(text: &str) -> Checked {
    check(is_line_id(text), "line_id", "4 to 20 of a-z, 0-9, `.`, `-` and `_`, perhaps after an @")
}

/// Official accounts have an `@` in front.
pub fn is_line_id(text: &str) -> bool {
    let id = text.strip_prefix('@').unwrap_or(text);
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
    (4..=20).contains(&id.len()) && id.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_passes() {
        assert!(email("a@example.com").is_ok());
        assert!(phone("+886912345678").is_ok());
        assert!(phone("13800000001").is_ok());
        assert!(is_line_id("@shop-1") && is_line_id("a.b_c"));
    }

    #[test]
    fn what_is_wrong_does_not() {
        for text in ["", "a", "@b.c", "a@b", "a b@c.d", "a@b@c.d"] {
            assert!(email(text).is_err(), "{text}");
        }
        for text in ["", "+", "1234567", "1234567890123456", "12345678x", "１２３４５６７８"] {
            assert!(phone(text).is_err(), "{text}");
        }
        for text in ["", "@", "abc", "ABCD", "a b c d", "@@abcd", "a23456789012345678901", "你好你好"] {
            assert!(!is_line_id(text), "{text}");
        }
    }
}
