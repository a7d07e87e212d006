//! One row of a catalogue.

use std::fmt;

use http::StatusCode;
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::{GrpcCode, Legacy, Level, Retry};
use crate::message::packs::Localized;
use crate::message::{LanguagePacks, placeholders};

/// One row of a catalogue: everything that is known of a code.
///
/// Its `Serialize` is the public view: `{"code","name","status","text","hint","retry"}`. Descriptions, legacy codes
/// and log levels are for the team's own documents and stay out of it.
///
/// ```
/// use error_codes::{ErrorCatalog, GrpcCode, Level, Retry};
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "captcha")]
/// enum CaptchaError {
///     /// 请 {seconds} 秒后再试
///     ///
///     /// 网关限制：每分钟一条
///     #[code(60105, http = 429, hint = "稍后重试", retry = after(60), log = info, grpc = UNAVAILABLE, was(20105))]
///     TooOften {
///         #[detail]
///         seconds: u32,
///     },
/// }
///
/// let entry = CaptchaError::CATALOG.get(60105).unwrap();
/// // What clients are told:
/// assert_eq!((entry.code(), entry.name(), entry.key()), (60105, "TOO_OFTEN", "captcha.too_often"));
/// assert_eq!(entry.status(), 429);
/// assert_eq!((entry.text(), entry.hint()), ("请 {seconds} 秒后再试", Some("稍后重试")));
/// assert_eq!((entry.retry(), entry.grpc()), (Retry::After(60), Some(GrpcCode::Unavailable)));
/// assert!(entry.parameters().eq(["seconds"]) && entry.details().eq(["seconds"]));
/// // What is for the team:
/// assert_eq!(entry.description(), "网关限制：每分钟一条");
/// assert_eq!((entry.level(), entry.legacy()[0].code()), (Level::Info, 20105));
/// ```
///
/// What is rare:
///
/// ```
/// use error_codes::ErrorCatalog;
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "meal", http = 404)]
/// enum MealError {
///     #[code(404, shared)]
///     PlanNotFound,
///     /// 食材不存在
///     #[deprecated = "foods are never deleted now"]
///     #[code(404, shared)]
///     FoodNotFound,
/// }
///
/// let entries = MealError::CATALOG.get_all(404);
/// let (plan, food) = (&entries[0], &entries[1]);
/// assert!(plan.is_shared() && food.is_shared());
/// assert_eq!((plan.has_text(), plan.text()), (false, "meal.plan_not_found"));
/// assert_eq!(food.deprecated(), Some("foods are never deleted now"));
/// ```
///
/// What its variants hold is between the derive and this crate.
// A catalogue is thousands of these, written out: of all ways to write one down, a tuple variant without type parameters
// is what the compiler is fastest with. With `repr`, both variants have what they share in the same places.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
#[non_exhaustive]
pub enum Entry {
    /// The status, the code, and the words: the lengths of name and key, a character each, then name, key and text. One
    /// literal a row compiles faster than three, and saves the program two relocations.
    #[doc(hidden)]
    Plain(u16, i64, &'static str),
    /// The same, and what only some entries have.
    #[doc(hidden)]
    Rich(u16, i64, &'static str, &'static More),
}

/// What only some entries have, kept out of line: a row stays small.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More {
    pub description: &'static str,
    pub hint: Option<&'static str>,
    pub retry: Retry,
    /// Where it is not that of the status.
    pub level: Option<Level>,
    pub shared: bool,
    pub legacy: &'static [Legacy],
    pub deprecated: Option<&'static str>,
    pub grpc: Option<GrpcCode>,
    /// Names with a space between them: one literal is cheaper to compile than a slice of them.
    pub parameters: &'static str,
    pub details: &'static str,
    /// Whether the text has braces, and so cannot be sent as it is.
    pub template: bool,
    /// What the enum says its messages with.
    pub packs: Option<&'static LanguagePacks>,
}

