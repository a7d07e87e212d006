//! Rows → entries: what is said of one code in several places is put together, and what differs is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::document::{Constant, Document, Mention, Mentioned, Renumbered, Row};
use super::finding::{Finding, Kind};
use super::words::{alike, equal, list, locale_of};

/// One entry of the catalogue to be.
#[derive(Clone)]
pub struct Entry {
    /// The first row, filled up with what the others say.
    pub row: Row,
    /// `shared`: other entries have this code too, and may.
    pub shared: bool,
    pub legacy: Vec<(i64, usize)>,
}

impl Entry {
    pub fn code(&self) -> i64 {
        self.row.code
    }

    pub fn line(&self) -> usize {
        self.row.line
    }

    /// The entry in a sentence: its first message, title or name.
    pub fn shown(&self) -> String {
        shown(&self.row).unwrap_or_else(|| self.row.code.to_string())
    }

    /// All that is said of it, for comparison with what is said elsewhere.
    fn sayings(&self) -> impl Iterator<Item = &str> {
        let row = &self.row;
        let others = [&row.title, &row.description, &row.scenario];
        row.texts
            .iter()
            .map(|(_, text)| text.as_str())
            .chain(others.into_iter().flatten().map(String::as_str))
    }
}

fn shown(row: &Row) -> Option<String> {
    let quoted = |text: &String| format!("\"{text}\"");
    let text = row.texts.first().map(|(_, text)| text).or(row.title.as_ref());
    text.map(quoted).or_else(|| row.name.as_ref().map(|name| format!("`{name}`")))
}

/// The entries of a document, and what its rows contradict each other in.
pub fn collect(document: &mut Document, findings: &mut Vec<Finding>) -> Vec<Entry> {
    let mut entries = Entries::default();
    for row in std::mem::take(&mut document.rows) {
        entries.add(row, findings);
    }
    for entry in &mut entries.all {
        if entry.row.status.is_none() {
            entry.row.status = http_code(entry.row.code);
        }
    }
    entries.name(&document.constants, document, findings);
    for mention in &document.mentions {
        entries.mention(mention, findings);
    }
    let mut seen = BTreeSet::new();
    for change in document.renumbered.iter().filter(|change| seen.insert((change.old, change.new))) {
        entries.renumber(change, findings);
    }
    entries.report_shared(findings);
    entries.all
}

/// The status that a code is, where codes are the statuses of HTTP.
fn http_code(code: i64) -> Option<u16> {
    u16::try_from(code).ok().filter(|status| (400..=599).contains(status))
}

#[derive(Default)]
struct Entries {
    all: Vec<Entry>,
    by_code: BTreeMap<i64, Vec<usize>>,
}

impl Entries {
    fn of(&self, code: i64) -> &[usize] {
        self.by_code.get(&code).map(Vec::as_slice).unwrap_or_default()
    }

    fn push(&mut self, entry: Entry) {
        self.by_code.entry(entry.row.code).or_default().push(self.all.len());
        self.all.push(entry);
    }

    fn add(&mut self, row: Row, findings: &mut Vec<Finding>) {
        let known = self.of(row.code);
        if let Some(same) =
            known.iter().copied().find(|index| difference(&self.all[*index].row, &row).is_none())
        {
            let first = &mut self.all[same].row;
            if repeats(first, &row) {
                let what = shown(&row).unwrap_or_default();
                findings.push(Finding::between(
                    Kind::Repeated,
                    row.line,
                    first.line,
                    format!("code {} {what} is at line {} already", row.code, first.line),
                    "one place is enough",
                ));
            }
            fill(first, row);
            return;
        }
        let mut shared = false;
        if let Some(first) = known.first().map(|index| &self.all[*index]) {
            let is_status = |row: &Row| {
                http_code(row.code).is_some_and(|code| row.status.is_none_or(|status| status == code))
            };
            shared = is_status(&first.row) && is_status(&row);
            if let Some((here, there)) = difference(&first.row, &row).filter(|_| !shared) {
                findings.push(Finding::between(
                    Kind::DuplicateCode,
                    row.line,
                    first.line(),
                    format!("code {} is {here} here and {there} at line {}", row.code, first.line()),
                    "give one of them its own number",
                ));
            }
        }
        self.push(Entry { row, shared, legacy: Vec::new() });
    }

