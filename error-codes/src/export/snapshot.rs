//! A catalogue as data: what every export reads.

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::invalid::Invalid;
use crate::catalog::Level;
use crate::message::negotiate;

/// A catalogue as it was at one time: what [`json`](super::json) writes and [`from_json`](Self::from_json) reads.
///
/// Its members are those of the JSON export, and are documented there.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{self, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "mall", keys = "mall", http = 409, retired(60106))]
/// #[segment(60100..=60199, name = "user.register")]
/// enum MallError {
///     /// 手机号已被注册
///     ///
///     /// 模糊报错防枚举
///     #[code(60101, was(20101))]
///     PhoneExists,
/// }
///
/// let snapshot = Snapshot::of(MallError::CATALOG);
/// assert_eq!(Snapshot::from_json(&export::json(&snapshot)).unwrap(), snapshot);
///
/// assert_eq!(snapshot.get_all(60101)[0].name, "PHONE_EXISTS");
/// assert!(snapshot.legacy(20101).eq(snapshot.get_all(60101)));
/// assert_eq!(snapshot.segment_of(60150).unwrap().name, "user.register");
/// assert_eq!(snapshot.all_segments().count(), 1);
/// assert!(snapshot.is_retired(60106) && snapshot.locales().is_empty());
///
/// // What a service may show to anyone:
/// assert_eq!(snapshot.public().entries[0].description, "");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the members are documented at `export::json`")]
pub struct Snapshot {
    schema: Schema,
    pub name: String,
    pub title: Option<String>,
    pub success: Option<Success>,
    pub segments: Vec<Segment>,
    pub retired: Vec<(i64, i64)>,
    /// Ascending by code; entries of one shared code in declaration order.
    pub entries: Vec<Entry>,
}

/// The entry that successes answer with.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
///
/// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
/// #[derive(ErrorCatalog)]
/// #[catalog(packs = PACKS, success(20000, msg = "ok"))]
/// enum UserError {}
///
/// let success = Snapshot::of(UserError::CATALOG).success.unwrap();
/// assert_eq!((success.code, success.status), (20000, 200));
/// assert_eq!((success.message("en"), success.message("fr")), ("OK", "成功"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the members are documented at `export::json`")]
pub struct Success {
    pub code: i64,
    pub key: String,
    pub status: u16,
    pub text: IndexMap<String, String>,
}

/// A segment with its parts.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
///
/// #[derive(ErrorCatalog)]
/// #[segment(40100..=40199, name = "auth", title = "认证", http = 401)]
/// enum AuthError {}
///
/// let segment = &Snapshot::of(AuthError::CATALOG).segments[0];
/// assert_eq!((segment.title.as_deref(), segment.status), (Some("认证"), Some(401)));
/// assert!(segment.contains(40105) && !segment.contains(40200));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the members are documented at `export::json`")]
pub struct Segment {
    pub name: String,
    pub title: Option<String>,
    pub ranges: Vec<(i64, i64)>,
    pub status: Option<u16>,
    pub parts: Vec<Segment>,
}

/// One row of a catalogue.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
///
/// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
/// #[derive(ErrorCatalog)]
/// #[catalog(packs = PACKS)]
/// enum UserError {
///     #[code(60101, http = 409, msg = "phone.exists")]
///     PhoneExists { phone: String },
/// }
///
/// let entry = &Snapshot::of(UserError::CATALOG).entries[0];
/// assert_eq!((entry.code, &*entry.name, entry.status), (60101, "PHONE_EXISTS", 409));
/// assert_eq!(entry.message("en"), "The phone number {phone} is taken");
/// assert_eq!(entry.parameters, ["phone"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the members are documented at `export::json`")]
pub struct Entry {
    pub code: i64,
    pub name: String,
    pub status: u16,
    pub key: String,
    pub segment: Option<String>,
    pub text: IndexMap<String, String>,
    pub description: String,
    pub hint: Option<String>,
    pub retry: Retry,
    pub level: Level,
    pub legacy: Vec<Legacy>,
    pub deprecated: Option<String>,
    pub shared: bool,
    pub parameters: Vec<String>,
    pub details: Vec<String>,
}

