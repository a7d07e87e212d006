//! The catalogue: what the derive makes of an enum, and how to look things up in it.

mod advice;
mod directory;
mod entry;
mod public;

use std::fmt;
use std::ops::RangeInclusive;

pub use advice::{GrpcCode, Legacy, Level, Rejection, Retry};
#[doc(hidden)]
pub use directory::Directory;
pub use entry::Entry;
#[doc(hidden)]
pub use entry::More;
pub use public::PublicView;

use crate::argument::Argument;
use crate::compose::Leaf;
use crate::segment::Segment;

/// A value that has a code: what every annotated enum is.
///
/// Derived by [`ErrorCatalog`](macro@crate::ErrorCatalog), and usable behind a pointer: `Box<dyn ErrorCode>`.
/// It does not ask for [`std::error::Error`], since an annotated enum may have no `Display`.
pub trait ErrorCode {
    /// The row of the catalogue for this value.
    fn entry(&self) -> &'static Entry;

    /// The business code.
    fn code(&self) -> i64 {
        self.entry().code()
    }

    /// The published name, such as `PHONE_EXISTS`.
    fn name(&self) -> &'static str {
        self.entry().name()
    }

    /// The HTTP status.
    fn status(&self) -> http::StatusCode {
        self.entry().status()
    }

    /// The i18n message key.
    fn key(&self) -> &'static str {
        self.entry().key()
    }

    /// The value that fills the placeholder `{name}` of this error's text; `None` where its text has no such
    /// placeholder.
    fn argument(&self, name: &str) -> Option<Argument<'_>> {
        let _ = name;
        None
    }

    /// The `index`th field marked `#[detail]`: the name under which it is sent, and its value.
    fn detail(&self, index: usize) -> Option<(&'static str, &dyn erased_serde::Serialize)> {
        let _ = index;
        None
    }

    /// This value as a standard error, with its sources, if it is one: for the log, and never for clients.
    fn as_error(&self) -> Option<&(dyn std::error::Error + '_)> {
        None
    }

    /// How long a client should wait before it tries again, where the entry or a field of this value says so.
    fn retry_after(&self) -> Option<std::time::Duration> {
        self.entry().retry().wait()
    }

    /// The catalogue that this value is of: of an error in an enum that composes others, that enum's.
    fn catalog(&self) -> Option<&'static Catalog> {
        None
    }
}

/// An enum with a catalogue: what `#[derive(ErrorCatalog)]` implements.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no catalogue",
    label = "not an error-code catalogue",
    note = "derive `ErrorCatalog` for it, or give this variant a code of its own in place of `transparent`"
)]
pub trait ErrorCatalog: ErrorCode {
    /// All entries of this enum.
    const CATALOG: &'static Catalog;

    /// This link of a chain of errors, if it is an error of this catalogue: of this enum, or of one of its parts. What
    /// [`AnyError::from_chain`](crate::AnyError::from_chain) asks of each link.
    ///
    /// Generic enums, and those that are no [`Error`](std::error::Error), are not found.
    #[must_use]
    fn find<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a dyn ErrorCode>
    where
        Self: Sized,
    {
        let _ = error;
        None
    }

    /// A success that carries `data` under this catalogue's success code.
    ///
    /// ```
    /// # use error_codes::ErrorCatalog;
    /// #[derive(ErrorCatalog)]
    /// #[catalog(success(20000, msg = "ok"))]
    /// enum MallError {}
    ///
    /// let answer = MallError::success("data").message("user.created");
    /// assert_eq!(answer.entry().unwrap().code(), 20000);
    /// ```
    ///
    /// A catalogue without `success(…)` does not compile here.
    #[cfg(feature = "json")]
    fn success<T>(data: T) -> crate::Success<T>
    where
        Self: Sized,
    {
        const {
            assert!(
                Self::CATALOG.success.is_some(),
                "this catalogue has no success code; add `success(20000, msg = \"ok\")` to its `#[catalog(…)]`"
            );
        }
        crate::Success::of(Self::CATALOG, data)
    }
}

/// A boxed error has the catalogue of what is in the box.
impl<T: ErrorCatalog> ErrorCatalog for Box<T> {
    const CATALOG: &'static Catalog = T::CATALOG;

    fn find<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a dyn ErrorCode> {
        T::find(error)
    }
}

impl<T: ErrorCode + ?Sized> ErrorCode for Box<T> {
    fn entry(&self) -> &'static Entry {
        (**self).entry()
    }

    fn argument(&self, name: &str) -> Option<Argument<'_>> {
        (**self).argument(name)
    }

    fn detail(&self, index: usize) -> Option<(&'static str, &dyn erased_serde::Serialize)> {
        (**self).detail(index)
    }

    fn retry_after(&self) -> Option<std::time::Duration> {
        (**self).retry_after()
    }

    fn catalog(&self) -> Option<&'static Catalog> {
        (**self).catalog()
    }

    fn as_error(&self) -> Option<&(dyn std::error::Error + '_)> {
        (**self).as_error()
    }
}

/// All entries of one enum, sorted by code.
///
/// Made at compile time; nothing is registered at start-up, and no look-up allocates.
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
    #[must_use]
    pub const fn new(
        name: &'static str,
        entries: &'static [Entry],
        directory: Directory,
        leaves: &'static [&'static Leaf],
    ) -> Self {
        Self {
            name,
            title: None,
            entries,
            directory,
            segments: &[],
            retired: &[],
            legacy: &[],
            leaves,
            success: None,
            doc_url: None,
            rejections: &[],
        }
    }

    /// The catalogue of one enum.
    #[must_use]
    pub const fn of_leaf(name: &'static str, leaves: &'static [&'static Leaf; 1]) -> Self {
        let [leaf] = *leaves;
        Self {
            segments: leaf.segments,
            retired: leaf.retired,
            legacy: leaf.legacy,
            ..Self::new(name, leaf.entries, leaf.directory, leaves)
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
    pub const fn with_retired(mut self, retired: &'static [(i64, i64)]) -> Self {
        self.retired = retired;
        self
    }

    /// Old codes that lead to one entry, sorted, each with the index of its entry.
    #[must_use]
    pub const fn with_legacy(mut self, legacy: &'static [(i64, usize)]) -> Self {
        self.legacy = legacy;
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
