//! A success as an envelope sees it, and a page of a list.

use std::borrow::Cow;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::Outcome;
use crate::catalog::Entry;
use crate::catalog::success::Success;
use crate::message;
use crate::message::packs::Localized;

impl<T: Serialize> Success<T> {
    /// This success as an envelope sees it; `None` where only the layer knows its entry.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome<'_>> {
        Some(self.outcome_as(self.entry()?, "", None))
    }

    /// The same under this entry, for a request that asks for these languages.
    pub(crate) fn outcome_as<'a>(
        &'a self,
        entry: &'static Entry,
        languages: &str,
        request_id: Option<&'a str>,
    ) -> Outcome<'a> {
        let pack = entry.choose(self.locale.as_deref().unwrap_or(languages));
        let (message, language) = match &self.message {
            None => shown(entry.localized(pack)),
            Some(key) => match entry.packs().and_then(|packs| packs.text(pack, key)) {
                Some(text) => shown(text),
                None => (Cow::Borrowed(&**key), None),
            },
        };
        Outcome { entry, message, language, request_id, data: &self.data }
    }
}

/// Nothing fills the placeholders of a success in.
fn shown(text: Localized) -> (Cow<'static, str>, Option<&'static str>) {
    (message::message(text, &|_| None), text.language)
}

/// One page of a list: `{"list":[…],"pagination":{"page":1,"page_size":10,"total":100,"total_pages":10}}`.
///
/// ```
/// use error_codes::Page;
///
/// let page = Page::new(["a", "b"], 1, 2, 5);
/// let expected = r#"{"list":["a","b"],"pagination":{"page":1,"page_size":2,"total":5,"total_pages":3}}"#;
/// assert_eq!(serde_json::to_string(&page).unwrap(), expected);
/// assert_eq!(page.total_pages(), 3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<L> {
    list: L,
    number: u64,
    size: u64,
    total: u64,
}

impl<L> Page<L> {
    /// The items of page `page` (from 1), of pages of `page_size`, of `total` items in all.
    #[must_use]
    pub const fn new(list: L, page: u64, page_size: u64, total: u64) -> Self {
        Self { list, number: page, size: page_size, total }
    }

    /// How many pages there are; none where pages have no size.
    #[must_use]
    pub const fn total_pages(&self) -> u64 {
        match self.size {
            0 => 0,
            size => self.total.div_ceil(size),
        }
    }
}

impl<L: Serialize> Serialize for Page<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut page = serializer.serialize_struct("Page", 2)?;
        page.serialize_field("list", &self.list)?;
        let pagination = Pagination {
            page: self.number,
            page_size: self.size,
            total: self.total,
            total_pages: self.total_pages(),
        };
        page.serialize_field("pagination", &pagination)?;
        page.end()
    }
}

struct Pagination {
    page: u64,
    page_size: u64,
    total: u64,
    total_pages: u64,
}

impl Serialize for Pagination {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pagination = serializer.serialize_struct("Pagination", 4)?;
        pagination.serialize_field("page", &self.page)?;
        pagination.serialize_field("page_size", &self.page_size)?;
        pagination.serialize_field("total", &self.total)?;
        pagination.serialize_field("total_pages", &self.total_pages)?;
        pagination.end()
    }
}