/// Whether and when a client should try again.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::{Retry, Snapshot};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "captcha", http = 429)]
/// enum CaptchaError {
///     /// 请 {seconds} 秒后再试
///     #[code(60105, retry = after(seconds))]
///     TooOften { seconds: u32 },
/// }
///
/// let entry = &Snapshot::of(CaptchaError::CATALOG).entries[0];
/// assert_eq!(entry.retry, Retry::After { seconds: None, field: Some("seconds".to_owned()) });
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Retry {
    /// Not without a change to the request.
    No,
    /// Yes, with growing pauses.
    Backoff,
    /// Yes, after a time.
    After {
        /// This many seconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds: Option<u64>,
        /// As long as this field of the error says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
}

/// A number under which an entry was known before.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::export::Snapshot;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "coupon", http = 409)]
/// enum CouponError {
///     /// 优惠券已领完
///     #[code(61301, was(60101, reused))]
///     SoldOut,
/// }
///
/// let legacy = Snapshot::of(CouponError::CATALOG).entries[0].legacy[0];
/// assert_eq!((legacy.code, legacy.reused), (60101, true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the members are documented at `export::json`")]
pub struct Legacy {
    pub code: i64,
    /// Whether the number was given to another entry since.
    pub reused: bool,
}

impl Snapshot {
    /// Reads what [`json`](super::json) wrote.
    ///
    /// # Errors
    ///
    /// Where `text` is no JSON of schema 1, with the place; and where what it says cannot be a catalogue: a status outside 200 to 599,
    /// a reversed range, a code that two entries have and do not share, a name that two entries have.
    pub fn from_json(text: &str) -> Result<Self, Invalid> {
        let mut snapshot: Self = serde_json::from_str(text).map_err(|error| Invalid::json(&error))?;
        snapshot.entries.sort_by_key(|entry| entry.code);
        snapshot.validate()?;
        Ok(snapshot)
    }

    pub(super) fn new(name: &str, title: Option<&str>) -> Self {
        Self {
            schema: Schema,
            name: name.to_owned(),
            title: title.map(str::to_owned),
            success: None,
            segments: Vec::new(),
            retired: Vec::new(),
            entries: Vec::new(),
        }
    }

    fn validate(&self) -> Result<(), Invalid> {
        let invalid = |code, reason| Err(Invalid { reason, place: None, code });
        let fault = |status: u16| {
            let is_usual = (200..=599).contains(&status);
            (!is_usual).then(|| format!("status {status} is none that an answer can have; use 200 to 599"))
        };
        let success = self.success.iter().map(|success| (success.code, success.status));
        for (code, status) in success.chain(self.entries.iter().map(|entry| (entry.code, entry.status))) {
            if let Some(fault) = fault(status) {
                return invalid(Some(code), format!("code {code}: {fault}"));
            }
        }
        for Segment { name, status, .. } in self.all_segments() {
            if let Some(fault) = status.and_then(fault) {
                return invalid(None, format!("segment `{name}`: {fault}"));
            }
        }
        for pair in self.entries.windows(2) {
            if pair[0].code == pair[1].code && !(pair[0].shared && pair[1].shared) {
                let (code, first, second) = (pair[0].code, &pair[0].name, &pair[1].name);
                return invalid(
                    Some(code),
                    format!("code {code} is claimed by both `{first}` and `{second}`"),
                );
            }
        }
        let mut named: HashMap<&str, i64> = HashMap::new();
        for Entry { name, code, .. } in &self.entries {
            if let Some(first) = named.insert(name, *code) {
                let reason = format!("the name `{name}` is claimed by both code {first} and code {code}");
                return invalid(Some(*code), reason);
            }
        }
        let ranges = self.all_segments().flat_map(|segment| &segment.ranges).chain(&self.retired);
        match ranges.into_iter().find(|(first, last)| first > last) {
            Some((first, last)) => invalid(None, format!("the range {first} to {last} is reversed")),
            None => Ok(()),
        }
    }

    /// The same with no more than the public view has (see [`Catalog::public_view`](crate::Catalog::public_view)): what a service may
    /// show to anyone.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.retired.clear();
        let shown = |entry: Entry| Entry {
            key: String::new(),
            description: String::new(),
            level: Level::of(entry.status),
            legacy: Vec::new(),
            deprecated: None,
            parameters: Vec::new(),
            details: Vec::new(),
            ..entry
        };
        self.entries = self.entries.into_iter().map(shown).collect();
        self
    }

    /// The entries of `code`, in declaration order; more than one only where they share it.
    #[must_use]
    pub fn get_all(&self, code: i64) -> &[Entry] {
        let first = self.entries.partition_point(|entry| entry.code < code);
        let last = self.entries.partition_point(|entry| entry.code <= code);
        &self.entries[first..last]
    }

    /// The entries that were known under `old` before, numbers that were reused since included.
    pub fn legacy(&self, old: i64) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.legacy.iter().any(|legacy| legacy.code == old))
    }

    /// The segment that owns `code`; none of its parts.
    #[must_use]
    pub fn segment_of(&self, code: i64) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.contains(code))
    }

    /// Whether `code` must never be used again.
    #[must_use]
    pub fn is_retired(&self, code: i64) -> bool {
        self.retired.iter().any(|(first, last)| (first..=last).contains(&&code))
    }

    /// The segments and their parts, each before its parts.
    pub fn all_segments(&self) -> impl Iterator<Item = &Segment> {
        let mut rest: Vec<&Segment> = self.segments.iter().rev().collect();
        std::iter::from_fn(move || {
            let segment = rest.pop()?;
            rest.extend(segment.parts.iter().rev());
            Some(segment)
        })
    }

    /// The locales of all messages, the source first; empty without language packs.
    #[must_use]
    pub fn locales(&self) -> Vec<&str> {
        let mut locales = Vec::new();
        let texts = self
            .success
            .iter()
            .map(|success| &success.text)
            .chain(self.entries.iter().map(|entry| &entry.text));
        for locale in texts.flat_map(IndexMap::keys) {
            if !locale.is_empty() && !locales.contains(&locale.as_str()) {
                locales.push(locale);
            }
        }
        locales
    }
}

