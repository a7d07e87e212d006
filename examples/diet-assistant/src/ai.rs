//! The AI service that makes plans: a stand-in, with the quota of a real one.

use std::fmt;

use crate::error::ServerError;
use crate::meals::Portion;

pub struct Ai {
    left: u32,
}

/// What a real service says once it has been paid for no more.
#[derive(Debug)]
struct QuotaUsedUp;

impl fmt::Display for QuotaUsedUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("insufficient_quota: you exceeded your current quota")
    }
}

impl std::error::Error for QuotaUsedUp {}

impl Ai {
    pub fn new(quota: u32) -> Self {
        Self { left: quota }
    }

    /// Three portions that have `calories` in all, of foods with so many calories in 100 g.
    pub fn suggest(&mut self, foods: &[(u64, f64)], calories: f64) -> Result<[Portion; 3], ServerError> {
        let left = self.left.checked_sub(1);
        self.left = left.ok_or_else(|| ServerError::AiServiceError { cause: Box::new(QuotaUsedUp) })?;
        let portion = |index: usize| {
            let (food, in_100_grams) = foods[index % foods.len()];
            Portion { food, grams: (calories / 3.0 / in_100_grams * 100.0).round() }
        };
        Ok([0, 1, 2].map(portion))
    }
}
