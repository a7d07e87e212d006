//! Phone numbers, whole and masked.

use std::fmt;

use serde::Serialize;

use crate::error::MallError;

/// A mobile number of mainland China: eleven digits, the first a 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone(String);

impl Phone {
    /// Reads a number.
    ///
    /// # Errors
    ///
    /// Where `text` is no mobile number.
    pub fn parse(text: &str) -> Result<Self, MallError> {
        let valid =
            text.len() == 11 && text.starts_with('1') && text.bytes().all(|byte| byte.is_ascii_digit());
        if !valid {
            return Err(MallError::FieldInvalid { field: "phone", expected: "11 digits, the first a 1" });
        }
        Ok(Self(text.to_owned()))
    }

    /// The three digits that name the carrier.
    pub(crate) fn carrier(&self) -> &str {
        &self.0[..3]
    }

    /// The number as others may see it.
    #[must_use]
    pub fn masked(&self) -> MaskedPhone {
        MaskedPhone(format!("{}****{}", &self.0[..3], &self.0[7..]))
    }
}

/// A phone number with its middle hidden: `138****0001`. Holds no more than it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MaskedPhone(String);

impl fmt::Display for MaskedPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_phone_shows_seven_digits() {
        assert_eq!(Phone::parse("13812345678").unwrap().masked().to_string(), "138****5678");
    }

    #[test]
    fn what_is_no_phone_is_refused() {
        for text in ["", "1381234567", "138123456789", "23812345678", "1381234567x", "１３８１"] {
            assert!(Phone::parse(text).is_err(), "{text}");
        }
    }
}