    /// A code that is named with a text elsewhere.
    fn mention(&mut self, mention: &Mention, findings: &mut Vec<Finding>) {
        let Mention { line, code, text, hint, kind, within } = mention;
        if let Some((about, heading)) = within.filter(|(about, _)| about != code) {
            findings.push(Finding::between(
                Kind::AnotherMeaning,
                *line,
                heading,
                format!(
                    "{about} is shown as {code} in the sample, in the section about {about} at line {heading}"
                ),
                "send the code that the section is about, or give the other its own section",
            ));
            return;
        }
        let known = self.of(*code).to_vec();
        let Some(&first) = known.first() else {
            findings.push(undocumented(*line, *code, &format!("\"{text}\"")));
            return;
        };
        if text.is_empty() {
            return;
        }
        if let Some(&same) =
            known.iter().find(|index| self.all[**index].sayings().any(|saying| alike(saying, text)))
        {
            let row = &mut self.all[same].row;
            row.hint = row.hint.take().or_else(|| hint.clone());
            return;
        }
        let owner = &self.all[first];
        let status = owner.row.status;
        if status.is_some_and(|status| status < 300) {
            return; // Successes say what they like.
        }
        if *kind != Mentioned::List && http_code(*code).is_some() && status == http_code(*code) {
            let row = Row {
                line: *line,
                code: *code,
                status,
                texts: vec![(locale_of(text).to_owned(), text.clone())],
                hint: hint.clone(),
                section: owner.row.section,
                segment: owner.row.segment.clone(),
                ..Row::default()
            };
            self.push(Entry { row, shared: true, legacy: Vec::new() });
            return;
        }
        let place = if *kind == Mentioned::Sample { "the sample" } else { "the list" };
        findings.push(Finding::between(
            Kind::AnotherMeaning,
            *line,
            owner.line(),
            format!("{place} calls {code} \"{text}\", and line {} {}", owner.line(), owner.shown()),
            "use one text",
        ));
    }

    /// Constants give names to entries, where they mean the same.
    fn name(&mut self, constants: &[Constant], document: &Document, findings: &mut Vec<Finding>) {
        let mut seen = BTreeSet::new();
        for Constant { line, name, code, group } in constants {
            if !seen.insert((name, code)) {
                continue;
            }
            let known = self.of(*code).to_vec();
            let Some(&first) = known.first() else {
                findings.push(undocumented(*line, *code, &format!("`{name}`")));
                continue;
            };
            let row = &self.all[first].row;
            let mut titles = ancestry(document, row.section);
            let elsewhere = group.as_ref().is_some_and(|group| !titles.any(|title| alike(title, group)));
            if elsewhere || row.name.as_ref().is_some_and(|given| given != name) {
                let of = group.as_ref().map(|group| format!(" of \"{group}\"")).unwrap_or_default();
                findings.push(Finding::between(
                    Kind::AnotherMeaning,
                    *line,
                    row.line,
                    format!(
                        "code {code} is `{name}`{of} here and {} at line {}",
                        self.all[first].shown(),
                        row.line
                    ),
                    "give one of them its own number",
                ));
            } else if known.len() == 1 {
                self.all[first].row.name = Some(name.clone());
            }
        }
    }

    fn renumber(&mut self, change: &Renumbered, findings: &mut Vec<Finding>) {
        let Renumbered { line, old, new, text } = change;
        if old == new {
            return;
        }
        let first = |code| self.of(code).first().copied();
        let (owner, before) = (first(*new), first(*old));
        if let (Some(owner), Some(text)) = (owner, text)
            && !self.all[owner].sayings().any(|saying| alike(saying, text))
        {
            let owner = &self.all[owner];
            findings.push(Finding::between(
                Kind::AnotherMeaning,
                *line,
                owner.line(),
                format!("code {new} is \"{text}\" here and {} at line {}", owner.shown(), owner.line()),
                "give one of them its own number",
            ));
        } else if let Some(owner) = owner {
            self.all[owner].legacy.push((*old, *line));
        } else if let Some(before) = before {
            let before = &self.all[before];
            findings.push(Finding::between(
                Kind::Renumbered,
                *line,
                before.line(),
                format!("{old} is {new} now, and still {old} {} at line {}", before.shown(), before.line()),
                "write the new number in the table, and `was(…)` for the old one",
            ));
        } else {
            let what = text.as_ref().map_or_else(|| format!("once {old}"), |text| format!("\"{text}\""));
            findings.push(undocumented(*line, *new, &what));
        }
    }

