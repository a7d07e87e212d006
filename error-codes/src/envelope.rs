//! The JSON shape that a report or a success is sent in.

use std::borrow::Cow;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::catalog::{Catalog, Entry};
use crate::message;
use crate::message::packs::Localized;
use crate::report::Report;

/// A JSON shape for reports and successes.
///
/// A team's own shape is a type of its own:
///
/// ```
/// use error_codes::envelope::{Body, Envelope, Outcome};
/// use error_codes::Report;
/// use serde::Serialize;
///
/// struct Nested;
///
/// #[derive(Serialize)]
/// struct Error<'a> {
///     code: &'a str,
///     numeric_code: i64,
///     message: &'a str,
/// }
///
/// #[derive(Serialize)]
/// struct Failed<'a> {
///     error: Error<'a>,
/// }
///
/// impl Envelope for Nested {
///     fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
///         let message = report.message();
///         Body::json(&Failed { error: Error { code: report.name(), numeric_code: report.code(), message: &message } })
///     }
///
///     fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
///         Body::json(outcome.data())
///     }
/// }
/// ```
pub trait Envelope: Send + Sync {
    /// The body that tells of an error.
    ///
    /// # Errors
    ///
    /// Where a `#[detail]` field cannot be serialized. The caller then asks again for the report without details.
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body>;

    /// The body that carries a success.
    ///
    /// # Errors
    ///
    /// Where the data cannot be serialized.
    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body>;
}

/// A serialized body and its media type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl Body {
    /// `value` as `application/json` (RFC 8259).
    ///
    /// # Errors
    ///
    /// Where `value` cannot be serialized, for instance a map with keys that are no strings.
    pub fn json<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Self> {
        Self::json_as("application/json", value)
    }

    /// `value` as JSON of another media type, such as `application/problem+json` (RFC 9457).
    ///
    /// # Errors
    ///
    /// Where `value` cannot be serialized.
    pub fn json_as<T: Serialize + ?Sized>(media_type: &'static str, value: &T) -> serde_json::Result<Self> {
        Ok(Self { media_type, bytes: serde_json::to_vec(value)? })
    }

    /// The value for `Content-Type`.
    #[must_use]
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The bytes to send.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// A success on its way into an envelope.
#[derive(Clone)]
pub struct Outcome<'a> {
    entry: &'static Entry,
    message: Cow<'a, str>,
    language: Option<&'static str>,
    data: &'a dyn erased_serde::Serialize,
}

impl<'a> Outcome<'a> {
    /// The row that the success answers with.
    #[must_use]
    pub const fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The success code.
    #[must_use]
    pub const fn code(&self) -> i64 {
        self.entry.code()
    }

    /// The text for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The locale that the text is in; `None` where it is from no language pack.
    #[must_use]
    pub const fn language(&self) -> Option<&'static str> {
        self.language
    }

    /// What the handler answers.
    #[must_use]
    pub const fn data(&self) -> &'a dyn erased_serde::Serialize {
        self.data
    }
}

/// `{"code","message","data"}`: details go into `data`, which is `null` where there are none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flat;

impl Envelope for Flat {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        Body::json(&FlatBody { code: report.code(), message: &report.message(), data: report.details() })
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        Body::json(&FlatBody { code: outcome.code(), message: outcome.message(), data: outcome.data() })
    }
}

struct FlatBody<'a, D> {
    code: i64,
    message: &'a str,
    data: D,
}

impl<D: Serialize> Serialize for FlatBody<'_, D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("Flat", 3)?;
        body.serialize_field("code", &self.code)?;
        body.serialize_field("message", self.message)?;
        body.serialize_field("data", &self.data)?;
        body.end()
    }
}

/// A success: a handler's data under a catalogue's success code. Made by
/// [`ErrorCatalog::success`](crate::ErrorCatalog::success).
#[derive(Clone, Debug)]
#[must_use]
pub struct Success<T> {
    entry: &'static Entry,
    message: Option<Cow<'static, str>>,
    /// Which pack of the entry's the message is of.
    pack: usize,
    data: T,
}

impl<T> Success<T> {
    /// Only called where the catalogue has a success entry.
    pub(crate) const fn of(catalog: &'static Catalog, data: T) -> Self {
        match catalog.success_entry() {
            Some(entry) => Self { entry, message: None, pack: 0, data },
            None => unreachable!(),
        }
    }

    /// Answers with another message than the catalogue's own: an i18n key, or, where no language pack has it, the
    /// text itself.
    pub fn message(mut self, key: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(key.into());
        self
    }

    /// Answers in the language that suits `languages` best: a locale, or a list in the form of the header
    /// `Accept-Language`, such as a [`Locale`](crate::Locale) holds.
    ///
    /// ```
    /// # use error_codes::{ErrorCatalog, Locale};
    /// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
    /// #[derive(ErrorCatalog)]
    /// #[catalog(packs = PACKS, success(20000, msg = "ok"))]
    /// enum MallError {}
    ///
    /// let locale = Locale::from("en");
    /// let success = MallError::success(7).message("user.created").locale(&locale);
    /// assert_eq!(success.outcome().message(), "User created");
    /// ```
    pub fn locale(mut self, languages: &str) -> Self {
        self.pack = self.entry.choose(languages);
        self
    }

    /// The success code.
    #[must_use]
    pub const fn code(&self) -> i64 {
        self.entry.code()
    }

    /// The row that this success answers with.
    #[must_use]
    pub const fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The data, taken out of its envelope.
    pub fn into_data(self) -> T {
        self.data
    }
}

impl<T: Serialize> Success<T> {
    /// This success as an envelope sees it.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'_> {
        let (message, language) = match &self.message {
            None => shown(self.entry.localized(self.pack)),
            Some(key) => match self.entry.packs().and_then(|packs| packs.text(self.pack, key)) {
                Some(text) => shown(text),
                None => (Cow::Borrowed(&**key), None),
            },
        };
        Outcome { entry: self.entry, message, language, data: &self.data }
    }
}

/// Nothing fills the placeholders of a success in.
fn shown(text: Localized) -> (Cow<'static, str>, Option<&'static str>) {
    (message::plain(text), text.language)
}
