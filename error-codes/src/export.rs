//! What is generated from a catalogue.

use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use crate::catalog::{Catalog, Entry, Legacy, Level};

/// The whole catalogue as JSON, for tools and tests: schema 1. It holds what is for the team alone (descriptions, legacy codes, log
/// levels): what anyone may see is [`Catalog::public_view`].
///
/// ```json
/// {
///   "schema": 1, "name": "mall", "title": "商城错误码",
///   "success": {"code": 20000, "key": "ok", "status": 200, "text": {"zh-CN": "成功"}},
///   "segments": [{"name": "user.register", "title": "用户注册", "ranges": [[60100, 60199]], "status": null, "parts": []}],
///   "retired": [[60106, 60106]],
///   "entries": [{
///     "code": 60101, "name": "PHONE_EXISTS", "status": 409, "key": "phone.exists", "segment": "user.register",
///     "text": {"zh-CN": "手机号已被注册", "en-US": "This phone number is registered already"},
///     "description": "手机号唯一性冲突", "hint": null, "retry": {"kind": "no"}, "level": "warn",
///     "legacy": [{"code": 20101, "reused": false}], "deprecated": null, "shared": false,
///     "parameters": [], "details": ["phone"]
///   }]
/// }
/// ```
///
/// `text` has a message for each locale that has one of its own; without language packs one under the key `""`. `retry` is
/// `{"kind":"no"}`, `{"kind":"backoff"}`, `{"kind":"after","seconds":60}` or `{"kind":"after","field":"wait"}`.
///
/// ```
/// use error_codes::ErrorCatalog;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "stock", keys = "stock", http = 409)]
/// enum StockError {
///     /// 库存不足
///     #[code(60701)]
///     Insufficient,
/// }
///
/// let json: serde_json::Value = serde_json::from_str(&error_codes::export::json(StockError::CATALOG)).unwrap();
/// assert_eq!((&json["schema"], &json["entries"][0]["text"][""]), (&1.into(), &"库存不足".into()));
/// ```
#[must_use]
pub fn json(catalog: &'static Catalog) -> String {
    // Writing to memory does not fail, and a catalogue has no keys that are no strings.
    serde_json::to_string_pretty(&Export(catalog)).unwrap_or_else(|problem| unreachable!("{problem}"))
}

struct Export(&'static Catalog);

impl Serialize for Export {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let catalog = self.0;
        let mut export = serializer.serialize_struct("Export", 7)?;
        export.serialize_field("schema", &1)?;
        export.serialize_field("name", catalog.name())?;
        export.serialize_field("title", &catalog.title())?;
        export.serialize_field("success", &catalog.success_entry().map(Success))?;
        export.serialize_field("segments", catalog.segments())?;
        export.serialize_field("retired", &Retired(catalog))?;
        export.serialize_field("entries", &Entries(catalog))?;
        export.end()
    }
}

struct Success(&'static Entry);

impl Serialize for Success {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut success = serializer.serialize_struct("Success", 4)?;
        success.serialize_field("code", &self.0.code())?;
        success.serialize_field("key", self.0.key())?;
        success.serialize_field("status", &self.0.status().as_u16())?;
        success.serialize_field("text", &Texts(self.0))?;
        success.end()
    }
}

struct Retired(&'static Catalog);

impl Serialize for Retired {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.retired().map(|range| (*range.start(), *range.end())))
    }
}

struct Entries(&'static Catalog);

impl Serialize for Entries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_seq(Some(self.0.entries().len()))?;
        for entry in self.0.entries() {
            entries.serialize_element(&Row { entry, catalog: self.0 })?;
        }
        entries.end()
    }
}

struct Row {
    entry: &'static Entry,
    catalog: &'static Catalog,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.entry;
        let level = match entry.level() {
            Level::Error => "error",
            Level::Warn => "warn",
            Level::Info => "info",
            Level::Debug => "debug",
            Level::Off => "off",
        };
        let mut row = serializer.serialize_struct("Entry", 15)?;
        row.serialize_field("code", &entry.code())?;
        row.serialize_field("name", entry.name())?;
        row.serialize_field("status", &entry.status().as_u16())?;
        row.serialize_field("key", entry.key())?;
        row.serialize_field("segment", &self.catalog.segment_of(entry.code()).map(crate::Segment::name))?;
        row.serialize_field("text", &Texts(entry))?;
        row.serialize_field("description", entry.description())?;
        row.serialize_field("hint", &entry.hint())?;
        row.serialize_field("retry", &entry.retry())?;
        row.serialize_field("level", level)?;
        row.serialize_field("legacy", &LegacyCodes(entry.legacy()))?;
        row.serialize_field("deprecated", &entry.deprecated())?;
        row.serialize_field("shared", &entry.is_shared())?;
        row.serialize_field("parameters", &Words(|| entry.parameters()))?;
        row.serialize_field("details", &Words(|| entry.details()))?;
        row.end()
    }
}

/// The messages of an entry, by locale.
struct Texts(&'static Entry);

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut texts = serializer.serialize_map(None)?;
        match self.0.packs() {
            None => texts.serialize_entry("", self.0.text())?,
            Some(packs) => {
                for locale in packs.locales() {
                    if let Some(text) = packs.get(locale, self.0.key()) {
                        texts.serialize_entry(locale, text)?;
                    }
                }
            }
        }
        texts.end()
    }
}

struct LegacyCodes(&'static [Legacy]);

impl Serialize for LegacyCodes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut codes = serializer.serialize_seq(Some(self.0.len()))?;
        for legacy in self.0 {
            codes.serialize_element(&LegacyCode(legacy))?;
        }
        codes.end()
    }
}

struct LegacyCode<'a>(&'a Legacy);

impl Serialize for LegacyCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut legacy = serializer.serialize_struct("Legacy", 2)?;
        legacy.serialize_field("code", &self.0.code())?;
        legacy.serialize_field("reused", &self.0.is_reused())?;
        legacy.end()
    }
}

/// A list of words that is made anew for each use.
struct Words<F>(F);

impl<F: Fn() -> I, I: Iterator<Item = &'static str>> Serialize for Words<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
