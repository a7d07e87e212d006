//! The words of the page itself, in its two languages.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::sync::OnceLock;

use super::escape::Escaped;

/// Read by the page's script as well, which is why it goes into the page as it is.
pub(super) const JSON: &str = include_str!("words.json");

/// The languages that the page has words in.
pub(super) const LANGUAGES: [&str; 2] = ["en", "zh"];

/// The words of one language by their keys.
pub(super) struct Words(&'static BTreeMap<String, String>);

impl Words {
    /// Those that suit readers of `locale`: Chinese, else English.
    pub(super) fn of(locale: &str) -> Self {
        static ALL: OnceLock<BTreeMap<String, BTreeMap<String, String>>> = OnceLock::new();
        let all = ALL
            .get_or_init(|| serde_json::from_str(JSON).expect("`words.json` is such a map: tests render it"));
        Self(&all[if locale.starts_with("zh") { "zh" } else { "en" }])
    }

    pub(super) fn get(&self, key: &str) -> &'static str {
        &self.0[key]
    }

    /// An element that says `key`, and that the script finds when the language changes.
    pub(super) fn say<'a>(&self, tag: &'a str, key: &'a str) -> Said<'a, &'static str> {
        self.tell(tag, key, "")
    }

    /// The same with a value in place of `{}`.
    pub(super) fn tell<'a, T: Display>(&self, tag: &'a str, key: &'a str, value: T) -> Said<'a, T> {
        Said { tag, key, value, text: self.get(key) }
    }
}

pub(super) struct Said<'a, T> {
    /// The name of the element, perhaps with attributes.
    tag: &'a str,
    key: &'a str,
    value: T,
    text: &'static str,
}

impl<T: Display> Display for Said<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { tag, key, value, text } = self;
        let name = tag.split(' ').next().unwrap_or_default();
        let value = Escaped(value);
        match text.split_once("{}") {
            Some((before, after)) => {
                write!(f, "<{tag} data-w=\"{key}\" data-v=\"{value}\">{before}{value}{after}</{name}>")
            }
            None => write!(f, "<{tag} data-w=\"{key}\">{text}</{name}>"),
        }
    }
}
