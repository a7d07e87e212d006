//! The state of the mall: everything behind one lock.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard};

use mall_promotions::{Campaign, Coupon};

use crate::cart::Cart;
use crate::clock::{self, Seconds};
use crate::error::{MallError, ProductQueryError, ProfileError};
use crate::live::Room;
use crate::orders::Order;
use crate::phone::Phone;
use crate::products::Product;
use crate::seed;
use crate::sessions::{Captcha, Failures};
use crate::upstream;
use crate::users::User;

pub struct Mall(Mutex<Data>);

#[derive(Default)]
pub struct Data {
    pub users: BTreeMap<u64, User>,
    pub captchas: HashMap<Phone, Captcha>,
    pub failures: HashMap<Phone, Failures>,
    pub access_tokens: HashMap<String, u64>,
    pub refresh_tokens: HashMap<String, u64>,
    pub categories: BTreeMap<u64, &'static str>,
    pub products: BTreeMap<u64, Product>,
    pub carts: HashMap<u64, Cart>,
    pub orders: BTreeMap<u64, Order>,
    pub coupons: BTreeMap<u64, Coupon>,
    /// Whether the coupon of a user was used, by user and coupon.
    pub held_coupons: BTreeMap<(u64, u64), bool>,
    pub campaigns: BTreeMap<u64, Campaign>,
    pub rooms: BTreeMap<u64, Room>,
    pub last_messages: HashMap<u64, Seconds>,
    pub tickets: HashMap<u64, u64>,
    pub last_id: u64,
    pub secrets: Secrets,
}

impl Data {
    pub fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    pub fn user(&self, id: u64) -> Result<&User, ProfileError> {
        self.users.get(&id).ok_or(ProfileError::UserNotFound)
    }

    pub fn user_mut(&mut self, id: u64) -> Result<&mut User, ProfileError> {
        self.users.get_mut(&id).ok_or(ProfileError::UserNotFound)
    }

    pub fn product(&self, id: u64) -> Result<&Product, ProductQueryError> {
        self.products.get(&id).ok_or(ProductQueryError::ProductNotFound)
    }
}

impl Mall {
    pub fn new() -> Self {
        Self(Mutex::new(seed::data(clock::now())))
    }

    /// The state, for as long as the guard lives. It is never held across an `await`.
    pub fn lock(&self) -> Result<MutexGuard<'_, Data>, MallError> {
        // After a panic half-way through a change the state is not to be trusted: refuse, rather than sell from it.
        self.0.lock().map_err(|_| upstream::internal(Poisoned))
    }
}

#[derive(Debug)]
struct Poisoned;

impl fmt::Display for Poisoned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an earlier panic left the state unusable")
    }
}

impl std::error::Error for Poisoned {}

/// Digests and tokens that nobody outside this process can guess.
///
/// A demonstration: a real service digests passwords with Argon2 and draws tokens from a cryptographic generator.
/// `SipHash` under a random key merely keeps plain passwords out of memory, without a dependency.
#[derive(Default)]
pub struct Secrets {
    key: RandomState,
    drawn: u64,
}

impl Secrets {
    pub fn digest(&self, password: &str) -> u64 {
        self.key.hash_one(("password", password))
    }

    pub fn token(&mut self) -> String {
        self.drawn += 1;
        let (high, low) = (self.key.hash_one(("high", self.drawn)), self.key.hash_one(("low", self.drawn)));
        format!("{high:016x}{low:016x}")
    }

    /// Six digits.
    pub fn captcha(&mut self) -> String {
        self.drawn += 1;
        format!("{:06}", self.key.hash_one(("captcha", self.drawn)) % 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use error_codes::{ErrorCode, Report};

    use super::*;

    #[test]
    fn a_poisoned_lock_is_an_internal_error_that_tells_nothing() {
        let mall = Mall::new();
        let panicked = std::thread::scope(|scope| {
            let holder = scope.spawn(|| {
                let _guard = mall.0.lock().unwrap();
                panic!("on purpose");
            });
            holder.join().is_err()
        });
        assert!(panicked);
        let Err(error) = mall.lock() else { panic!("the lock is poisoned") };
        assert_eq!(error.code(), 50000);
        assert_eq!(error.source().unwrap().to_string(), "an earlier panic left the state unusable");
        assert_eq!(Report::of(&error).message(), "系统内部错误");
        assert!(Report::of(&error).details().is_empty());
    }
}
