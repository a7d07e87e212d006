//! The catalogue: what the derive makes of an enum, and how to look things up in it.
//!
//! ```
//! use error_codes::{Catalog, ErrorCatalog, Level};
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(name = "mall", keys = "mall")]
//! enum MallError {
//!     /// 手机号已被注册
//!     #[code(60101, http = 409)]
//!     PhoneExists,
//!     /// 系统内部错误
//!     #[code(50000, http = 500)]
//!     Internal,
//! }
//!
//! /// The codes that wake somebody up.
//! fn alarming(catalog: &Catalog) -> Vec<i64> {
//!     let loud = catalog.entries().iter().filter(|entry| entry.level() == Level::Error);
//!     loud.map(|entry| entry.code()).collect()
//! }
//!
//! assert_eq!(alarming(MallError::CATALOG), [50000]);
//! ```

mod advice;
mod code;
mod detail;
mod directory;
mod entry;
mod leaf;
mod public;
#[cfg(feature = "json")]
pub(crate) mod success;
mod unused;

use std::fmt;
use std::ops::RangeInclusive;

pub use advice::{GrpcCode, Legacy, Level, Rejection, Retry};
pub use code::{ErrorCatalog, ErrorCode};
pub use detail::Detail;
#[doc(hidden)]
pub use directory::Directory;
pub use entry::Entry;
#[doc(hidden)]
pub use entry::More;
#[doc(hidden)]
pub use leaf::{Identity, Leaf, Own};
pub use public::PublicView;

use crate::segment::Segment;

/// All entries of an enum, and of those that it is composed of, sorted by code.
///
/// Made at compile time; nothing is registered at start-up, and no look-up allocates.
///
/// ```
/// use error_codes::{ErrorCatalog, Rejection};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(name = "mall", title = "商城", keys = "mall", success(20000, msg = "ok"), retired(60106))]
/// #[catalog(rejections(json = 60109), doc_url = "https://shop.example/errors#{code}")]
/// #[segment(60100..=60199, name = "user.register")]
/// enum MallError {
///     /// 手机号已被注册
///     #[code(60101, http = 409, was(20101))]
///     PhoneExists,
///     /// 请求体格式错误
///     #[code(60109, http = 400)]
///     MalformedJson,
/// }
///
/// let catalog = MallError::CATALOG;
/// assert_eq!((catalog.name(), catalog.title()), ("mall", Some("商城")));
/// assert_eq!(catalog.entries().len(), 2);
///
/// // By number, by name, by the number that it had before:
/// assert_eq!(catalog.get(60101).unwrap().name(), "PHONE_EXISTS");
/// assert_eq!(catalog.by_name("MALFORMED_JSON").unwrap().code(), 60109);
/// assert_eq!(catalog.legacy(20101).unwrap().code(), 60101);
/// assert!(catalog.get(60106).is_none());
///
/// // Who owns which numbers, and which are never used again:
/// assert_eq!(catalog.segments().len(), 1);
/// assert_eq!(catalog.segment_of(60150).unwrap().name(), "user.register");
/// assert!(catalog.retired().eq([60106..=60106]));
///
/// // What answers where no error does:
/// assert_eq!(catalog.success_entry().unwrap().code(), 20000);
/// assert_eq!(catalog.rejection(Rejection::Json).unwrap().code(), 60109);
/// assert_eq!(catalog.doc_url(60101).unwrap(), "https://shop.example/errors#60101");
/// ```
#[derive(Clone, Copy)]
pub struct Catalog {
    name: &'static str,
    title: Option<&'static str>,
    entries: &'static [Entry],
    directory: Directory,
    segments: &'static [Segment],
    retired: &'static [(i64, i64)],
    legacy: &'static [(i64, usize)],
    leaves: &'static [&'static Leaf],
    pub(crate) success: Option<&'static Entry>,
    doc_url: Option<&'static str>,
    rejections: &'static [(Rejection, i64)],
}

/// What derived code calls.
#[doc(hidden)]
impl Catalog {
    /// `entries` are sorted by code, entries of one shared code in declaration order; `directory` was made of them.
    /// `legacy` are old codes that lead to one entry, sorted, each with the index of its entry.
    #[must_use]
    pub const fn new(
        name: &'static str,
        entries: &'static [Entry],
        directory: Directory,
        leaves: &'static [&'static Leaf],
        retired: &'static [(i64, i64)],
        legacy: &'static [(i64, usize)],
    ) -> Self {
        Self {
            name,
            title: None,
            entries,
            directory,
            segments: &[],
            retired,
            legacy,
            leaves,
            success: None,
            doc_url: None,
            rejections: &[],
        }
    }

    /// The enums that this catalogue is made of.
    #[must_use]
    pub const fn leaves(&self) -> &'static [&'static Leaf] {
        self.leaves
    }

    #[must_use]
    pub const fn with_title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    #[must_use]
    pub const fn with_segments(mut self, segments: &'static [Segment]) -> Self {
        self.segments = segments;
        self
    }

    #[must_use]
    pub const fn with_success(mut self, success: &'static Entry) -> Self {
        self.success = Some(success);
        self
    }

    #[must_use]
    pub const fn with_doc_url(mut self, doc_url: &'static str) -> Self {
        self.doc_url = Some(doc_url);
        self
    }

    #[must_use]
    pub const fn with_rejections(mut self, rejections: &'static [(Rejection, i64)]) -> Self {
        self.rejections = rejections;
        self
    }
}

