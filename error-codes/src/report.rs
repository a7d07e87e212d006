//! What the outside world may see of one error.
//!
//! A field that neither the text names nor `#[detail]` marks stays inside:
//!
//! ```
//! use error_codes::{ErrorCatalog, report::Report};
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(keys = "user", http = 409)]
//! enum RegisterError {
//!     /// 手机号已被注册
//!     #[code(60101)]
//!     PhoneExists { phone: String },
//! }
//!
//! let error = RegisterError::PhoneExists { phone: "13812340000".into() };
//! let report = Report::of(&error);
//! assert_eq!((report.code(), &*report.message()), (60101, "手机号已被注册"));
//! assert!(report.details().is_empty());
//! ```

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::Duration;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::catalog::{Catalog, Detail, Entry, ErrorCode};
use crate::message::{self, packs::Localized};

/// The view of one error that may leave the service: its entry, its message and its details.
///
/// ```
/// use error_codes::{ErrorCatalog, Report};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "stock")]
/// enum StockError {
///     /// 库存不足，仅剩 {left} 件
///     #[code(60701, http = 409)]
///     Insufficient {
///         #[detail]
///         left: u32,
///         warehouse: &'static str,
///     },
/// }
///
/// let error = StockError::Insufficient { left: 2, warehouse: "hz-3" };
/// let report = Report::of(&error);
/// assert_eq!(report.message(), "库存不足，仅剩 2 件");
/// assert_eq!(serde_json::to_string(&report.details()).unwrap(), r#"{"left":2}"#);
/// ```
///
/// Whoever answers a request adds what only it knows, and envelopes read it. The layers of `web` do that:
///
/// ```
/// use std::time::Duration;
///
/// use error_codes::{ErrorCatalog, Report};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, keys = "captcha", doc_url = "https://shop.example/errors#{code}")]
/// enum CaptchaError {
///     /// 验证码发送失败
///     #[code(60108, http = 503, retry = after(60))]
///     NotSent(#[source] std::fmt::Error),
/// }
///
/// let error = CaptchaError::NotSent(std::fmt::Error);
/// let report = Report::of(&error).in_request("5f0c").in_catalog(CaptchaError::CATALOG);
/// assert_eq!((report.code(), report.name()), (60108, "NOT_SENT"));
/// assert_eq!((report.status(), report.entry().key()), (503.try_into().unwrap(), "captcha.not_sent"));
/// assert_eq!((report.request_id(), report.language()), (Some("5f0c"), None));
/// assert_eq!(report.doc_url().unwrap(), "https://shop.example/errors#60108");
/// assert_eq!(report.retry_after(), Some(Duration::from_secs(60)));
///
/// // What the error itself says, with its sources, only where that is asked for:
/// assert_eq!(report.diagnostic(), None);
/// let revealed = report.reveal(true).diagnostic().unwrap();
/// assert!(revealed.starts_with("验证码发送失败: an error occurred when formatting"));
/// ```
#[derive(Clone, Copy)]
pub struct Report<'a> {
    error: &'a dyn ErrorCode,
    entry: &'static Entry,
    /// The text in the language that was asked for; `None` is the source's.
    localized: Option<Localized>,
    catalog: Option<&'static Catalog>,
    request_id: Option<&'a str>,
    with_details: bool,
    reveals: bool,
}

impl<'a> Report<'a> {
    /// The report of `error`.
    #[must_use]
    pub fn of(error: &'a dyn ErrorCode) -> Self {
        let entry = error.entry();
        Self {
            error,
            entry,
            localized: None,
            catalog: None,
            request_id: None,
            with_details: true,
            reveals: false,
        }
    }

    /// The same report in the language that suits `languages` best: a locale, or a list in the form of the header
    /// `Accept-Language`, such as a [`Locale`](crate::Locale) holds. See [`negotiate`](crate::message::negotiate()).
    ///
    /// ```
    /// # use error_codes::{ErrorCatalog, Report};
    /// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
    /// #[derive(ErrorCatalog)]
    /// #[catalog(packs = PACKS)]
    /// enum UserError {
    ///     #[code(60101, http = 409, msg = "phone.exists")]
    ///     PhoneExists { phone: &'static str },
    /// }
    ///
    /// let error = UserError::PhoneExists { phone: "138****0000" };
    /// let report = Report::of(&error).locale("fr-CH, en;q=0.8");
    /// assert_eq!(report.message(), "The phone number 138****0000 is taken");
    /// assert_eq!(report.language(), Some("en-US"));
    /// ```
    #[must_use]
    pub fn locale(mut self, languages: impl AsRef<str>) -> Self {
        self.localized = Some(self.entry.localized(self.entry.choose(languages.as_ref())));
        self
    }

    /// The same report as the error of a request that is known by this id.
    #[must_use]
    pub const fn in_request(mut self, id: &'a str) -> Self {
        self.request_id = Some(id);
        self
    }

    /// The same report with what its catalogue knows: the page that documents the code.
    #[must_use]
    pub const fn in_catalog(mut self, catalog: &'static Catalog) -> Self {
        self.catalog = Some(catalog);
        self
    }

    /// The same report with or without the diagnostic. Without, nothing but the catalogue's text and details leaves the
    /// service; that is how every report begins.
    #[must_use]
    pub const fn reveal(mut self, reveals: bool) -> Self {
        self.reveals = reveals;
        self
    }