    /// One finding a code, not one a message.
    fn report_shared(&mut self, findings: &mut Vec<Finding>) {
        for (code, known) in &self.by_code {
            if known.len() < 2 || !known[1..].iter().all(|index| self.all[*index].shared) {
                continue;
            }
            for index in known {
                self.all[*index].shared = true;
            }
            let entries = known.iter().map(|index| &self.all[*index]);
            let messages = list(entries.map(|entry| format!("{} (line {})", entry.shown(), entry.line())));
            let (first, second) = (self.all[known[0]].line(), self.all[known[1]].line());
            findings.push(Finding::between(
                Kind::SharedCode,
                second,
                first,
                format!("code {code} carries several messages: {messages}"),
                "clients cannot tell them apart by code; they are generated as `shared`",
            ));
        }
    }
}

/// The titles that a row stands under, the innermost first.
fn ancestry(document: &Document, section: Option<usize>) -> impl Iterator<Item = &str> {
    let chain = std::iter::successors(section, |index| document.sections[*index].parent);
    chain.map(|index| document.sections[index].title.as_str())
}

/// Something that a row says, as a sentence quotes it.
enum Said<'a> {
    Text(&'a str),
    Word(&'a str),
    Status(u16),
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{text}\""),
            Self::Word(word) => write!(f, "`{word}`"),
            Self::Status(status) => write!(f, "HTTP {status}"),
        }
    }
}

/// What two rows of one code cannot both be: the later, then the first.
fn difference<'a>(first: &'a Row, later: &'a Row) -> Option<(Said<'a>, Said<'a>)> {
    for (locale, text) in &later.texts {
        let known = first.texts.iter().find(|(known, _)| known == locale);
        if let Some((_, known)) = known.filter(|(_, known)| !equal(known, text)) {
            return Some((Said::Text(text), Said::Text(known)));
        }
    }
    for (one, other) in [(&first.name, &later.name), (&first.key, &later.key)] {
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            return Some((Said::Word(other), Said::Word(one)));
        }
    }
    let (one, other) = (first.status?, later.status?);
    (one != other).then_some((Said::Status(other), Said::Status(one)))
}

/// Whether the later row says nothing new.
fn repeats(first: &Row, later: &Row) -> bool {
    let known = |locale: &str| first.texts.iter().any(|(known, _)| known == locale);
    (!later.texts.is_empty() && later.texts.iter().all(|(locale, _)| known(locale)))
        || (later.texts.is_empty() && later.name.is_some() && later.name == first.name)
}

fn fill(first: &mut Row, later: Row) {
    first.status = first.status.or(later.status);
    for (locale, text) in later.texts {
        if !first.texts.iter().any(|(known, _)| *known == locale) {
            first.texts.push((locale, text));
        }
    }
    // The text of a table that has only hints for this code is more to the point than a list.
    let hints_only = later.name.is_none() && later.description.is_none() && later.scenario.is_none();
    if hints_only && later.hint.is_some() {
        first.hint = later.hint;
    } else {
        first.hint = first.hint.take().or(later.hint);
    }
    for (slot, value) in [
        (&mut first.name, later.name),
        (&mut first.key, later.key),
        (&mut first.description, later.description),
        (&mut first.scenario, later.scenario),
        (&mut first.title, later.title),
        (&mut first.segment, later.segment),
    ] {
        *slot = slot.take().or(value);
    }
    first.section = first.section.or(later.section);
}

fn undocumented(line: usize, code: i64, what: &str) -> Finding {
    Finding::new(
        Kind::Undocumented,
        line,
        format!("code {code}, {what}, stands in no table"),
        "add a row for it",
    )
}
