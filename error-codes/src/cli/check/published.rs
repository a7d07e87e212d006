//! What the lock says was published.

use std::path::Path;
use std::rc::Rc;

use super::{Finding, Severity};
use crate::cli::diff::{Allowed, Changes};
use crate::cli::lock::{MISSING, file};
use crate::cli::problem::{Failure, File, Place, Problem};
use crate::export::Snapshot;
use crate::lock::Lock;

/// `asked` says whether somebody named the lock: else it is where a service has it, if it has one.
pub(super) fn of(
    path: &Path,
    asked: bool,
    allowed: &Allowed,
    snapshot: &Snapshot,
) -> Result<Vec<Finding>, Failure> {
    let shown = path.display();
    let lock = match Lock::read(path) {
        Err(problem) if problem.is_missing() && !asked => {
            return Ok(vec![Finding {
                kind: "lock",
                message: format!("nothing keeps published codes as they are: `{shown}` does not exist"),
                help: Some(MISSING.to_owned()),
                ..Finding::default()
            }]);
        }
        Err(problem) if problem.faults().next().is_none() => {
            return Err(Problem::new(problem.to_string()).into());
        }
        Err(problem) => {
            let file = Rc::new(file(path));
            let fault = |(line, fault): (usize, &str)| Finding {
                level: Severity::Error,
                kind: "lock",
                message: fault.to_owned(),
                place: Some(Place::line(&file, line)),
                ..Finding::default()
            };
            return Ok(problem.faults().map(fault).collect());
        }
        Ok(lock) => lock,
    };
    let Changes { changes, .. } = Changes::new(lock.changes(snapshot), allowed);
    let (breaking, harmless): (Vec<_>, Vec<_>) = changes.into_iter().partition(|change| change.breaking);
    let file = Rc::new(file(path));
    let mut findings: Vec<Finding> = breaking
        .into_iter()
        .map(|change| Finding {
            level: Severity::Error,
            kind: "lock",
            message: change.message,
            help: change.help,
            place: change.code.and_then(|code| line_of(code, &file)),
            codes: change.code.into_iter().collect(),
            ..Finding::default()
        })
        .collect();
    if !harmless.is_empty() {
        findings.push(Finding {
            kind: "lock",
            message: format!("`{shown}` lacks what is new; clients are not harmed by it"),
            help: Some("write it down with `lock --update`".to_owned()),
            codes: harmless.iter().filter_map(|change| change.code).collect(),
            ..Finding::default()
        });
    }
    Ok(findings)
}

/// The first line of `code` in a lock.
fn line_of(code: i64, file: &Rc<File>) -> Option<Place> {
    let code = code.to_string();
    let is_it = |line: &str| line.split(' ').next() == Some(&code);
    file.text.lines().position(is_it).map(|at| Place::line(file, at + 1))
}
