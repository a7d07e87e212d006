//! How often somebody may do something.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};

use crate::clock::{MINUTE, Seconds};
use crate::error::LimitError;

/// When this many are watched, those who have been quiet are forgotten: names come from outside, memory does not.
const WATCHED: usize = 10_000;

/// So many times a minute, for each name.
pub struct Limiter {
    a_minute: usize,
    /// By the digests of names, which are all of one size.
    seen: HashMap<u64, VecDeque<Seconds>>,
    digests: RandomState,
}

impl Limiter {
    pub fn new(a_minute: usize) -> Self {
        Self { a_minute, seen: HashMap::new(), digests: RandomState::new() }
    }

    /// Counts one more time, unless it is too soon.
    pub fn count(&mut self, name: &str, now: Seconds) -> Result<(), LimitError> {
        if self.seen.len() >= WATCHED {
            self.seen.retain(|_, times| times.back().is_some_and(|last| now < last + MINUTE));
        }
        let times = self.seen.entry(self.digests.hash_one(name)).or_default();
        while times.front().is_some_and(|first| now >= first + MINUTE) {
            times.pop_front();
        }
        match times.front() {
            Some(first) if times.len() >= self.a_minute => {
                Err(LimitError::TooManyRequests { wait_seconds: first + MINUTE - now })
            }
            _ => {
                times.push_back(now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_time_in_a_minute_is_too_soon() {
        let mut limiter = Limiter::new(5);
        for second in 0..5 {
            assert!(limiter.count("alice", 100 + second).is_ok());
        }
        let Err(LimitError::TooManyRequests { wait_seconds }) = limiter.count("alice", 130) else {
            panic!("the sixth time")
        };
        assert_eq!(wait_seconds, 30);
        assert!(limiter.count("bob", 130).is_ok(), "others have their own minute");
        assert!(limiter.count("alice", 160).is_ok(), "the first time is a minute ago");
        assert!(limiter.count("alice", 160).is_err());
    }

    #[test]
    fn the_quiet_are_forgotten() {
        let mut limiter = Limiter::new(5);
        for name in 0..WATCHED {
            assert!(limiter.count(&name.to_string(), 100).is_ok());
        }
        assert!(limiter.count("one more", 100 + MINUTE).is_ok());
        assert_eq!(limiter.seen.len(), 1);
    }
}
