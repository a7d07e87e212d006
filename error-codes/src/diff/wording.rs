//! What is said of each change: what happened, and what to do if it was not meant.

use super::{Change, Kind};
use crate::published::Row;

pub(super) fn catalog(old: &str, new: &str) -> Change {
    Change {
        code: None,
        old: Some(old.to_owned()),
        new: Some(new.to_owned()),
        help: Some(format!(
            "give each catalogue a lock of its own; for the same one write `#[catalog(name = \"{old}\")]`"
        )),
        ..breaking(Kind::Catalog, 0, format!("this was the catalogue `{old}` and is `{new}` now"))
    }
}

pub(super) fn added(row: &Row, back: bool) -> Change {
    let message = format!("{} is {}", subject(row), if back { "back" } else { "new" });
    Change { new: row.name.clone(), ..harmless(Kind::Added, row.code, message) }
}

pub(super) fn renamed(old: &Row, row: &Row) -> Change {
    let message = format!("{} is called {} now", subject(old), row.called());
    Change { old: old.name.clone(), new: row.name.clone(), ..harmless(Kind::Renamed, row.code, message) }
}

/// `keeps` says whether it says `was(…)`.
pub(super) fn renumbered(old: &Row, row: &Row, keeps: bool) -> Change {
    let name = if old.name == row.name { String::new() } else { format!(" of {}", row.called()) };
    let stay = format!("give it {} again", old.code);
    let help = match (row.name.is_some(), keeps) {
        (true, false) => format!("{stay}; if it has to move, write `was({})` in its `#[code(…)]`", old.code),
        (true, true) => format!(
            "{stay}; if it has to move, tell clients first: `was({})` is for your own look-ups",
            old.code
        ),
        (false, _) => stay,
    };
    Change {
        old: Some(old.code.to_string()),
        new: Some(row.code.to_string()),
        help: Some(help),
        ..breaking(
            Kind::Renumbered,
            old.code,
            format!("{} has the number {}{name} now", subject(old), row.code),
        )
    }
}

pub(super) fn reused(old: &Row, row: &Row, free: Option<i64>) -> Change {
    let help = format!("clients take it for {}: {}", old.called(), another(row, free));
    Change {
        old: old.name.clone(),
        new: row.name.clone(),
        help: Some(help),
        ..breaking(
            Kind::Reused,
            row.code,
            format!("{} was {} and is {} now", row.code, old.called(), row.called()),
        )
    }
}

pub(super) fn reused_retired(row: &Row, free: Option<i64>) -> Change {
    Change {
        new: row.name.clone(),
        help: Some(another(row, free)),
        ..breaking(Kind::Reused, row.code, format!("{} is retired, and {} has it", row.code, row.called()))
    }
}

/// Another name and another key.
pub(super) fn replaced(old: &Row, row: &Row, free: Option<i64>) -> Change {
    let mut change = reused(old, row, free);
    let another = another(row, free);
    change.message = format!(
        "{} was {} with the key `{}` and is {} with the key `{}` now",
        row.code,
        old.called(),
        old.key,
        row.called(),
        row.key
    );
    change.help = Some(match &old.name {
        Some(name) => format!(
            "for the same error, say what clients know: `name = \"{name}\"` or `msg = \"{}\"`; for another one, {another}, and \
             retire {}",
            old.key, row.code
        ),
        None => another,
    });
    change
}

pub(super) fn removed(old: &Row) -> Change {
    let (message, help) = match old.name {
        Some(_) => (
            format!("{} is gone, and its number is not retired", subject(old)),
            format!(
                "write `#[catalog(retired({}))]`, so that nobody takes the number, or bring the entry back",
                old.code
            ),
        ),
        None => (
            format!("{} is gone", subject(old)),
            format!("write `#[catalog(success({}, …))]` again", old.code),
        ),
    };
    Change { old: old.name.clone(), help: Some(help), ..breaking(Kind::Removed, old.code, message) }
}

