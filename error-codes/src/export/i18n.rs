//! What translators fill in.

use indexmap::IndexMap;

use super::Snapshot;
use super::text::visible_json;

/// Before what is not translated.
const MARK: &str = "TODO: ";

/// The language pack of a locale: every key of the catalogue, in the order of the codes. `language_packs!` reads it as it is.
///
/// A key that the locale lacks has the text of the source with `TODO: ` before it. The mark is part of the message: a reader sees that
/// something is missing, and a search finds it. Leave such a key out, and readers see the source's message without it.
///
/// The locale is meant as it is written: `en-GB` is not filled in from `en`. Texts that are in no pack, but in doc comments, have no
/// language: they are marked for every locale, and the locale `""` is these texts themselves. With them a service makes its first pack.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// 库存不足
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let snapshot = Snapshot::of(StockError::CATALOG);
/// assert_eq!(export::i18n(&snapshot, "en"), "{\n  \"stock.insufficient\": \"TODO: 库存不足\"\n}\n");
/// assert_eq!(export::i18n(&snapshot, ""), "{\n  \"stock.insufficient\": \"库存不足\"\n}\n");
/// ```
#[must_use]
pub fn i18n(snapshot: &Snapshot, locale: &str) -> String {
    let success = snapshot.success.iter().map(|success| (&success.key, &success.text));
    let entries = snapshot.entries.iter().map(|entry| (&entry.key, &entry.text));
    let mut messages: IndexMap<&str, String> = IndexMap::new();
    for (key, text) in success.chain(entries) {
        let own = text.iter().find(|(of, _)| of.eq_ignore_ascii_case(locale));
        let message = match own {
            Some((_, message)) => message.clone(),
            None => format!("{MARK}{}", text.values().next().unwrap_or(key)),
        };
        messages.entry(key).or_insert(message);
    }
    // Writing to memory does not fail, and all keys are strings.
    let json = serde_json::to_string_pretty(&messages).unwrap_or_else(|problem| unreachable!("{problem}"));
    visible_json(&json) + "\n"
}
