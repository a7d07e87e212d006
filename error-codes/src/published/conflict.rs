//! The markers that git leaves where two branches changed the same lines.

use super::Row;
use super::line::{Line, both, line};
use crate::ranges::without;

const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// What each conflict in `lines` is about, and how to resolve it.
pub(super) fn conflicts(lines: &[&str]) -> Vec<(usize, String)> {
    let marked = |line: &&str| MARKERS.iter().any(|marker| line.starts_with(marker));
    if !lines.iter().any(marked) {
        return Vec::new();
    }
    let taken = lines.iter().filter_map(|text| line(text).ok()).map(|line| (line.first(), line.last()));
    let taken = without(&taken.collect::<Vec<_>>(), &[]);
    let mut faults = Vec::new();
    let mut rest = (1..).zip(lines);
    while let Some((at, text)) = rest.next() {
        if !text.starts_with(MARKERS[0]) {
            if marked(text) {
                faults.push((at, format!("`{}` is left of a conflict; remove the line", &text[..7])));
            }
            continue;
        }
        let mut sides = [Vec::new(), Vec::new(), Vec::new()];
        let mut side = 0;
        for (_, text) in rest.by_ref() {
            match MARKERS.iter().position(|marker| text.starts_with(marker)) {
                Some(3) => break,
                Some(2) => side = 2,
                Some(1) => side = 1,
                _ => sides[side].extend(line(text).ok()),
            }
        }
        let [ours, _base, theirs] = sides;
        let mut said = clashes(&ours, &theirs, &taken);
        if said.is_empty() {
            said.push("keep the lines of both sides, sorted by number, without the markers".to_owned());
        }
        faults.extend(said.into_iter().map(|fault| (at, format!("resolve the conflict: {fault}"))));
    }
    faults
}

/// What both sides say of the same number.
fn clashes(ours: &[Line], theirs: &[Line], taken: &[(i64, i64)]) -> Vec<String> {
    let pairs = ours.iter().flat_map(|our| theirs.iter().map(move |their| (our, their)));
    pairs
        .filter(|(our, their)| our.first() == their.first())
        .filter_map(|(our, their)| clash(our, their, taken))
        .collect()
}

fn clash(our: &Line, their: &Line, taken: &[(i64, i64)]) -> Option<String> {
    match (our, their) {
        (Line::Row(our, _), Line::Row(their, _)) if our == their => None,
        (Line::Row(our, _), Line::Row(their, _)) if our.name != their.name => {
            (!(our.shared && their.shared)).then(|| both(our, their, next(our, taken)))
        }
        _ => Some(format!(
            "both sides changed the line of {}; keep the one that the catalogue agrees with",
            our.subject()
        )),
    }
}

/// The first number after that of `row` that no line has. Numbers that follow one another are one range of `taken`.
fn next(row: &Row, taken: &[(i64, i64)]) -> Option<i64> {
    taken.iter().find(|(_, last)| *last >= row.code)?.1.checked_add(1)
}
