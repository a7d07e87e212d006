//! What a handler answers when all went well.

use std::borrow::Cow;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::Outcome;
use crate::catalog::{Catalog, Entry};
use crate::message::packs::Localized;
use crate::message::{self, Locale};

/// A success: a handler's data, under a success code.
///
/// [`Success(data)`](Success()) takes its code from the catalogue of the layer that the handler runs in,
/// [`ErrorCatalog::success`](crate::ErrorCatalog::success) from a given one, and [`Success::coded`] is any entry of its own.
///
/// ```
/// use error_codes::{ErrorCatalog, StatusCode};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(success(20000, msg = "ok"))]
/// enum MallError {}
///
/// let created = MallError::success(7).message("用户创建成功").status(StatusCode::CREATED);
/// assert_eq!(created.entry().unwrap().code(), 20000);
/// assert_eq!(created.outcome().unwrap().message(), "用户创建成功");
/// assert_eq!(created.into_data(), 7);
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Success<T> {
    entry: Option<&'static Entry>,
    message: Option<Cow<'static, str>>,
    locale: Option<Locale>,
    status: Option<StatusCode>,
    data: T,
}

/// A success under the code of the catalogue of the layer that the handler runs in.
///
/// ```
/// use error_codes::Success;
///
/// async fn create_user() -> Success<u64> {
///     Success(7).message("user.created")
/// }
/// ```
#[allow(non_snake_case, reason = "it makes a `Success`, and reads as `Ok` and `Some` do")]
pub const fn Success<T>(data: T) -> Success<T> {
    Success { entry: None, message: None, locale: None, status: None, data }
}

impl<T> Success<T> {
    /// Only called where the catalogue has a success entry.
    pub(crate) fn of(catalog: &'static Catalog, data: T) -> Self {
        Self { entry: catalog.success_entry(), ..Success(data) }
    }

    /// A success under an entry of its own: for what is no error and has a code, such as "nothing has changed".
    ///
    /// ```
    /// use error_codes::{ErrorCatalog, Success};
    ///
    /// #[derive(ErrorCatalog)]
    /// #[catalog(keys = "state", http = 200)]
    /// enum State {
    ///     /// 数据为空
    ///     #[code(9001)]
    ///     Empty,
    /// }
    ///
    /// let empty = Success::coded(State::CATALOG.get(9001).unwrap(), [0; 0]);
    /// assert_eq!(empty.entry().unwrap().code(), 9001);
    /// ```
    ///
    /// # Panics
    ///
    /// In debug builds, where the entry's status is not 2xx: then it is an error.
    pub fn coded(entry: &'static Entry, data: T) -> Self {
        debug_assert!(entry.status().is_success(), "{entry:?} is an error: return it as one");
        Self { entry: Some(entry), ..Success(data) }
    }

    /// Answers with another message than the entry's own: an i18n key, or, where no language pack has it, the text itself.
    pub fn message(mut self, key: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(key.into());
        self
    }

    /// Answers in the language that suits `languages` best, whatever the request asks for.
    ///
    /// ```
    /// # use error_codes::{ErrorCatalog, Locale};
    /// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
    /// #[derive(ErrorCatalog)]
    /// #[catalog(packs = PACKS, success(20000, msg = "ok"))]
    /// enum MallError {}
    ///
    /// let success = MallError::success(7).message("user.created").locale("en");
    /// assert_eq!(success.outcome().unwrap().message(), "User created");
    /// ```
    pub fn locale(mut self, languages: impl AsRef<str>) -> Self {
        self.locale = Some(Locale::from(languages.as_ref()));
        self
    }

    /// Answers with another HTTP status than the entry's own, such as `201 Created`. With `204 No Content` nothing is sent, nor with
    /// 205 and 304.
    pub const fn status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// The row that this success answers with, unless the layer is to say.
    #[must_use]
    pub const fn entry(&self) -> Option<&'static Entry> {
        self.entry
    }

    /// The data, taken out of its envelope.
    pub fn into_data(self) -> T {
        self.data
    }

    /// The HTTP status, if it is another than the entry's.
    #[cfg(feature = "web")]
    pub(crate) const fn own_status(&self) -> Option<StatusCode> {
        self.status
    }
}

impl<T: Serialize> Success<T> {
    /// This success as an envelope sees it; `None` where only the layer knows its entry.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome<'_>> {
        Some(self.outcome_as(self.entry?, "", None))
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
