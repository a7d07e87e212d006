//! The values that fill the placeholders of a text.
//!
//! The derive hands each field to the text that shows it:
//!
//! ```
//! use error_codes::{ErrorCatalog, ErrorCode};
//!
//! #[derive(ErrorCatalog)]
//! #[catalog(keys = "stock", http = 409)]
//! enum StockError {
//!     /// 库存不足，仅剩 {left} 件
//!     #[code(60701)]
//!     Insufficient { left: u32, warehouse: &'static str },
//! }
//!
//! let error = StockError::Insufficient { left: 2, warehouse: "hz-3" };
//! let left = error.argument("left").unwrap();
//! assert_eq!(left.as_display().unwrap().to_string(), "2");
//! assert!(error.argument("warehouse").is_none());
//! ```

use std::fmt::{self, Debug, Display};

/// The value of a placeholder: a field's `Display`, its `Debug`, or both.
///
/// ```
/// use error_codes::argument::Argument;
///
/// let phone = "138****0000";
/// let argument = Argument::new().display(&phone).debug(&phone);
/// assert_eq!(argument.as_display().unwrap().to_string(), "138****0000");
/// assert_eq!(format!("{:?}", argument.as_debug().unwrap()), "\"138****0000\"");
/// assert!(Argument::new().as_display().is_none());
/// ```
#[derive(Clone, Copy, Default)]
pub struct Argument<'a> {
    display: Option<&'a dyn Display>,
    debug: Option<&'a dyn Debug>,
}

impl<'a> Argument<'a> {
    /// An argument that shows nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { display: None, debug: None }
    }

    /// What derived code calls where a message may show the field by either.
    #[doc(hidden)]
    #[must_use]
    pub const fn probed(display: Option<&'a dyn Display>, debug: Option<&'a dyn Debug>) -> Self {
        Self { display, debug }
    }

    pub(crate) fn of(value: &'a dyn DisplayArgument) -> Self {
        Self { display: Some(value), debug: None }
    }

    /// Shows `{name}` by this value.
    #[must_use]
    pub fn display<T: DisplayArgument>(mut self, value: &'a T) -> Self {
        self.display = Some(value);
        self
    }

    /// Shows `{name:?}` by this value.
    #[must_use]
    pub fn debug<T: DebugArgument>(mut self, value: &'a T) -> Self {
        self.debug = Some(value);
        self
    }

    /// The value for `{name}`, if the field has a `Display`.
    #[must_use]
    pub fn as_display(&self) -> Option<&'a dyn Display> {
        self.display
    }

    /// The value for `{name:?}`, if the field has a `Debug`.
    #[must_use]
    pub fn as_debug(&self) -> Option<&'a dyn Debug> {
        self.debug
    }
}

impl Debug for Argument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Argument")
            .field("display", &self.display.map(ToString::to_string))
            .field("debug", &self.debug)
            .finish()
    }
}

/// A field that a placeholder `{field}` can show: whatever has a `Display`.
///
/// ```
/// use std::fmt;
///
/// use error_codes::{ErrorCatalog, Report};
///
/// struct MaskedPhone(String);
///
/// impl fmt::Display for MaskedPhone {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         write!(f, "{}****{}", &self.0[..3], &self.0[7..])
///     }
/// }
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "user", http = 409)]
/// enum RegisterError {
///     /// 手机号 {phone} 已被注册
///     #[code(60101)]
///     PhoneExists { phone: MaskedPhone },
/// }
///
/// let error = RegisterError::PhoneExists { phone: MaskedPhone("13812340000".into()) };
/// assert_eq!(Report::of(&error).message(), "手机号 138****0000 已被注册");
/// ```
#[diagnostic::on_unimplemented(
    message = "the placeholder of a field of type `{Self}` needs `{Self}` to implement `Display`",
    label = "`{Self}` has no `Display`",
    note = "implement `std::fmt::Display`, take the placeholder out of the text, or write `{{field:?}}` to show it by its `Debug`"
)]
pub trait DisplayArgument: Display {}

#[diagnostic::do_not_recommend]
impl<T: Display> DisplayArgument for T {}

/// A field that a placeholder `{field:?}` can show: whatever has a `Debug`.
///
/// ```
/// use error_codes::{ErrorCatalog, Report};
///
/// #[derive(Debug)]
/// enum Channel {
///     Sms,
/// }
///
/// #[derive(ErrorCatalog)]
/// #[catalog(keys = "captcha", http = 503)]
/// enum CaptchaError {
///     /// Codes cannot be sent by {channel:?}
///     #[code(60108)]
///     ChannelDown { channel: Channel },
/// }
///
/// let error = CaptchaError::ChannelDown { channel: Channel::Sms };
/// assert_eq!(Report::of(&error).message(), "Codes cannot be sent by Sms");
/// ```
#[diagnostic::on_unimplemented(
    message = "the placeholder `{{…:?}}` of a field of type `{Self}` needs `{Self}` to implement `Debug`",
    label = "`{Self}` has no `Debug`",
    note = "derive or implement `std::fmt::Debug`, or take the placeholder out of the text"
)]
pub trait DebugArgument: Debug {}

#[diagnostic::do_not_recommend]
impl<T: Debug> DebugArgument for T {}
