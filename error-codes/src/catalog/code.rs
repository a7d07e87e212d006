//! What has a code, and what has a catalogue.

use super::{Catalog, Detail, Entry};
use crate::argument::Argument;

/// A value that has a code: what every annotated enum is.
///
/// Derived by [`ErrorCatalog`](macro@crate::ErrorCatalog), and usable behind a pointer: `Box<dyn ErrorCode>`.
/// It does not ask for [`std::error::Error`], since an annotated enum may have no `Display`.
///
/// ```
/// use std::time::Duration;
///
/// use error_codes::{ErrorCatalog, ErrorCode};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, name = "captcha", keys = "captcha")]
/// enum CaptchaError {
///     /// 请 {seconds} 秒后再试
///     #[code(60105, http = 429, retry = after(seconds))]
///     TooOften {
///         #[detail]
///         seconds: u64,
///     },
/// }
///
/// let error: Box<dyn ErrorCode> = Box::new(CaptchaError::TooOften { seconds: 60 });
/// assert_eq!((error.code(), error.name(), error.key()), (60105, "TOO_OFTEN", "captcha.too_often"));
/// assert_eq!(error.status(), 429);
/// assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
/// assert_eq!(error.catalog().unwrap().name(), "captcha");
/// assert_eq!(error.as_error().unwrap().to_string(), "请 60 秒后再试");
///
/// let (name, value) = error.detail(0).unwrap();
/// assert_eq!((name, serde_json::to_string(value).unwrap()), ("seconds", "60".to_owned()));
/// assert!(error.detail(1).is_none());
/// ```
///
/// Written by hand where an error wraps another and has its code:
///
/// ```
/// use error_codes::argument::Argument;
/// use error_codes::{Detail, Entry, ErrorCatalog, ErrorCode, Report};
///
/// # #[derive(ErrorCatalog)]
/// # #[catalog(keys = "stock", http = 409)]
/// # enum StockError {
/// #     /// 库存不足，仅剩 {left} 件
/// #     #[code(60701)]
/// #     Insufficient {
/// #         #[detail]
/// #         left: u32,
/// #     },
/// # }
/// struct InOrder {
///     order: u64,
///     error: StockError,
/// }
///
/// impl ErrorCode for InOrder {
///     fn entry(&self) -> &'static Entry {
///         self.error.entry()
///     }
///
///     fn argument(&self, name: &str) -> Option<Argument<'_>> {
///         self.error.argument(name)
///     }
///
///     fn detail(&self, index: usize) -> Option<(&'static str, &dyn Detail)> {
///         self.error.detail(index)
///     }
/// }
///
/// let error = InOrder { order: 7, error: StockError::Insufficient { left: 2 } };
/// assert_eq!(error.code(), 60701);
/// assert_eq!(Report::of(&error).message(), "库存不足，仅剩 2 件");
/// assert_eq!(serde_json::to_string(&Report::of(&error).details()).unwrap(), r#"{"left":2}"#);
/// # assert_eq!(error.order, 7);
/// ```
pub trait ErrorCode {
    /// The row of the catalogue for this value.
    fn entry(&self) -> &'static Entry;

    /// The business code.
    fn code(&self) -> i64 {
        self.entry().code()
    }

    /// The published name, such as `PHONE_EXISTS`.
    fn name(&self) -> &'static str {
        self.entry().name()
    }

    /// The HTTP status.
    fn status(&self) -> http::StatusCode {
        self.entry().status()
    }

    /// The i18n message key.
    fn key(&self) -> &'static str {
        self.entry().key()
    }

    /// The value that fills the placeholder `{name}` of this error's text; `None` where its text has no such
    /// placeholder.
    fn argument(&self, name: &str) -> Option<Argument<'_>> {
        let _ = name;
        None
    }

    /// The `index`th field marked `#[detail]`: the name under which it is sent, and its value. What the entry does not name among
    /// its [`details`](Entry::details) is not sent.
    fn detail(&self, index: usize) -> Option<(&'static str, &dyn Detail)> {
        let _ = index;
        None
    }

    /// This value as a standard error, with its sources, if it is one: for the log, and never for clients.
    fn as_error(&self) -> Option<&(dyn std::error::Error + '_)> {
        None
    }

    /// How long a client should wait before it tries again, where the entry or a field of this value says so.
    fn retry_after(&self) -> Option<std::time::Duration> {
        self.entry().retry().wait()
    }

    /// The catalogue that this value is of: of an error in an enum that composes others, that enum's.
    fn catalog(&self) -> Option<&'static Catalog> {
        None
    }
}

