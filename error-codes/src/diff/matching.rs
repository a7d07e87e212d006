//! Which old entry is which new one.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Change, wording};
use crate::export::Snapshot;
use crate::published::{Lock, Row};
use crate::ranges::without;

/// How `new` differs from what `lock` holds.
pub(crate) fn since(lock: &Lock, new: &Snapshot) -> Vec<Change> {
    let rows = Row::all(new);
    let heirs = Heirs::of(new);
    let matching = Matching::of(&lock.rows, &rows, &heirs);
    let about = About { lock, new, rows: &rows, heirs: &heirs, matching: &matching, taken: OnceCell::new() };
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

/// The names of the entries that say `was(…)`, by the number; not of those that say it was reused since.
struct Heirs<'a>(BTreeMap<i64, Vec<&'a str>>);

impl<'a> Heirs<'a> {
    fn of(new: &'a Snapshot) -> Self {
        let mut heirs: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for entry in &new.entries {
            for legacy in entry.legacy.iter().filter(|legacy| !legacy.reused) {
                heirs.entry(legacy.code).or_default().push(entry.name.as_str());
            }
        }
        Self(heirs)
    }

    fn get(&self, code: i64) -> &[&'a str] {
        self.0.get(&code).map(Vec::as_slice).unwrap_or_default()
    }
}

struct Matching<'a> {
    /// The same entry, before and now.
    pairs: Vec<(&'a Row, &'a Row)>,
    gone: Vec<&'a Row>,
    came: Vec<&'a Row>,
}

impl<'a> Matching<'a> {
    fn of(old: &'a [Row], rows: &'a [Row], heirs: &Heirs<'a>) -> Self {
        let mut matching =
            Self { pairs: Vec::new(), gone: old.iter().collect(), came: rows.iter().collect() };
        // The surest sign first: what one takes is not there for the next.
        matching.pair(|old| [old.place()], |row| Some(row.place()));
        matching.pair(|old| [&old.name], |row| Some(&row.name));
        matching.pair(|old| heirs.get(old.code).to_vec(), |row| row.name.as_deref());
        matching.pair(|old| [(old.code, &old.key)], |row| Some((row.code, &row.key)));
        let own = |row: &Row| (!row.shared).then_some(row.code);
        matching.pair(own, own);
        matching
    }

    /// Each old row that has one of its `signs` in common with new ones is the first of these.
    fn pair<K: Ord, S: IntoIterator<Item = K>>(
        &mut self,
        signs: impl Fn(&'a Row) -> S,
        sign: impl Fn(&'a Row) -> Option<K>,
    ) {
        let Self { pairs, gone, came } = self;
        let mut known: BTreeMap<K, VecDeque<&Row>> = BTreeMap::new();
        for (sign, row) in came.iter().filter_map(|row| Some((sign(row)?, row))) {
            known.entry(sign).or_default().push_back(row);
        }
        let before = pairs.len();
        gone.retain(|old| {
            let row = signs(old).into_iter().find_map(|sign| known.get_mut(&sign)?.pop_front());
            pairs.extend(row.map(|row| (*old, row)));
            row.is_none()
        });
        let paired: BTreeSet<_> = pairs[before..].iter().map(|(_, row)| row.place()).collect();
        came.retain(|row| !paired.contains(&row.place()));
    }
}

struct About<'a> {
    lock: &'a Lock,
    new: &'a Snapshot,
    rows: &'a [Row],
    heirs: &'a Heirs<'a>,
    matching: &'a Matching<'a>,
    /// The numbers that somebody has or had.
    taken: OnceCell<Vec<(i64, i64)>>,
}

impl About<'_> {
    fn pair(&self, old: &Row, row: &Row) -> Vec<Change> {
        let mut changes = Vec::new();
        if old.code != row.code {
            let keeps = row.name.as_deref().is_some_and(|name| self.heirs.get(old.code).contains(&name));
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
        if let Some(heir) = self.heirs.get(old.code).first() {
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
        let Self { lock, new, .. } = self;
        let mut known: Vec<(i64, i64)> = lock.numbers().collect();
        let retired = without(&new.retired, &known);
        // Of a number that was given to another entry since, the lock keeps that one's line.
        known.extend(new.retired.iter().copied().chain(new.live()));
        let formerly = without(&new.formerly().collect::<Vec<_>>(), &known);
        retired.into_iter().map(wording::retired).chain(formerly.into_iter().map(wording::formerly)).collect()
    }

    /// A number that nobody has or had, in the segment or part of one that `code`, which is live, is in: the first after it, else the
    /// first.
    fn free_near(&self, code: i64) -> Option<i64> {
        let Self { lock, new, .. } = self;
        let taken = self.taken.get_or_init(|| {
            let had: Vec<_> = lock.numbers().chain(new.taken()).collect();
            without(&had, &[])
        });
        let free = match new.innermost_segment_of(code) {
            Some(segment) => segment.free(taken),
            None => without(&[(code, i64::MAX)], taken),
        };
        free.iter().find(|(first, _)| *first > code).or(free.first()).map(|(first, _)| *first)
    }
}
