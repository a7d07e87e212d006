//! Identifiers, names and keys of everything that is generated: valid, unique, and the same each time.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::Entry;
use super::keywords::is_keyword;
use super::segments::{Group, Layout, Link};
use super::template;
use super::words::{WORDS, camel, is_word, locale_of, shouty, snake, subject};

/// How many words of a title make a name, and how many where that is taken.
const TITLE_WORDS: usize = 5;
const MORE_TITLE_WORDS: usize = 12;

pub struct Names {
    /// By the index of the entry.
    pub variants: Vec<Variant>,
    /// By the index of the group.
    pub modules: Vec<Module>,
    /// By the index of the segment: the constants of the plan.
    pub segments: Vec<Owner>,
    /// What the enum of all enums is called, before `Error`.
    pub system: String,
}

impl Names {
    /// One enum, which needs no name of its own.
    pub fn is_one_enum(&self) -> bool {
        matches!(&self.modules[..], [only] if only.camel.is_empty())
    }
}

/// A segment, and its parts.
pub struct Owner {
    pub module: Module,
    pub parts: Vec<String>,
    /// `LIVE_PARTS`
    pub parts_constant: String,
}

pub struct Variant {
    pub ident: String,
    /// What the derive would not make of the identifier.
    pub name: Option<String>,
    /// What the derive would not make of the prefix and the identifier.
    pub explicit_key: bool,
    pub key: String,
}

impl Variant {
    /// The published name.
    pub fn shown_name(&self) -> String {
        self.name.clone().unwrap_or_else(|| shouty(&self.ident))
    }
}

/// `user_register`, `UserRegister`
pub struct Module {
    pub snake: String,
    pub camel: String,
}

impl Module {
    pub fn constant(&self) -> String {
        shouty(&self.camel)
    }
}

/// Words that are taken in the case of a name, and the number that the next of each would have.
#[derive(Default)]
struct Taken(BTreeMap<String, u32>);

impl Taken {
    /// `wanted`, or `wanted2`, `wanted3`, … where it is taken.
    fn take(&mut self, wanted: &str) -> String {
        let mut candidate = wanted.to_owned();
        while self.has(&candidate) {
            let next = self.0.entry(shouty(wanted)).or_insert(2);
            candidate = format!("{wanted}{next}");
            *next += 1;
        }
        self.add(&candidate);
        candidate
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains_key(&shouty(word))
    }

    fn add(&mut self, word: &str) {
        self.0.entry(shouty(word)).or_insert(2);
    }
}

pub fn make(entries: &[Entry], layout: &Layout, system: &str) -> Names {
    let system = Some(camel(system, TITLE_WORDS))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Service".to_owned());
    let system = system.strip_suffix("Error").filter(|bare| !bare.is_empty()).unwrap_or(&system).to_owned();
    let mut groups = vec![0; entries.len()];
    for (index, group) in layout.groups.iter().enumerate() {
        group.entries.iter().for_each(|entry| groups[*entry] = index);
    }
    // Names that the document gives are taken before any are made. What two enums call alike the compiler shall complain about.
    let mut taken = Taken::default();
    let mut within: Vec<Taken> = layout.groups.iter().map(|_| Taken::default()).collect();
    let mut idents: Vec<Option<String>> = entries
        .iter()
        .zip(&groups)
        .map(|(entry, group)| {
            let ident = within[*group].take(&camel(given_name(entry)?, usize::MAX));
            taken.add(&ident);
            Some(ident)
        })
        .collect();
    for (entry, ident) in entries.iter().zip(&mut idents) {
        ident.get_or_insert_with(|| taken.take(&wanted(entry)));
    }
    let mut modules = modules(layout.groups.iter().map(title_of), &["plan", "mod", "error_codes", &system]);
    // One enum needs no name of its own.
    if let [only] = &mut modules[..]
        && layout.groups[0].link == Link::Nothing
    {
        *only = Module { snake: "error".to_owned(), camel: String::new() };
    }
    let segments = segment_modules(layout, &modules);
    let mut keys: BTreeSet<String> = BTreeSet::new();
    let mut variants: Vec<Variant> = idents
        .into_iter()
        .zip(entries)
        .map(|(ident, entry)| {
            let ident = ident.unwrap_or_default();
            let name = given_name(entry).filter(|name| *name != shouty(&ident)).map(str::to_owned);
            let key = entry.row.key.clone().filter(|key| is_word(key));
            keys.extend(key.clone());
            Variant { ident, name, explicit_key: key.is_some(), key: key.unwrap_or_default() }
        })
        .collect();
    for (group, module) in layout.groups.iter().zip(&modules) {
        for index in &group.entries {
            let variant = &mut variants[*index];
            if !variant.explicit_key {
                variant.key = format!("{}.{}", module.snake, snake(&variant.ident));
                while keys.contains(&variant.key) {
                    variant.key.push('2');
                    variant.explicit_key = true;
                }
            }
        }
    }
    Names { variants, modules, segments, system }
}