impl More {
    pub const NONE: Self = Self {
        description: "",
        hint: None,
        retry: Retry::No,
        level: None,
        shared: false,
        legacy: &[],
        deprecated: None,
        grpc: None,
        parameters: "",
        details: "",
        template: false,
        packs: None,
    };
}

impl Entry {
    const fn more(&self) -> &'static More {
        match self {
            Self::Plain(..) => &More::NONE,
            Self::Rich(.., more) => more,
        }
    }

    const fn words(&self) -> &'static str {
        let (Self::Plain(.., words) | Self::Rich(.., words, _)) = self;
        words
    }

    /// The business code.
    #[must_use]
    #[inline]
    pub const fn code(&self) -> i64 {
        let (Self::Plain(_, code, _) | Self::Rich(_, code, ..)) = self;
        *code
    }

    /// The published name, such as `PHONE_EXISTS`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.split().0
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        // The derive accepts 200 to 599 only, so the default is never taken.
        StatusCode::from_u16(self.number()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The i18n message key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.split().1
    }

    /// The names of the details, for const evaluation, with a space between them.
    pub(crate) const fn detail_names(&self) -> &'static str {
        self.more().details
    }

    /// The text in the source language: the message of the source's language pack, else the first paragraph of the variant's
    /// doc comment, else the key. Placeholders (`{field}`) are not filled in.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.localized(0).text
    }

    /// The text in the language that suits `languages` best: a locale, or a list in the form of `Accept-Language` (see
    /// [`negotiate`](crate::message::negotiate)). Without one, [`text`](Self::text). Placeholders (`{field}`) are not filled in:
    /// [`Report`](crate::Report) does that.
    ///
    /// ```
    /// # use error_codes::ErrorCatalog;
    /// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
    /// #[derive(ErrorCatalog)]
    /// #[catalog(packs = PACKS)]
    /// enum UserError {
    ///     #[code(60101, http = 409, msg = "phone.exists")]
    ///     PhoneExists { phone: String },
    /// }
    ///
    /// let entry = UserError::CATALOG.get(60101).unwrap();
    /// assert_eq!(entry.message("en"), "The phone number {phone} is taken");
    /// assert_eq!(entry.message("fr"), entry.text());
    /// ```
    #[must_use]
    pub fn message(&self, languages: impl AsRef<str>) -> &'static str {
        self.localized(self.choose(languages.as_ref())).text
    }

    /// Whether there is a text at all: `text()` is not merely the key.
    #[must_use]
    pub const fn has_text(&self) -> bool {
        let text = self.localized(0);
        text.language.is_some() || !self.split().2.is_empty()
    }

    /// The language packs that hold this entry's messages, if its enum has any (`#[catalog(packs = …)]`).
    ///
    /// ```
    /// # use error_codes::ErrorCatalog;
    /// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
    /// #[derive(ErrorCatalog)]
    /// #[catalog(packs = PACKS)]
    /// enum UserError {
    ///     #[code(60101, http = 409, msg = "phone.exists")]
    ///     PhoneExists { phone: String },
    /// }
    ///
    /// let entry = UserError::CATALOG.get(60101).unwrap();
    /// assert!(entry.packs().unwrap().locales().eq(["zh-CN", "en-US"]));
    /// ```
    #[must_use]
    pub const fn packs(&self) -> Option<&'static LanguagePacks> {
        self.more().packs
    }

    /// The pack that suits `languages` best, for [`localized`](Self::localized).
    pub(crate) fn choose(&self, languages: &str) -> usize {
        self.more().packs.map_or(0, |packs| packs.choose(languages))
    }

    /// The text in the language of the pack at `pack`, else in that of the source; 0 is the source.
    pub(crate) const fn localized(&self, pack: usize) -> Localized {
        let (_, key, text) = self.split();
        if let Some(packs) = self.more().packs
            && let Some(text) = packs.text(pack, key)
        {
            return text;
        }
        let text = if text.is_empty() { key } else { text };
        Localized { text, template: self.more().template, language: None }
    }

    const fn split(&self) -> (&'static str, &'static str, &'static str) {
        let words = self.words();
        let (name_length, name_at) = length(words, 0);
        let (key_length, from) = length(words, name_at);
        let (name, rest) = words.split_at(from).1.split_at(name_length);
        let (key, text) = rest.split_at(key_length);
        (name, key, text)
    }

    /// The status as a number.
    pub(crate) const fn number(&self) -> u16 {
        let (Self::Plain(status, ..) | Self::Rich(status, ..)) = self;
        *status
    }

    /// The rest of the doc comment: for the team's own documents, never sent to clients. Empty where there is none.
    #[must_use]
    pub const fn description(&self) -> &'static str {
        self.more().description
    }

    /// What the person who meets this error can do.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        self.more().hint
    }

    /// Whether and when a client should try again.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.more().retry
    }

    /// How loudly this error is logged.
    #[must_use]
    pub const fn level(&self) -> Level {
        match self.more().level {
            Some(level) => level,
            None => Level::of(self.number()),
        }
    }

    /// The numbers under which this entry was known before.
    #[must_use]
    pub const fn legacy(&self) -> &'static [Legacy] {
        self.more().legacy
    }

    /// The note of `#[deprecated]`; empty where it has none.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.more().deprecated
    }

    /// The gRPC code that `grpc = …` gives in place of the one mapped from the HTTP status.
    #[must_use]
    pub const fn grpc(&self) -> Option<GrpcCode> {
        self.more().grpc
    }

    /// Whether other entries may have the same code.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.more().shared
    }

    /// The names of the placeholders in [`text`](Self::text), each once, in order of appearance.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> + use<> {
        // The derive knows only those of the doc comment.
        let text = self.localized(0);
        let (own, packed) = match text.language {
            None => (self.more().parameters, Vec::new()),
            Some(_) if !text.template => ("", Vec::new()),
            Some(_) => ("", placeholders(text.text)),
        };
        own.split_ascii_whitespace().chain(packed)
    }

    /// Where the doc comment's placeholder `name` is among its [`parameters`](Self::parameters).
    pub(crate) fn parameter(&self, name: &str) -> Option<usize> {
        let known = self.more().parameters.as_bytes();
        known.split(|byte| *byte == b' ').position(|known| known == name.as_bytes())
    }

    /// Whether a message has placeholders, in the source language or any other, for const evaluation.
    pub(crate) const fn shows_fields(&self) -> bool {
        match self.more().packs {
            Some(packs) => packs.shows_fields(self.key()),
            None => !self.more().parameters.is_empty(),
        }
    }

    /// The names under which `#[detail]` fields are sent, in declaration order.
    pub fn details(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.more().details.split_ascii_whitespace()
    }
}

