//! What one enum itself brings to a catalogue: to its own, and to those that it is part of.
//!
//! A service has many enums, and most have no parts: what each costs the compiler besides its rows is one static and two
//! calls.

#![allow(missing_docs, reason = "what derived code makes is no part of the public interface")]

use super::{Catalog, Directory, Entry};
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

impl Leaf {
    #[must_use]
    #[expect(
        clippy::too_many_arguments,
        reason = "to the compiler the names of fields cost more than a call"
    )]
    pub const fn new(
        module: &'static str,
        name: &'static str,
        line: u32,
        column: u32,
        variants: &'static str,
        entries: &'static [Entry],
        directory: Directory,
        hashes: &'static [u8],
        segments: &'static [Segment],
    ) -> Self {
        Self {
            identity: Identity { module, name, line, column },
            variants,
            entries,
            directory,
            hashes,
            segments,
            retired: &[],
            legacy: &[],
        }
    }

    #[must_use]
    pub const fn with_retired(mut self, retired: &'static [(i64, i64)]) -> Self {
        self.retired = retired;
        self
    }

    #[must_use]
    pub const fn with_legacy(mut self, legacy: &'static [(i64, usize)]) -> Self {
        self.legacy = legacy;
        self
    }
}

/// An enum's leaf, and the catalogue that is this leaf alone. Where the enum has parts, only the leaf is used: the catalogue is another.
pub struct Own {
    pub leaf: Leaf,
    leaves: [&'static Leaf; 1],
    pub catalog: Catalog,
}

impl Own {
    /// `this` is the static that the value is for.
    #[must_use]
    pub const fn new(name: &'static str, leaf: Leaf, this: &'static Self) -> Self {
        let Leaf { entries, directory, retired, legacy, segments, .. } = leaf;
        let catalog =
            Catalog::new(name, entries, directory, &this.leaves, retired, legacy).with_segments(segments);
        Self { leaf, leaves: [&this.leaf], catalog }
    }
}
