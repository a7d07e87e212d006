//! What language packs hold that a catalogue does not use.

use std::collections::BTreeSet;

use super::{Catalog, Entry};
use crate::message::LanguagePacks;

impl LanguagePacks {
    /// The keys that no entry of `catalog` uses, sorted: messages of successes, and what was left behind.
    ///
    /// ```
    /// # use error_codes::ErrorCatalog;
    /// error_codes::language_packs! {
    ///     static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json"
    /// }
    ///
    /// #[derive(ErrorCatalog)]
    /// #[catalog(packs = PACKS, success(20000, msg = "ok"))]
    /// enum UserError {
    ///     #[code(60101, http = 409, msg = "phone.exists")]
    ///     PhoneExists { phone: String },
    /// }
    ///
    /// // In a test, that says which messages the handlers use:
    /// assert_eq!(PACKS.unused(UserError::CATALOG), ["user.created"]);
    /// ```
    #[must_use]
    pub fn unused(&self, catalog: &Catalog) -> Vec<&'static str> {
        let entries = catalog.entries().iter().chain(catalog.success_entry());
        let used = entries.filter(|entry| entry.packs() == Some(self)).map(Entry::key);
        let used: BTreeSet<&str> = used.collect();
        let mut unused: Vec<_> = self.keys().filter(|key| !used.contains(key)).collect();
        unused.sort_unstable();
        unused
    }
}
