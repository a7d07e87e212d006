//! The language packs: a message for every key, in every language that the document has.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::layout::{indented, literal};
use crate::import::File;
use crate::import::entries::Entry;
use crate::import::template::{self, Fields};
use crate::import::words::locale_of;

pub struct Packs {
    /// The source first.
    locales: Vec<String>,
    /// In the order of the entries.
    messages: Vec<Message>,
    by_key: BTreeMap<String, usize>,
}

pub struct Message {
    key: String,
    /// Locale and text, as the pack has it.
    texts: Vec<(String, String)>,
    pub fields: Fields,
}

impl Packs {
    pub fn of(source: &Source<'_>) -> Self {
        let entries = source.entries;
        let mut packs = Self { locales: locales(entries), messages: Vec::new(), by_key: BTreeMap::new() };
        if let Some(success) = &source.success {
            let known: BTreeSet<&str> = success.texts.iter().map(|(locale, _)| locale.as_str()).collect();
            let usual = packs.locales.iter().filter(|locale| !known.contains(locale.as_str()));
            let usual = usual.map(|locale| (locale.clone(), usual_success(locale).to_owned()));
            let texts: Vec<(String, String)> = success
                .texts
                .iter()
                .filter(|(locale, _)| packs.locales.contains(locale))
                .cloned()
                .chain(usual)
                .collect();
            packs.add(source.success_key(), &texts);
        }
        for (entry, variant) in entries.iter().zip(&source.names.variants) {
            let mut texts = entry.row.texts.clone();
            if !texts.iter().any(|(locale, _)| *locale == packs.locales[0]) {
                // The source has every key.
                let other = texts.first().map(|(_, text)| text).or(entry.row.title.as_ref());
                let text = other.cloned().unwrap_or_else(|| variant.shown_name());
                texts.insert(0, (packs.locales[0].clone(), text));
            }
            packs.add(&variant.key, &texts);
        }
        packs
    }

    /// The first messages of a key count.
    fn add(&mut self, key: &str, texts: &[(String, String)]) {
        if self.by_key.contains_key(key) {
            return;
        }
        let fields = template::fields(texts.iter().map(|(_, text)| text.as_str()));
        let texts =
            texts.iter().map(|(locale, text)| (locale.clone(), template::message(text, &fields))).collect();
        self.by_key.insert(key.to_owned(), self.messages.len());
        self.messages.push(Message { key: key.to_owned(), texts, fields });
    }

    pub fn of_key(&self, key: &str) -> Option<&Message> {
        self.by_key.get(key).map(|index| &self.messages[*index])
    }

    /// `language_packs! { … }`
    pub fn declaration(&self, folder: &str) -> String {
        let pack = |locale: &String| {
            format!("{} => {}", literal(locale), literal(&format!("{folder}/{locale}.json")))
        };
        let packs: Vec<String> = self.locales.iter().map(pack).collect();
        let packs = if packs.len() == 1 {
            format!(" {}\n", packs[0])
        } else {
            format!("\n{}", indented("        ", &packs, ","))
        };
        format!("error_codes::language_packs! {{\n    pub static PACKS ={packs}}}\n")
    }

    pub fn files(&self, folder: &str) -> impl Iterator<Item = File> {
        self.locales.iter().map(move |locale| {
            let messages: Vec<String> = self
                .messages
                .iter()
                .filter_map(|message| {
                    let text = message.text(locale)?;
                    Some(format!("{}: {}", json(&message.key), json(text)))
                })
                .collect();
            let text = indented("  ", &messages, ",");
            let text = text.strip_suffix(",\n").map_or(String::new(), |text| format!("{text}\n"));
            File { path: format!("{folder}/{locale}.json"), text: format!("{{\n{text}}}\n") }
        })
    }
}

impl Message {
    fn text(&self, locale: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known == locale).map(|(_, text)| text.as_str())
    }

    /// In the source locale.
    pub fn source(&self, packs: &Packs) -> &str {
        self.text(&packs.locales[0]).unwrap_or_default()
    }
}

/// All locales, the one with the most messages first.
fn locales(entries: &[Entry]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (locale, _) in entries.iter().flat_map(|entry| &entry.row.texts) {
        *counts.entry(locale).or_default() += 1;
    }
    let mut locales: Vec<(&str, usize)> = counts.into_iter().collect();
    locales.sort_by_key(|(locale, count)| (usize::MAX - count, *locale));
    if locales.is_empty() {
        let titles = entries.iter().filter_map(|entry| entry.row.title.as_deref());
        locales.push((titles.map(locale_of).next().unwrap_or("en-US"), 0));
    }
    locales.into_iter().map(|(locale, _)| locale.to_owned()).collect()
}

fn usual_success(locale: &str) -> &'static str {
    match locale.split('-').next() {
        Some("zh") => "成功",
        Some("ja") => "成功しました",
        _ => "OK",
    }
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