    /// The same report with no details: what is left to say when a detail cannot be serialized.
    ///
    /// ```
    /// use error_codes::{ErrorCatalog, Report};
    ///
    /// #[derive(ErrorCatalog)]
    /// #[catalog(keys = "stock", http = 409)]
    /// enum StockError {
    ///     /// 库存不足
    ///     #[code(60701)]
    ///     Insufficient {
    ///         #[detail]
    ///         left: u32,
    ///     },
    /// }
    ///
    /// let error = StockError::Insufficient { left: 2 };
    /// assert!(!Report::of(&error).details().is_empty());
    /// assert!(Report::of(&error).without_details().details().is_empty());
    /// ```
    #[must_use]
    pub const fn without_details(mut self) -> Self {
        self.with_details = false;
        self
    }

    /// The row of the catalogue.
    #[must_use]
    pub const fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The business code.
    #[must_use]
    pub const fn code(&self) -> i64 {
        self.entry.code()
    }

    /// The published name, such as `PHONE_EXISTS`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.entry.name()
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.entry.status()
    }

    /// The text for people, its placeholders filled in. Borrowed where it has none.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        message::message(self.localized(), &|name| self.error.argument(name))
    }

    /// The same, rendered where it is written to.
    #[cfg(feature = "json")]
    pub(crate) fn rendered(&self) -> Rendered<'a> {
        Rendered { localized: self.localized(), error: self.error }
    }

    /// The locale that the message is in: not the one that was wished for, where its pack lacks the message. `None` for an
    /// enum without language packs.
    #[must_use]
    pub fn language(&self) -> Option<&'static str> {
        self.localized().language
    }

    fn localized(&self) -> Localized {
        self.localized.unwrap_or_else(|| self.entry.localized(0))
    }

    /// The id of the request, where a layer knows it.
    #[must_use]
    pub const fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }

    /// The page that documents the code, where the catalogue is known and names one.
    #[must_use]
    pub fn doc_url(&self) -> Option<String> {
        self.catalog?.doc_url(self.code())
    }

    /// What the error itself says, with its sources, for developers: only where the service is set to [`reveal`](Self::reveal)
    /// it.
    #[must_use]
    pub fn diagnostic(&self) -> Option<String> {
        self.reveals.then(|| self.chain())
    }

    /// What the error itself says, with its sources.
    pub(crate) fn chain(&self) -> String {
        /// A chain that is longer leads in a circle.
        const LONGEST: usize = 32;

        let mut chain = String::new();
        let mut next = self.error.as_error();
        if next.is_none() {
            chain.push_str(&self.message());
        }
        for _ in 0..LONGEST {
            let Some(error) = next else { break };
            let separator = if chain.is_empty() { "" } else { ": " };
            // A `Display` that fails has said what it could.
            let _ = write!(chain, "{separator}{error}");
            next = error.source();
        }
        chain
    }

    /// How long to wait before trying again, where the entry or the error says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.error.retry_after()
    }

    /// The `#[detail]` fields.
    #[must_use]
    pub const fn details(&self) -> Details<'a> {
        Details { error: self.error, entry: self.entry, sent: self.with_details }
    }
}

/// Says what it is, not what the error's own `Debug` would say.
impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("code", &self.code())
            .field("message", &self.message())
            .finish_non_exhaustive()
    }
}

/// A message that is rendered where it is written to, with no `String` of its own.
#[cfg(feature = "json")]
pub(crate) struct Rendered<'a> {
    localized: Localized,
    error: &'a dyn ErrorCode,
}

#[cfg(feature = "json")]
impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // As in `message`, only a field's own `Display` can fail, and what it wrote stays.
        let _ = message::write(self.localized, &|name| self.error.argument(name), f);
        Ok(())
    }
}

#[cfg(feature = "json")]
impl Serialize for Rendered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.localized.template {
            serializer.collect_str(self)
        } else {
            serializer.serialize_str(self.localized.text)
        }
    }
}

/// The `#[detail]` fields of one error. Serializes as an object, in declaration order, or `null` where there are none.
///
/// ```
/// use error_codes::{ErrorCatalog, Report};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "stock", http = 409)]
/// enum StockError {
///     /// 库存不足
///     #[code(60701)]
///     Insufficient {
///         #[detail]
///         left: u32,
///         #[detail(rename = "skuId")]
///         sku: &'static str,
///     },
/// }
///
/// let error = StockError::Insufficient { left: 2, sku: "A-7" };
/// let details = Report::of(&error).details();
/// assert!(!details.is_empty());
/// assert!(details.iter().map(|(name, _)| name).eq(["left", "skuId"]));
/// assert_eq!(serde_json::to_string(&details).unwrap(), r#"{"left":2,"skuId":"A-7"}"#);
/// ```
#[derive(Clone, Copy)]
pub struct Details<'a> {
    error: &'a dyn ErrorCode,
    entry: &'static Entry,
    sent: bool,
}

impl<'a> Details<'a> {
    /// The names under which the fields are sent, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'a dyn Detail)> + use<'a> {
        let error = self.error;
        // Names are not empty: there are no more than they have bytes.
        let most = if self.sent { self.entry.detail_names().len() } else { 0 };
        (0..most).map_while(move |index| error.detail(index))
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl Serialize for Details<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = self.iter().peekable();
        if fields.peek().is_none() {
            return serializer.serialize_none();
        }
        let mut details = serializer.serialize_map(fields.size_hint().1)?;
        for (name, value) in fields {
            details.serialize_entry(name, value)?;
        }
        details.end()
    }
}
