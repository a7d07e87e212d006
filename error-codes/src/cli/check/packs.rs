//! Language packs, before they are compiled in: whoever translates needs no compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use super::gaps::missing;
use super::{Finding, Severity};
use crate::cli::json::{Malformed, Member, Node, Value};
use crate::cli::problem::{Place, Text};
use crate::export::Snapshot;
use crate::message::{Stretch, placeholders, stretch};

/// What is wrong in the pack `file`, in the order of its lines, and what it lacks.
pub(super) fn of(file: &Rc<Text>, snapshot: &Snapshot) -> Vec<Finding> {
    let mut pack = Pack { file, known: known(snapshot), places: BTreeMap::new(), findings: Vec::new() };
    match Node::parse(&file.text) {
        Ok(Node { value: Value::Object(members), .. }) => pack.members("", &members),
        Ok(Node { span, .. }) => pack.error("shape", span, "expected an object of keys and messages"),
        Err(Malformed { at, reason }) => {
            let place = Place::at(file, at);
            let message = format!("malformed JSON: {reason}");
            return vec![Finding { place: Some(place), ..error("json", message) }];
        }
    }
    pack.strays_and_gaps();
    pack.findings
}

/// The keys of all entries, with the placeholders that their messages have in any language.
fn known(snapshot: &Snapshot) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for entry in &snapshot.entries {
        let shown = entry.text.values().flat_map(|text| placeholders(text));
        known.entry(&entry.key).or_default().extend(shown);
    }
    if let Some(success) = &snapshot.success {
        known.entry(&success.key).or_default();
    }
    known
}

/// How many characters of a key are mistyped at most.
const MISTYPED: usize = 2;

struct Pack<'a> {
    file: &'a Rc<Text>,
    known: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Where each key stands.
    places: BTreeMap<String, Range<usize>>,
    findings: Vec<Finding>,
}

impl Pack<'_> {
    fn error(&mut self, kind: &'static str, span: Range<usize>, message: impl Into<String>) {
        let place = Some(Place::new(self.file, span));
        self.findings.push(Finding { place, ..error(kind, message.into()) });
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
            let first = Place::new(self.file, first.clone()).position();
            let first = first.map(|(line, column)| format!(", first at {line}:{column}")).unwrap_or_default();
            self.error("duplicate", at.clone(), format!("key `{key}` is given twice{first}"));
        } else {
            self.places.insert(key, at.clone());
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
                    let message = format!("a lone `{brace}` in the message of `{key}`");
                    self.error("brace", span.clone(), message);
                    self.help(format!("write `{brace}{brace}` for a brace"));
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
        self.error(
            "placeholder",
            span,
            format!("no other message of `{key}` has the placeholder `{braced}`"),
        );
        self.help(match &there[..] {
            [] => "they have none".to_owned(),
            _ => format!("they have {}", there.join(", ")),
        });
    }

    fn help(&mut self, help: String) {
        if let Some(last) = self.findings.last_mut() {
            last.help = Some(help);
        }
    }

    /// Keys of no entry that are like one that is missing, and what is missing. Other keys may be the messages of successes.
    fn strays_and_gaps(&mut self) {
        let lacking: Vec<&str> =
            self.known.keys().copied().filter(|key| !self.places.contains_key(*key)).collect();
        let strays = self.places.iter().filter(|(key, _)| !self.known.contains_key(key.as_str()));
        for (key, at) in strays {
            let distance = |near: &&&str| strsim::damerau_levenshtein(key, near);
            let near = lacking.iter().filter(|near| distance(near) <= MISTYPED).min_by_key(distance);
            let Some(near) = near else { continue };
            self.findings.push(Finding {
                kind: "stray",
                message: format!("no entry has the key `{key}`"),
                help: Some(format!("did you mean `{near}`, which is missing?")),
                place: Some(Place::new(self.file, at.clone())),
                keys: vec![key.clone()],
                ..Finding::default()
            });
        }
        if !lacking.is_empty() {
            let keys: Vec<String> = lacking.into_iter().map(str::to_owned).collect();
            self.findings.push(Finding {
                kind: "untranslated",
                message: missing(&keys, &self.file.name),
                place: Some(Place { file: Rc::clone(self.file), span: None }),
                keys,
                ..Finding::default()
            });
        }
    }
}

fn error(kind: &'static str, message: String) -> Finding {
    Finding { level: Severity::Error, kind, message, ..Finding::default() }
}
