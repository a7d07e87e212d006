//! A snapshot of a compiled catalogue.

use indexmap::IndexMap;

use super::snapshot::{Entry, Legacy, Retry, Segment, Snapshot, Success};
use crate::catalog::{self, Catalog};
use crate::segment;

impl Snapshot {
    /// The whole catalogue, as it is compiled.
    #[must_use]
    pub fn of(catalog: &'static Catalog) -> Self {
        let mut snapshot = Self::new(catalog.name(), catalog.title());
        snapshot.success = catalog.success_entry().map(Success::of);
        snapshot.segments = catalog.segments().iter().map(Segment::of).collect();
        snapshot.retired = catalog.retired().map(|range| (*range.start(), *range.end())).collect();
        snapshot.entries = catalog.entries().iter().map(|entry| Entry::of(entry, catalog)).collect();
        snapshot
    }
}

impl Success {
    fn of(entry: &catalog::Entry) -> Self {
        Self {
            code: entry.code(),
            key: entry.key().to_owned(),
            status: entry.status().as_u16(),
            text: text(entry),
        }
    }
}

impl Segment {
    fn of(segment: &segment::Segment) -> Self {
        Self {
            name: segment.name().to_owned(),
            title: segment.get_title().map(str::to_owned),
            ranges: segment.bounds().to_vec(),
            status: segment.status().map(|status| status.as_u16()),
            parts: segment.get_parts().iter().map(Self::of).collect(),
        }
    }
}

impl Entry {
    fn of(entry: &catalog::Entry, catalog: &Catalog) -> Self {
        Self {
            code: entry.code(),
            name: entry.name().to_owned(),
            status: entry.status().as_u16(),
            key: entry.key().to_owned(),
            segment: catalog.segment_of(entry.code()).map(|segment| segment.name().to_owned()),
            text: text(entry),
            description: entry.description().to_owned(),
            hint: entry.hint().map(str::to_owned),
            retry: Retry::of(entry.retry()),
            level: entry.level(),
            legacy: entry.legacy().iter().map(Legacy::of).collect(),
            deprecated: entry.deprecated().map(str::to_owned),
            shared: entry.is_shared(),
            parameters: entry.parameters().map(str::to_owned).collect(),
            details: entry.details().map(str::to_owned).collect(),
        }
    }
}

impl Retry {
    fn of(retry: catalog::Retry) -> Self {
        match retry {
            catalog::Retry::No => Self::No,
            catalog::Retry::Backoff => Self::Backoff,
            catalog::Retry::After(seconds) => Self::After { seconds: Some(seconds), field: None },
            catalog::Retry::AfterField(field) => Self::After { seconds: None, field: Some(field.to_owned()) },
        }
    }
}

impl Legacy {
    fn of(legacy: &catalog::Legacy) -> Self {
        Self { code: legacy.code(), reused: legacy.is_reused() }
    }
}

/// The messages of an entry by locale: those that it has itself, the source's first.
fn text(entry: &catalog::Entry) -> IndexMap<String, String> {
    let Some(packs) = entry.packs() else {
        return IndexMap::from([(String::new(), entry.text().to_owned())]);
    };
    let own = |locale: &'static str| Some((locale.to_owned(), packs.get(locale, entry.key())?.to_owned()));
    packs.locales().filter_map(own).collect()
}