impl Segment {
    /// Whether `code` belongs to this segment.
    #[must_use]
    pub fn contains(&self, code: i64) -> bool {
        self.ranges.iter().any(|(first, last)| (first..=last).contains(&&code))
    }
}

impl Entry {
    /// The message in the language that suits `languages` best, in the source language where that one lacks it.
    #[must_use]
    pub fn message(&self, languages: &str) -> &str {
        message(&self.text, languages).unwrap_or(&self.key)
    }
}

impl Success {
    /// The message in the language that suits `languages` best, in the source language where that one lacks it.
    #[must_use]
    pub fn message(&self, languages: &str) -> &str {
        message(&self.text, languages).unwrap_or(&self.key)
    }
}

fn message<'a>(text: &'a IndexMap<String, String>, languages: &str) -> Option<&'a str> {
    let locales: Vec<&str> = text.keys().map(String::as_str).collect();
    let chosen = negotiate(&locales, languages).and_then(|locale| text.get(locale));
    chosen.or_else(|| text.values().next()).map(String::as_str)
}

/// The version of the export's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Schema;

impl Schema {
    const VERSION: u64 = 1;
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(Self::VERSION)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            Self::VERSION => Ok(Self),
            other => Err(serde::de::Error::custom(format_args!(
                "schema {other} is not known here; export the catalogue as schema {}",
                Self::VERSION
            ))),
        }
    }
}