/// The character below U+0100 at `at`, as a number, and where it ends; in UTF-8 (RFC 3629) it has one byte or two.
const fn length(words: &str, at: usize) -> (usize, usize) {
    let bytes = words.as_bytes();
    if bytes[at] < 0x80 {
        (bytes[at] as usize, at + 1)
    } else {
        (((bytes[at] & 0x1F) as usize) << 6 | (bytes[at + 1] & 0x3F) as usize, at + 2)
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("code", &self.code())
            .field("name", &self.name())
            .field("status", &self.number())
            .field("key", &self.key())
            .field("text", &self.text())
            .finish_non_exhaustive()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_struct("Entry", 6)?;
        self.serialize_public::<S>(&mut entry, "")?;
        entry.end()
    }
}

impl Entry {
    /// The members of the public view, for it and for whatever adds to it. The text is the one that suits `languages` best.
    pub(super) fn serialize_public<S: Serializer>(
        &self,
        entry: &mut S::SerializeStruct,
        languages: &str,
    ) -> Result<(), S::Error> {
        entry.serialize_field("code", &self.code())?;
        entry.serialize_field("name", self.name())?;
        entry.serialize_field("status", &self.number())?;
        entry.serialize_field("text", self.message(languages))?;
        entry.serialize_field("hint", &self.hint())?;
        entry.serialize_field("retry", &self.retry())
    }
}