/// One of several that share a number, of which `row` stays.
pub(super) fn left(old: &Row, row: &Row) -> Change {
    let message = format!("{} is gone; {} keeps the number", subject(old), row.called());
    Change { old: old.name.clone(), ..harmless(Kind::Removed, old.code, message) }
}

pub(super) fn retired_entry(old: &Row) -> Change {
    let message = format!("{} is gone, and its number retired", subject(old));
    Change { old: old.name.clone(), ..harmless(Kind::Retired, old.code, message) }
}

pub(super) fn retired((first, last): (i64, i64)) -> Change {
    let message =
        if first == last { format!("{first} is retired") } else { format!("{first}..={last} are retired") };
    harmless(Kind::Retired, first, message)
}

/// Said with `was(…)`.
pub(super) fn formerly(range: (i64, i64)) -> Change {
    let mut change = retired(range);
    change.message +=
        if range.0 == range.1 { ": an entry had it before" } else { ": entries had them before" };
    change
}

pub(super) fn status(old: &Row, row: &Row) -> Change {
    Change {
        old: Some(old.status.to_string()),
        new: Some(row.status.to_string()),
        help: Some(format!(
            "write `http = {}` again, or allow it on the command line with `--allow status`",
            old.status
        )),
        ..breaking(
            Kind::Status,
            row.code,
            format!("{} has the status {} instead of {}", subject(row), row.status, old.status),
        )
    }
}

pub(super) fn key(old: &Row, row: &Row) -> Change {
    Change {
        old: Some(old.key.clone()),
        new: Some(row.key.clone()),
        help: Some(format!(
            "clients translate by it: write `msg = \"{}\"` again, or allow it on the command line with `--allow key`",
            old.key
        )),
        ..breaking(
            Kind::Key,
            row.code,
            format!("{} has the key `{}` instead of `{}`", subject(row), row.key, old.key),
        )
    }
}

pub(super) fn parameter_lost(row: &Row, name: &str) -> Change {
    Change {
        old: Some(name.to_owned()),
        help: Some(
            "messages that clients keep have a gap there: give it back, or bless the change".to_owned(),
        ),
        ..breaking(
            Kind::Parameters,
            row.code,
            format!("{} no longer has the parameter `{{{name}}}`", subject(row)),
        )
    }
}

pub(super) fn parameter_won(row: &Row, name: &str) -> Change {
    let message = format!("{} has the parameter `{{{name}}}`", subject(row));
    Change { new: Some(name.to_owned()), ..harmless(Kind::Parameters, row.code, message) }
}

pub(super) fn detail_lost(row: &Row, name: &str) -> Change {
    Change {
        old: Some(name.to_owned()),
        help: Some("clients may read it: mark its field `#[detail]` again, or bless the change".to_owned()),
        ..breaking(Kind::Details, row.code, format!("{} no longer sends the detail `{name}`", subject(row)))
    }
}

pub(super) fn detail_won(row: &Row, name: &str) -> Change {
    let message = format!("{} sends the detail `{name}`", subject(row));
    Change { new: Some(name.to_owned()), ..harmless(Kind::Details, row.code, message) }
}

fn breaking(kind: Kind, code: i64, message: String) -> Change {
    Change { breaking: true, ..harmless(kind, code, message) }
}

fn harmless(kind: Kind, code: i64, message: String) -> Change {
    Change { kind, breaking: false, code: Some(code), old: None, new: None, message, help: None }
}

fn subject(row: &Row) -> String {
    match &row.name {
        Some(name) => format!("{} `{name}`", row.code),
        None => format!("{}, the code of successes,", row.code),
    }
}

fn another(row: &Row, free: Option<i64>) -> String {
    match free {
        Some(free) => format!("give {} a number that nobody had, such as {free}", row.called()),
        None => {
            format!("give {} a number that nobody had; its segment has none left", row.called())
        }
    }
}
