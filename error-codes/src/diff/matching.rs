//! Which old entry is which new one.

use super::{Change, wording};
use crate::export::Snapshot;
use crate::lock::{Lock, Row};
use crate::ranges::without;

/// How `new` differs from what `lock` holds.
pub(crate) fn since(lock: &Lock, new: &Snapshot) -> Vec<Change> {
    let rows = Row::all(new);
    let matching = Matching::of(&lock.rows, &rows, new);
    let about = About { lock, new, rows: &rows, matching: &matching };
    let mut changes: Vec<Change> =
        matching.pairs.iter().flat_map(|(old, row)| about.pair(old, row)).collect();
    changes.extend(matching.gone.iter().filter_map(|old| about.gone(old)));
    changes.extend(matching.came.iter().map(|row| about.came(row)));
    changes.extend(about.retired());
    if lock.catalog != new.name {
        changes.push(wording::catalog(&lock.catalog, &new.name));
    }
    changes.sort_by_key(|change| (change.code, change.kind));
    changes
}

struct Matching<'a> {
    /// The same entry, before and now.
    pairs: Vec<(&'a Row, &'a Row)>,
    gone: Vec<&'a Row>,
    came: Vec<&'a Row>,
}

impl<'a> Matching<'a> {
    fn of(old: &'a [Row], rows: &'a [Row], new: &Snapshot) -> Self {
        let mut matching =
            Self { pairs: Vec::new(), gone: old.iter().collect(), came: rows.iter().collect() };
        // The surest sign first: what one takes is not there for the next.
        matching.pair(|old, row| old.place() == row.place());
        matching.pair(|old, row| old.name == row.name);
        matching.pair(|old, row| {
            row.name.is_some() && was(new, old.code).any(|name| Some(name) == row.name.as_deref())
        });
        matching.pair(|old, row| old.code == row.code && old.key == row.key);
        matching.pair(|old, row| old.code == row.code && !old.shared && !row.shared);
        matching
    }

    fn pair(&mut self, same: impl Fn(&Row, &Row) -> bool) {
        let Self { pairs, gone, came } = self;
        gone.retain(|old| match came.iter().position(|row| same(old, row)) {
            Some(at) => {
                pairs.push((old, came.remove(at)));
                false
            }
            None => true,
        });
    }
}

/// The entries that say `was(code)`; not those that say it was reused since.
fn was(new: &Snapshot, code: i64) -> impl Iterator<Item = &str> {
    let says = move |legacy: &crate::export::Legacy| legacy.code == code && !legacy.reused;
    new.legacy(code).filter(move |entry| entry.legacy.iter().any(says)).map(|entry| entry.name.as_str())
}

struct About<'a> {
    lock: &'a Lock,
    new: &'a Snapshot,
    rows: &'a [Row],
    matching: &'a Matching<'a>,
}

impl About<'_> {
    fn pair(&self, old: &Row, row: &Row) -> Vec<Change> {
        let mut changes = Vec::new();
        if old.code != row.code {
            let keeps = was(self.new, old.code).any(|name| Some(name) == row.name.as_deref());
            changes.push(wording::renumbered(old, row, keeps));
            changes.extend(self.reused(row));
        } else if old.name != row.name {
            // The name and the key are all that says what a number means; one of them has to stay.
            if old.key != row.key {
                return vec![wording::replaced(old, row, self.free_near(row.code))];
            }
            changes.push(wording::renamed(old, row));
        }
        changes.extend((old.status != row.status).then(|| wording::status(old, row)));
        changes.extend((old.key != row.key).then(|| wording::key(old, row)));
        changes.extend(
            old.parameters.difference(&row.parameters).map(|name| wording::parameter_lost(row, name)),
        );
        changes
            .extend(row.parameters.difference(&old.parameters).map(|name| wording::parameter_won(row, name)));
        changes.extend(old.details.difference(&row.details).map(|name| wording::detail_lost(row, name)));
        changes.extend(row.details.difference(&old.details).map(|name| wording::detail_won(row, name)));
        changes
    }

    fn gone(&self, old: &Row) -> Option<Change> {
        if let Some(heir) = was(self.new, old.code).next() {
            let heir = self.rows.iter().find(|row| row.name.as_deref() == Some(heir))?;
            return Some(wording::renumbered(old, heir, true));
        }
        if let Some(row) = self.rows.iter().find(|row| row.code == old.code) {
            // Else somebody else has the number, and that says it all.
            return (!self.is_taken_over(old.code)).then(|| wording::left(old, row));
        }
        Some(if self.new.is_retired(old.code) { wording::retired_entry(old) } else { wording::removed(old) })
    }

    fn came(&self, row: &Row) -> Change {
        let back = self.lock.tombstones.iter().any(|old| old.place() == row.place());
        self.reused(row).unwrap_or_else(|| wording::added(row, back))
    }

    /// What `row` does to those who had its number before, if that was another entry.
    fn reused(&self, row: &Row) -> Option<Change> {
        let code = row.code;
        let at = |old: &&Row| old.code == code;
        let free = || self.free_near(code);
        if let Some(old) = self.lock.rows.iter().find(at) {
            return self.is_taken_over(code).then(|| wording::reused(old, row, free()));
        }
        let mut tombstones = self.lock.tombstones.iter().filter(at).peekable();
        if let Some(old) = tombstones.peek().copied() {
            return tombstones.all(|old| old.name != row.name).then(|| wording::reused(old, row, free()));
        }
        self.lock.is_retired(code).then(|| wording::reused_retired(row, free()))
    }

    /// Whether none of those who had `code` has it still.
    fn is_taken_over(&self, code: i64) -> bool {
        !self.matching.pairs.iter().any(|(old, row)| old.code == code && row.code == code)
    }

    /// Numbers that nobody had, as far as the lock knows, and nobody shall have.
    fn retired(&self) -> Vec<Change> {
        let known = self.lock.rows.iter().chain(&self.lock.tombstones).map(|row| (row.code, row.code));
        let known: Vec<(i64, i64)> = known.chain(self.lock.retired.iter().copied()).collect();
        without(&self.new.retired, &known).into_iter().map(wording::retired).collect()
    }

    fn free_near(&self, code: i64) -> Option<i64> {
        self.lock.free_near(code, self.new)
    }
}
