//! Which numbers of a catalogue no new entry may have.

use super::Snapshot;

impl Snapshot {
    /// The codes of the success and of all entries, each as a range.
    pub(crate) fn live(&self) -> impl Iterator<Item = (i64, i64)> {
        let success = self.success.iter().map(|success| success.code);
        success.chain(self.entries.iter().map(|entry| entry.code)).map(|code| (code, code))
    }

    /// What is live, what entries had before, and what is retired.
    pub(crate) fn taken(&self) -> Vec<(i64, i64)> {
        let legacy = self.entries.iter().flat_map(|entry| &entry.legacy).map(|legacy| legacy.code);
        let codes = legacy.map(|code| (code, code)).chain(self.live());
        codes.chain(self.retired.iter().copied()).collect()
    }
}
