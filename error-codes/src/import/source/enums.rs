//! One file for each enum.

use super::Source;
use super::layout::{VARIANT, attribute, indented, literal, tuple, width};
use super::notes::Notes;
use super::packs::Packs;
use crate::import::entries::Entry;
use crate::import::names::Variant;
use crate::import::segments::{Group, Link};
use crate::import::template::Fields;
use crate::import::words::{equal, line};

impl Source<'_> {
    pub fn enum_file(&self, group: usize, entries: &str, notes: &mut Notes<'_>) -> String {
        let title = self.group_title(group);
        let imported = if matches!(self.layout.groups[group].link, Link::Planned(_)) {
            "{PACKS, plan}"
        } else {
            "PACKS"
        };
        let head = self.head(group, notes);
        format!("//! {title}\n\nuse error_codes::ErrorCatalog;\n\nuse super::{imported};\n\n{head}{entries}")
    }

    fn group_title(&self, group: usize) -> String {
        let title = line(&self.layout.groups[group].title);
        if title.is_empty() { self.title() } else { title }
    }

    /// The attributes of an enum.
    pub fn head(&self, group: usize, notes: &mut Notes<'_>) -> String {
        let Group { title, line: place, link, entries } = &self.layout.groups[group];
        let module = &self.names.modules[group];
        let mut text = notes.take(*place, "");
        for section in entries.iter().filter_map(|index| self.entries[*index].row.section) {
            let above = std::iter::successors(Some(section), |index| self.document.sections[*index].parent);
            text.extend(above.map(|index| notes.take(self.document.sections[index].line, "")));
        }
        text += &format!("/// {}\n#[derive(Debug, ErrorCatalog)]\n", self.group_title(group));
        let mut keys = vec!["error".to_owned(), format!("keys = {}", literal(&module.snake))];
        keys.extend(self.common_status(group).map(|status| format!("http = {status}")));
        text += &if self.names.is_one_enum() {
            self.system_attribute(keys)
        } else {
            keys.push("packs = PACKS".to_owned());
            attribute("", "catalog", &keys)
        };
        match link {
            Link::Planned(segment) => {
                text += &format!("#[segment(plan::{})]\n", self.names.segments[*segment].module.constant());
            }
            Link::Own((first, last)) => {
                let keys = [
                    format!("{first}..={last}"),
                    format!("name = {}", literal(&module.snake)),
                    format!("title = {}", literal(&line(title))),
                ];
                text += &attribute("", "segment", &keys);
            }
            Link::Nothing => {}
        }
        let name = if self.names.is_one_enum() { &self.names.system } else { &module.camel };
        text + &format!("pub enum {name}Error {{\n")
    }

    /// The variants of an enum, to its end.
    pub fn entries_of(&self, group: usize, packs: &Packs, notes: &mut Notes<'_>) -> String {
        let common = self.common_status(group);
        let fixed = match self.layout.groups[group].link {
            Link::Planned(segment) => self.layout.segments[segment].status,
            _ => None,
        };
        let variants: Vec<String> = self.layout.groups[group]
            .entries
            .iter()
            .map(|index| {
                let (entry, variant) = (&self.entries[*index], &self.names.variants[*index]);
                let message = packs.of_key(&variant.key);
                let docs = docs(entry, message.map(|message| message.source(packs)).unwrap_or_default());
                let notes = notes.take(entry.line(), "    ");
                let status = entry.row.status.filter(|status| ![common, fixed].contains(&Some(*status)));
                let nothing = Fields::default();
                let fields = message.map_or(&nothing, |message| &message.fields);
                format!("{docs}{notes}{}{}", code(entry, variant, status), declared(&variant.ident, fields))
            })
            .collect();
        variants.join("\n") + "}\n"
    }

    /// The status of a whole enum: what all its entries have, or else what was asked for. Not where a segment has one for them.
    fn common_status(&self, group: usize) -> Option<u16> {
        let Group { entries, link, .. } = &self.layout.groups[group];
        if matches!(link, Link::Planned(segment) if self.layout.segments[*segment].status.is_some()) {
            return None;
        }
        let mut statuses = entries.iter().map(|index| self.entries[*index].row.status);
        let first = statuses.next()?;
        if entries.len() > 1 && first.is_some() && statuses.all(|status| status == first) {
            return first;
        }
        self.options.status.filter(|_| entries.iter().any(|index| self.entries[*index].row.status.is_none()))
    }
}

/// The message, then what the team should know.
fn docs(entry: &Entry, message: &str) -> String {
    let message = line(message);
    let row = &entry.row;
    let mut others: Vec<String> = Vec::new();
    for text in [&row.title, &row.description, &row.scenario].into_iter().flatten() {
        let text = line(text);
        if !text.is_empty() && !equal(&text, &message) && !others.contains(&text) {
            others.push(text);
        }
    }
    let mut docs = if message.is_empty() { String::new() } else { format!("    /// {message}\n") };
    for text in others {
        docs += if docs.is_empty() { "" } else { "    ///\n" };
        docs += &format!("    /// {text}\n");
    }
    docs
}

/// `#[code(60101, http = 409, hint = "…")]`
fn code(entry: &Entry, variant: &Variant, status: Option<u16>) -> String {
    let mut keys = vec![entry.code().to_string()];
    keys.extend(status.map(|status| format!("http = {status}")));
    if variant.explicit_key {
        keys.push(format!("msg = {}", literal(&variant.key)));
    }
    keys.extend(variant.name.as_ref().map(|name| format!("name = {}", literal(name))));
    let hint = entry.row.hint.as_deref().map(line).filter(|hint| !hint.is_empty());
    keys.extend(hint.map(|hint| format!("hint = {}", literal(&hint))));
    if !entry.legacy.is_empty() {
        let old: Vec<String> = entry.legacy.iter().map(|(old, _)| old.to_string()).collect();
        keys.push(format!("was({})", old.join(", ")));
    }
    if entry.shared {
        keys.push("shared".to_owned());
    }
    attribute("    ", "code", &keys)
}

/// The variant itself, with a text for each parameter.
fn declared(ident: &str, fields: &Fields) -> String {
    let names: Vec<String> = fields.names().iter().map(|name| format!("{name}: String")).collect();
    match (&names[..], fields.count) {
        ([], 0) => format!("    {ident},\n"),
        ([], count) => tuple(ident, &vec!["String".to_owned(); count]),
        (names, _) => {
            let one = names.join(", ");
            let fields = if width(&one) <= VARIANT {
                format!("{{ {one} }}")
            } else {
                format!("{{\n{}    }}", indented("        ", names, ","))
            };
            format!("    {ident} {fields},\n")
        }
    }
}