/// The name that the document gives, if one can be made of it.
fn given_name(entry: &Entry) -> Option<&str> {
    let name = entry.row.name.as_deref()?;
    (is_word(name) && !camel(name, usize::MAX).is_empty()).then_some(name)
}

/// Of a name that is no word, the key's last words, an English title or message, else pinyin, else the number. Parameters are no part of it, if anything else is.
fn wanted(entry: &Entry) -> String {
    let row = &entry.row;
    let key = row.key.as_ref().map(|key| {
        let parts: Vec<&str> = key.rsplit(['.', '/', ':']).take(2).collect();
        parts.into_iter().rev().collect::<Vec<_>>().join("_")
    });
    let texts = || row.texts.iter().map(|(_, text)| text);
    let is_english = |text: &&String| locale_of(text) == "en-US";
    let english = row.title.iter().chain(texts()).filter(is_english);
    let sources =
        row.name.iter().chain(&key).chain(english).chain(texts()).chain(&row.title).chain(&row.description);
    let sources: Vec<&String> = sources.collect();
    let bare = sources.iter().map(|source| camel(&template::without_parameters(source), WORDS));
    let whole = sources.iter().map(|source| camel(source, WORDS));
    let fits = |name: &String| (1..=120).contains(&name.len());
    bare.chain(whole).find(fits).unwrap_or_else(|| {
        let sign = if row.code < 0 { "Minus" } else { "" };
        format!("Code{sign}{}", row.code.unsigned_abs())
    })
}

/// What a title is about; of `用户注册 (User Registration)` what is English.
fn title_of(group: &Group) -> &str {
    let (title, more) = group.title.split_once(['(', '（']).unwrap_or((&group.title, ""));
    let more = more.trim_end_matches([')', '）']);
    let is_name = |text: &str| text.is_ascii() && text.contains(|letter: char| letter.is_ascii_alphabetic());
    subject(if title.is_ascii() || !is_name(more) { title } else { more })
}

fn modules<'a>(titles: impl Iterator<Item = &'a str>, reserved: &[&str]) -> Vec<Module> {
    let mut taken = Taken::default();
    for word in reserved {
        taken.take(word);
    }
    titles.map(|title| module(title, &mut taken)).collect()
}

fn module(title: &str, taken: &mut Taken) -> Module {
    let words: Vec<&str> = title.split([' ', '-', '/', '&']).collect();
    let worded = words.iter().filter(|word| word.contains(char::is_alphabetic));
    let lettered: Vec<&str> = worded.copied().collect();
    let title = if lettered.is_empty() { words } else { lettered }.join(" ");
    let names = [TITLE_WORDS, MORE_TITLE_WORDS].map(|words| camel(&title, words));
    let name = names.iter().find(|name| !taken.has(name)).unwrap_or(&names[0]);
    let name = taken.take(if name.is_empty() { "Other" } else { name });
    let mut path = snake(&name);
    if is_keyword(&path) {
        path.push_str("_errors");
    }
    Module { snake: path, camel: name }
}

/// A segment is called as the enum that owns it, if there is one.
fn segment_modules(layout: &Layout, modules: &[Module]) -> Vec<Owner> {
    let mut taken = Taken::default();
    taken.take("Plan");
    taken.take("Segments");
    let group_of = |index: usize| layout.groups.iter().position(|group| group.link == Link::Planned(index));
    for owner in (0..layout.segments.len()).filter_map(group_of) {
        taken.take(&modules[owner].camel);
    }
    let mut owners = Vec::new();
    for (index, segment) in layout.segments.iter().enumerate() {
        let module = match group_of(index).map(|group| &modules[group]) {
            Some(owner) if !owner.camel.is_empty() => {
                Module { snake: owner.snake.clone(), camel: owner.camel.clone() }
            }
            _ => module(subject(segment.title.split('(').next().unwrap_or_default()), &mut taken),
        };
        let parts = self::modules(segment.parts.iter().map(|(title, ..)| subject(title)), &[]);
        let parts_constant = shouty(&taken.take(&format!("{}Parts", module.camel)));
        owners.push(Owner {
            module,
            parts: parts.into_iter().map(|part| part.snake).collect(),
            parts_constant,
        });
    }
    owners
}
