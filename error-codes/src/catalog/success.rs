//! What a handler answers when all went well: data under a code of the catalogue. How it is sent is the envelope's.

use std::borrow::Cow;

use http::StatusCode;

use super::{Catalog, Entry};
use crate::message::Locale;

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
    pub(crate) message: Option<Cow<'static, str>>,
    pub(crate) locale: Option<Locale>,
    status: Option<StatusCode>,
    pub(crate) data: T,
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