/// An enum with a catalogue: what `#[derive(ErrorCatalog)]` implements.
///
/// ```
/// use error_codes::{ErrorCatalog, ErrorCode};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, keys = "user")]
/// enum UserError {
///     /// 用户不存在
///     #[code(60301, http = 404)]
///     NotFound,
///     /// 用户名已被占用
///     #[code(60302, http = 409)]
///     NameTaken,
/// }
///
/// /// Of any catalogue.
/// fn codes<E: ErrorCatalog>() -> Vec<i64> {
///     E::CATALOG.entries().iter().map(|entry| entry.code()).collect()
/// }
///
/// assert_eq!(codes::<UserError>(), [60301, 60302]);
///
/// let error: Box<dyn std::error::Error> = UserError::NameTaken.into();
/// assert_eq!(UserError::find(&*error).unwrap().code(), 60302);
/// assert!(UserError::find(&std::fmt::Error).is_none());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no catalogue",
    label = "not an error-code catalogue",
    note = "derive `ErrorCatalog` for it, or give this variant a code of its own in place of `transparent`"
)]
pub trait ErrorCatalog: ErrorCode {
    /// All entries of this enum.
    const CATALOG: &'static Catalog;

    /// This link of a chain of errors, if it is an error of this catalogue: of this enum, or of one of its parts. What
    /// [`AnyError::from_chain`](crate::AnyError::from_chain) asks of each link.
    ///
    /// Generic enums, and those that are no [`Error`](std::error::Error), are not found.
    #[must_use]
    fn find<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a dyn ErrorCode>
    where
        Self: Sized,
    {
        let _ = error;
        None
    }

    /// A success that carries `data` under this catalogue's success code.
    ///
    /// ```
    /// # use error_codes::ErrorCatalog;
    /// #[derive(ErrorCatalog)]
    /// #[catalog(success(20000, msg = "ok"))]
    /// enum MallError {}
    ///
    /// let answer = MallError::success("data").message("user.created");
    /// assert_eq!(answer.entry().unwrap().code(), 20000);
    /// ```
    ///
    /// A catalogue without `success(…)` does not compile here.
    #[cfg(feature = "json")]
    fn success<T>(data: T) -> super::success::Success<T>
    where
        Self: Sized,
    {
        const {
            assert!(
                Self::CATALOG.success.is_some(),
                "this catalogue has no success code; add `success(20000, msg = \"ok\")` to its `#[catalog(…)]`"
            );
        }
        super::success::Success::of(Self::CATALOG, data)
    }
}

/// A boxed error has the catalogue of what is in the box.
impl<T: ErrorCatalog> ErrorCatalog for Box<T> {
    const CATALOG: &'static Catalog = T::CATALOG;

    fn find<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a dyn ErrorCode> {
        T::find(error)
    }
}

impl<T: ErrorCode + ?Sized> ErrorCode for Box<T> {
    fn entry(&self) -> &'static Entry {
        (**self).entry()
    }

    fn argument(&self, name: &str) -> Option<Argument<'_>> {
        (**self).argument(name)
    }

    fn detail(&self, index: usize) -> Option<(&'static str, &dyn Detail)> {
        (**self).detail(index)
    }

    fn retry_after(&self) -> Option<std::time::Duration> {
        (**self).retry_after()
    }

    fn catalog(&self) -> Option<&'static Catalog> {
        (**self).catalog()
    }

    fn as_error(&self) -> Option<&(dyn std::error::Error + '_)> {
        (**self).as_error()
    }
}
