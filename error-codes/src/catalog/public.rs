//! What anyone may know of a catalogue.

use serde_core::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::{Catalog, Entry};

/// The public view of a catalogue, for `GET /errors` and the like.
///
/// `{"name","title","success":{"code","status"}|null,"segments":[{"name","title","ranges","status","parts"}],
/// "entries":[{"code","name","status","text","hint","retry","segment"}]}`. An entry's `segment` is the name of the
/// segment that owns its code, or `null`. Descriptions, legacy codes, retired numbers and log levels are never part
/// of it.
#[derive(Clone, Copy, Debug)]
pub struct PublicView(&'static Catalog);

impl PublicView {
    pub(super) const fn new(catalog: &'static Catalog) -> Self {
        Self(catalog)
    }
}

impl Serialize for PublicView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let catalog = self.0;
        let mut view = serializer.serialize_struct("PublicView", 5)?;
        view.serialize_field("name", catalog.name)?;
        view.serialize_field("title", &catalog.title)?;
        view.serialize_field("success", &catalog.success.map(SuccessView))?;
        view.serialize_field("segments", catalog.segments)?;
        view.serialize_field("entries", &Entries(catalog))?;
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

struct Entries(&'static Catalog);

impl Serialize for Entries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries = serializer.serialize_seq(Some(self.0.entries.len()))?;
        for entry in self.0.entries {
            entries.serialize_element(&Row { entry, catalog: self.0 })?;
        }
        entries.end()
    }
}

/// An entry with the segment that only its catalogue knows.
struct Row {
    entry: &'static Entry,
    catalog: &'static Catalog,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Entry", 7)?;
        self.entry.serialize_public::<S>(&mut row)?;
        let segment = self.catalog.segment_of(self.entry.code());
        row.serialize_field("segment", &segment.map(crate::Segment::name))?;
        row.end()
    }
}
