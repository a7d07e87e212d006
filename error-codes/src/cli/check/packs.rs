//! Language packs, before they are compiled in: whoever translates needs no compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::gaps::{missing, some};
use super::{Finding, Severity};
use crate::cli::json::{Malformed, Member, Node, Value};
use crate::cli::nearest::MISTYPED;
use crate::cli::problem::{File, Place};
use crate::export::Snapshot;
use crate::message::{Stretch, placeholders, stretch};

/// What is wrong in the packs of one locale, in the order of their lines, and what they lack together: crates that are composed have
/// a pack each.
pub(super) fn of(files: &[Rc<File>], snapshot: &Snapshot) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut places = BTreeMap::new();
    let known = known(snapshot);
    let mut is_sound = true;
    for file in files {
        let mut pack = Pack { file, known: &known, places: BTreeMap::new(), findings: Vec::new() };
        match Node::parse(&file.text) {
            Ok(Node { value: Value::Object(members), .. }) => pack.members("", &members),
            Ok(Node { span, .. }) => pack.error("shape", span, "expected an object of keys and messages"),
            Err(Malformed { at, reason }) => {
                is_sound = false;
                let at = Place::at(file, at);
                pack.findings.push(at.error("json", format!("malformed JSON: {reason}")));
            }
        }
        findings.extend(pack.findings);
        places.extend(pack.places);
    }
    // What a malformed file has is not known.
    if is_sound {
        findings.extend(strays_and_gaps(files, &known, &places));
    }
    findings
}

/// The keys of all entries, with the placeholders that their messages have in any language.
type Known<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

fn known(snapshot: &Snapshot) -> Known<'_> {
    let mut known = Known::new();
    for entry in &snapshot.entries {
        let shown = entry.text.values().flat_map(|text| placeholders(text));
        known.entry(&entry.key).or_default().extend(shown);
    }
    if let Some(success) = &snapshot.success {
        known.entry(&success.key).or_default();
    }
    known
}

struct Pack<'a> {
    file: &'a Rc<File>,
    known: &'a Known<'a>,
    /// Where each key stands.
    places: BTreeMap<String, Place>,
    findings: Vec<Finding>,
}

impl Pack<'_> {
    fn error(&mut self, kind: &'static str, span: Range<usize>, message: impl Into<String>) {
        self.findings.push(Place::new(self.file, span).error(kind, message));
    }

    fn members(&mut self, prefix: &str, members: &[Member]) {
        for Member { name, at, node } in members {
            let key = format!("{prefix}{name}");
            match &node.value {
                Value::Object(members) => self.members(&format!("{key}."), members),
                Value::String(text) => self.message(key, at, text, &node.span),
                Value::Array(_) | Value::Other(_) => {
                    self.error("shape", node.span.clone(), format!("the message of `{key}` is no string"));
                }
            }
        }
    }

    fn message(&mut self, key: String, at: &Range<usize>, text: &str, span: &Range<usize>) {
        if text.trim().is_empty() {
            self.error("empty", span.clone(), format!("the message of `{key}` is empty"));
        }
        self.braces(&key, text, span);
        if let Some(first) = self.places.get(&key) {
            let first = first
                .position()
                .map(|(line, column)| format!(", first at {line}:{column}"))
                .unwrap_or_default();
            self.error("duplicate", at.clone(), format!("key `{key}` is given twice{first}"));
        } else {
            self.places.insert(key, Place::new(self.file, at.clone()));
        }
    }

    /// Placeholders that no other language has, and braces that are none.
    fn braces(&mut self, key: &str, text: &str, span: &Range<usize>) {
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let from = &rest[at..];
            rest = match stretch(from) {
                Stretch::Brace(after) => after,
                Stretch::Stray(after) => {
                    let brace = &from[..1];
                    let message = format!(
                        "a lone `{brace}` in the message of `{key}`; write `{brace}{brace}` for a brace"
                    );
                    self.error("brace", span.clone(), message);
                    after
                }
                Stretch::Placeholder { written, after } => {
                    self.placeholder(key, written, span);
                    after
                }
            };
        }
    }

    fn placeholder(&mut self, key: &str, written: &str, span: &Range<usize>) {
        let Some(fields) = self.known.get(key) else { return };
        let name = written.strip_suffix(":?").unwrap_or(written);
        if fields.contains(name) {
            return;
        }
        let there: Vec<String> = fields.iter().map(|field| format!("`{{{field}}}`")).collect();
        // Where it is written with escapes, the whole message has to do.
        let braced = format!("{{{written}}}");
        let begin = self.file.text[span.clone()].find(&braced).map(|at| span.start + at);
        let span = begin.map_or(span.clone(), |begin| begin..begin + braced.len());
        // The compiler knows of more fields than messages show: it decides.
        self.findings.push(Finding {
            kind: "placeholder",
            message: format!("no other message of `{key}` has the placeholder `{braced}`"),
            help: Some(match &there[..] {
                [] => "they have none".to_owned(),
                _ => format!("they have {}", there.join(", ")),
            }),
            place: Some(Place::new(self.file, span)),
            ..Finding::default()
        });
    }
}

/// Keys of no entry, also those that are like one that is missing, and what is missing.
fn strays_and_gaps(files: &[Rc<File>], known: &Known<'_>, places: &BTreeMap<String, Place>) -> Vec<Finding> {
    let lacking: Vec<&str> = known.keys().copied().filter(|key| !places.contains_key(*key)).collect();
    let mut findings = Vec::new();
    let mut unused = Vec::new();
    for (key, place) in places.iter().filter(|(key, _)| !known.contains_key(key.as_str())) {
        let distance = |near: &&&str| strsim::damerau_levenshtein(key, near);
        let near = lacking.iter().filter(|near| distance(near) <= MISTYPED).min_by_key(distance);
        let Some(near) = near else {
            unused.push(key.clone());
            continue;
        };
        findings.push(Finding {
            kind: "stray",
            message: format!("no entry has the key `{key}`"),
            help: Some(format!("did you mean `{near}`, which is missing?")),
            place: Some(place.clone()),
            keys: vec![key.clone()],
            ..Finding::default()
        });
    }
    if let Some(first) = unused.first() {
        let are = if unused.len() == 1 { "key is" } else { "keys are" };
        findings.push(Finding {
            level: Severity::Note,
            kind: "unused",
            message: format!("{} {are} of no entry: {}", unused.len(), some(&unused)),
            help: Some("take out what no handler answers a success with".to_owned()),
            place: places.get(first).cloned(),
            keys: unused,
            ..Finding::default()
        });
    }
    if !lacking.is_empty() {
        let keys: Vec<String> = lacking.into_iter().map(str::to_owned).collect();
        findings.push(Finding {
            kind: "untranslated",
            message: missing(&keys, ""),
            place: files.first().map(|file| Place { file: Rc::clone(file), span: None }),
            keys,
            ..Finding::default()
        });
    }
    findings
}

impl Place {
    fn error(self, kind: &'static str, message: impl Into<String>) -> Finding {
        let (level, message, place) = (Severity::Error, message.into(), Some(self));
        Finding { level, kind, message, place, ..Finding::default() }
    }
}
