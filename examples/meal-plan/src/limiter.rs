//! How often somebody may do something.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};

use crate::clock::Seconds;

/// When this many are watched, those who have been quiet are forgotten: names come from outside, memory does not.
const WATCHED: usize = 10_000;

/// So many times in so many seconds, for each name.
pub struct Limiter {
    times: usize,
    window: Seconds,
    /// By the digests of names, which are all of one size.
    seen: HashMap<u64, VecDeque<Seconds>>,
    digests: RandomState,
}

impl Limiter {
    pub fn new(times: usize, window: Seconds) -> Self {
        Self { times, window, seen: HashMap::new(), digests: RandomState::new() }
    }

    /// Counts one more time. Where it is too soon it does not count, and the error is how long to wait.
    pub fn count(&mut self, name: &str, now: Seconds) -> Result<(), Seconds> {
        let window = self.window;
        if self.seen.len() >= WATCHED {
            self.seen.retain(|_, times| times.back().is_some_and(|last| now < last + window));
        }
        let times = self.seen.entry(self.digests.hash_one(name)).or_default();
        while times.front().is_some_and(|first| now >= first + window) {
            times.pop_front();
        }
        match times.front() {
            Some(first) if times.len() >= self.times => Err(first + window - now),
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
    fn the_third_time_in_a_minute_is_too_soon() {
        let mut limiter = Limiter::new(2, 60);
        assert_eq!([100, 110, 130].map(|now| limiter.count("alice", now)), [Ok(()), Ok(()), Err(30)]);
        assert_eq!(limiter.count("bob", 130), Ok(()), "others have their own minute");
        assert_eq!([160, 160].map(|now| limiter.count("alice", now)), [Ok(()), Err(10)]);
    }

    #[test]
    fn the_quiet_are_forgotten() {
        let mut limiter = Limiter::new(2, 60);
        for name in 0..WATCHED {
            assert_eq!(limiter.count(&name.to_string(), 100), Ok(()));
        }
        assert_eq!(limiter.count("one more", 160), Ok(()));
        assert_eq!(limiter.seen.len(), 1);
    }
}
