//! Digests of passwords and signatures of tokens.
//!
//! A demonstration: a real service digests passwords with Argon2 and signs with HMAC. `SipHash` under a key merely keeps
//! plain passwords out of memory and made-up tokens out of the service, without a dependency.

use std::fmt;
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};

use crate::error::ServerError;

/// What passwords and tokens are sealed with.
pub enum Sealer {
    Ready([u64; 2]),
    /// The key that was configured is no key. What needs none still works.
    Unusable(BadKey),
}

/// `TOKEN_KEY` is no key.
#[derive(Clone, Copy, Debug)]
pub struct BadKey {
    digits: usize,
}

impl fmt::Display for BadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TOKEN_KEY must be 32 hexadecimal digits; it has {} characters", self.digits)
    }
}

impl std::error::Error for BadKey {}

impl Sealer {
    /// With the key of the settings, else with one that nobody knows: then no token outlives the process.
    pub fn new(key: Option<&str>) -> Self {
        let Some(text) = key else {
            let random = RandomState::new();
            return Self::Ready([random.hash_one(0), random.hash_one(1)]);
        };
        let half = |digits: Option<&str>| u64::from_str_radix(digits?, 16).ok();
        let is_hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match (half(text.get(..16)), half(text.get(16..))) {
            (Some(high), Some(low)) if is_hex => Self::Ready([high, low]),
            _ => Self::Unusable(BadKey { digits: text.chars().count() }),
        }
    }

    /// A digest of `text` for one purpose: the same text under another is another digest.
    pub fn seal(&self, purpose: &str, text: &str) -> Result<String, ServerError> {
        let key = match self {
            Self::Ready(key) => key,
            Self::Unusable(bad) => return Err(ServerError::EncryptionError { cause: Box::new(*bad) }),
        };
        let half = |number: u8| {
            let mut hasher = DefaultHasher::new();
            (key, number, purpose, text).hash(&mut hasher);
            hasher.finish()
        };
        Ok(format!("{:016x}{:016x}", half(0), half(1)))
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::ErrorCode;

    use super::*;

    #[test]
    fn a_seal_depends_on_key_purpose_and_text() {
        let sealer = Sealer::new(Some("00112233445566778899aabbccddeeff"));
        let seal = |purpose, text| sealer.seal(purpose, text).unwrap();
        assert_eq!(seal("a", "b"), seal("a", "b"));
        assert_ne!(seal("a", "b"), seal("a", "c"));
        assert_ne!(seal("a", "b"), seal("c", "b"));
        assert_ne!(seal("a", "b"), Sealer::new(None).seal("a", "b").unwrap());
    }

    #[test]
    fn a_bad_key_fails_when_it_is_needed_and_is_not_shown() {
        for key in
            ["", "secret", "+0112233445566778899aabbccddeeff", "00112233445566778899aabbccddeeffgg", "密"]
        {
            let error = Sealer::new(Some(key)).seal("password", "Alice-2024").unwrap_err();
            assert_eq!(error.code(), 50004);
            let cause = error.source().unwrap().to_string();
            assert!(cause.starts_with("TOKEN_KEY must be"), "{cause}");
            assert!(key.is_empty() || !cause.contains(key), "{cause}");
        }
    }
}
