//! What one enum itself brings to a catalogue: to its own, and to those that it is part of.

#![allow(missing_docs, reason = "what derived code makes is no part of the public interface")]

use super::{Directory, Entry};
use crate::segment::Segment;

/// Where an enum is defined: two of one name in one module are still two.
#[derive(Clone, Copy)]
pub struct Identity {
    pub module: &'static str,
    pub name: &'static str,
    pub line: u32,
    pub column: u32,
}

/// What one enum itself brings to a catalogue.
#[derive(Clone, Copy)]
pub struct Leaf {
    pub identity: Identity,
    /// The variant of each row, with a space between them.
    pub variants: &'static str,
    /// Sorted by code.
    pub entries: &'static [Entry],
    pub directory: Directory,
    /// A 64-bit hash of the name of each row, little-endian.
    pub hashes: &'static [u8],
    pub segments: &'static [Segment],
    pub retired: &'static [(i64, i64)],
    /// Old codes that lead to one entry, sorted, each with its row.
    pub legacy: &'static [(i64, usize)],
}
