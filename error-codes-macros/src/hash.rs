//! What const evaluation compares in place of strings.

/// FNV-1a, 64 bits wide (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>): small, and enough to tell the names
/// of one catalogue apart. The runtime computes the same.
pub fn hash(word: &str) -> u64 {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
