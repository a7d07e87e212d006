//! What anyone may know of a catalogue.

use serde_core::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::{Catalog, Entry};
use crate::message::Locale;

/// The public view of a catalogue, for `GET /errors` and the like.
///
/// `{"name","title","success":{"code","status"}|null,"segments":[{"name","title","ranges","status","parts"}],
/// "entries":[{"code","name","status","text","hint","retry","segment"}]}`. An entry's `segment` is the name of the
/// segment that owns its code, or `null`. Texts are those of the source language, or of [`locale`](Self::locale). Descriptions,
/// legacy codes, retired numbers and log levels are never part of it.
///
/// ```
/// use error_codes::ErrorCatalog;
///
/// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
/// #[derive(ErrorCatalog)]
/// #[catalog(packs = PACKS)]
/// enum UserError {
///     #[code(60101, http = 409, msg = "phone.exists", was(20101))]
///     PhoneExists { phone: String },
/// }
///
/// let view = serde_json::to_value(UserError::CATALOG.public_view().locale("en")).unwrap();
/// let entry = &view["entries"][0];
/// assert_eq!((&entry["code"], &entry["text"]), (&60101.into(), &"The phone number {phone} is taken".into()));
/// assert!(entry.get("legacy").is_none());
/// ```
#[derive(Clone, Debug)]
pub struct PublicView {
    catalog: &'static Catalog,
    locale: Locale,
}

impl PublicView {
    pub(super) const fn new(catalog: &'static Catalog) -> Self {
        Self { catalog, locale: Locale::ANY }
    }

    /// The same view in the language that suits `languages` best.
    #[must_use]
    pub fn locale(mut self, languages: impl AsRef<str>) -> Self {
        self.locale = Locale::from(languages.as_ref());
        self
    }
}

impl Serialize for PublicView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let catalog = self.catalog;
        let mut view = serializer.serialize_struct("PublicView", 5)?;
        view.serialize_field("name", catalog.name)?;
        view.serialize_field("title", &catalog.title)?;
        view.serialize_field("success", &catalog.success.map(SuccessView))?;
        view.serialize_field("segments", catalog.segments)?;
        view.serialize_field("entries", &Entries(self))?;
        view.end()
    }
}

struct SuccessView(&'static Entry);

impl Serialize for SuccessView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut success = serializer.serialize_struct("Success", 2)?;
        success.serialize_field("code", &self.0.code())?;
        success.serialize_field("status", &self.0.status().as_u16())?;
        success.end()
    }
}

struct Entries<'a>(&'a PublicView);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = self.0.catalog.entries;
        let mut entries = serializer.serialize_seq(Some(all.len()))?;
        for entry in all {
            entries.serialize_element(&Row { entry, view: self.0 })?;
        }
        entries.end()
    }
}

/// An entry with the segment that only its catalogue knows.
struct Row<'a> {
    entry: &'static Entry,
    view: &'a PublicView,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Entry", 7)?;
        self.entry.serialize_public::<S>(&mut row, &self.view.locale)?;
        let segment = self.view.catalog.segment_of(self.entry.code());
        row.serialize_field("segment", &segment.map(crate::Segment::name))?;
        row.end()
    }
}