impl Catalog {
    /// The name of the catalogue, such as `mall`; the enum's own name where `#[catalog(name = …)]` gives none.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The title for people, if one was given.
    #[must_use]
    pub const fn title(&self) -> Option<&'static str> {
        self.title
    }

    /// All entries, sorted by code; entries of one shared code in declaration order.
    #[must_use]
    pub const fn entries(&self) -> &'static [Entry] {
        self.entries
    }

    /// The entry of `code`; the first in declaration order where several share it.
    #[must_use]
    #[inline]
    pub fn get(&self, code: i64) -> Option<&'static Entry> {
        self.entries.get(self.directory.find(code)?)
    }

    /// All entries of `code`, in declaration order; more than one only where they say `shared`.
    ///
    /// ```
    /// use error_codes::ErrorCatalog;
    ///
    /// #[derive(ErrorCatalog)]
    /// #[catalog(keys = "meal", http = 404)]
    /// enum MealError {
    ///     /// 餐单不存在
    ///     #[code(404, shared)]
    ///     PlanNotFound,
    ///     /// 食材不存在
    ///     #[code(404, shared)]
    ///     FoodNotFound,
    /// }
    ///
    /// let names: Vec<_> = MealError::CATALOG.get_all(404).iter().map(|entry| entry.name()).collect();
    /// assert_eq!(names, ["PLAN_NOT_FOUND", "FOOD_NOT_FOUND"]);
    /// assert!(MealError::CATALOG.get_all(405).is_empty());
    /// ```
    #[must_use]
    pub fn get_all(&self, code: i64) -> &'static [Entry] {
        let Some(first) = self.directory.find(code) else { return &[] };
        let rest = self.entries.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|entry| entry.code() == code).count();
        &rest[..count]
    }

    /// The entry with this published name. Reads the entries one by one.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<&'static Entry> {
        self.entries.iter().find(|entry| entry.name() == name)
    }

    /// The entry that was known under `old` before (`was(…)`); numbers that were `reused` since are left out.
    #[must_use]
    pub fn legacy(&self, old: i64) -> Option<&'static Entry> {
        let found = self.legacy.binary_search_by_key(&old, |(code, _)| *code).ok()?;
        self.entries.get(self.legacy[found].1)
    }

    /// The segments that this catalogue declares, in declaration order.
    #[must_use]
    pub const fn segments(&self) -> &'static [Segment] {
        self.segments
    }

    /// The segment that owns `code`.
    #[must_use]
    pub fn segment_of(&self, code: i64) -> Option<&'static Segment> {
        self.segments.iter().find(|segment| segment.contains(code))
    }

    /// The numbers that must never be used again, ascending.
    pub fn retired(&self) -> impl Iterator<Item = RangeInclusive<i64>> + use<> {
        self.retired.iter().map(|(first, last)| *first..=*last)
    }

    /// The entry that successes answer with, if the catalogue names one.
    #[must_use]
    pub const fn success_entry(&self) -> Option<&'static Entry> {
        self.success
    }

    /// The entry that answers what the framework itself rejects (`#[catalog(rejections(…))]`), if the catalogue names one for it
    /// or for all others. A panic is answered by its own entry only.
    #[must_use]
    pub fn rejection(&self, kind: Rejection) -> Option<&'static Entry> {
        let named = |kind| self.rejections.iter().find(|(known, _)| *known == kind).map(|(_, code)| *code);
        let code = match kind {
            Rejection::Panic => named(kind),
            _ => named(kind).or_else(|| named(Rejection::Other)),
        };
        self.get(code?)
    }

    /// Whether an entry answers what nobody foresaw, for const evaluation.
    pub(crate) const fn internal(&self) -> Option<i64> {
        let mut index = 0;
        while index < self.rejections.len() {
            if let (Rejection::Panic, code) = self.rejections[index] {
                return Some(code);
            }
            index += 1;
        }
        None
    }

    /// The page that documents `code`, where `#[catalog(doc_url = "…/{code}")]` gives an address.
    #[must_use]
    pub fn doc_url(&self, code: i64) -> Option<String> {
        self.doc_url.map(|template| template.replace("{code}", &code.to_string()))
    }

    /// What anyone may know of this catalogue, ready to be serialized.
    ///
    /// ```
    /// use error_codes::ErrorCatalog;
    ///
    /// #[derive(ErrorCatalog)]
    /// #[catalog(keys = "user", http = 409)]
    /// enum UserError {
    ///     /// 手机号已被注册
    ///     ///
    ///     /// 模糊报错防枚举
    ///     #[code(60101)]
    ///     PhoneExists,
    /// }
    ///
    /// let view = serde_json::to_string(&UserError::CATALOG.public_view()).unwrap();
    /// assert!(view.contains("手机号已被注册") && !view.contains("模糊报错防枚举"));
    /// ```
    #[must_use]
    pub const fn public_view(&'static self) -> PublicView {
        PublicView::new(self)
    }
}

/// The name and the number of entries: a whole catalogue is too long for a message.
impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog")
            .field("name", &self.name)
            .field("entries", &self.entries.len())
            .finish_non_exhaustive()
    }
}
