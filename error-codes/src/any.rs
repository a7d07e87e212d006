//! Errors of any catalogue, erased.

use std::error::Error;
use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use crate::argument::Argument;
use crate::catalog::{Catalog, Detail, Entry, ErrorCatalog, ErrorCode, Rejection};

/// An error of any catalogue.
///
/// `?` makes one of whatever has a code, from any module, so that a handler needs no enum that composes them all. It answers as the
/// error inside would.
///
/// ```
/// use error_codes::{AnyError, ErrorCatalog};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, keys = "stock", http = 409)]
/// enum StockError {
///     /// 库存不足
///     #[code(60701)]
///     Insufficient,
/// }
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, keys = "user", http = 404)]
/// enum UserError {
///     /// 用户不存在
///     #[code(60301)]
///     NotFound,
/// }
///
/// fn order(user: u64) -> Result<(), AnyError> {
///     if user == 0 {
///         Err(UserError::NotFound)?;
///     }
///     Err(StockError::Insufficient)?
/// }
///
/// assert_eq!(order(0).unwrap_err().code(), 60301);
/// assert_eq!(order(1).unwrap_err().code(), 60701);
/// ```
pub struct AnyError(Box<dyn ErrorCode + Send + Sync>);

impl AnyError {
    /// The error of the catalogue of `C` that a chain holds: an `anyhow::Error` (feature `anyhow`) or a boxed error, with any
    /// amount of context around it. The first that is found counts, from the outermost along [`Error::source`]: an error of `C` or
    /// of one of its parts, or an [`AnyError`]. A chain without any is the entry that `#[catalog(rejections(panic = …))]` of `C`
    /// names, and logged with all of its links.
    ///
    /// ```
    /// use error_codes::{AnyError, ErrorCatalog};
    ///
    /// #[derive(Debug, ErrorCatalog)]
    /// #[catalog(error, keys = "mall", rejections(panic = 50000))]
    /// enum MallError {
    ///     /// 手机号已被注册
    ///     #[code(60101, http = 409)]
    ///     PhoneExists,
    ///     /// 系统内部错误
    ///     #[code(50000, http = 500)]
    ///     Internal,
    /// }
    ///
    /// let known: Box<dyn std::error::Error + Send + Sync> = MallError::PhoneExists.into();
    /// assert_eq!(AnyError::from_chain::<MallError>(known).code(), 60101);
    /// let unknown: Box<dyn std::error::Error + Send + Sync> = "the disk is full".into();
    /// assert_eq!(AnyError::from_chain::<MallError>(unknown).code(), 50000);
    /// ```
    ///
    /// A catalogue without `rejections(panic = …)` does not compile here.
    #[must_use]
    pub fn from_chain<C: ErrorCatalog>(chain: impl Chain) -> Self {
        const {
            assert!(
                C::CATALOG.internal().is_some(),
                "this catalogue does not say which entry is the internal error; add `rejections(panic = 50000)` to its `#[catalog(…)]`"
            );
        }
        match C::CATALOG.rejection(Rejection::Panic) {
            Some(internal) => Self(Box::new(Chained { chain, internal, catalog: C::CATALOG, find: C::find })),
            None => unreachable!(),
        }
    }
}

impl<E: ErrorCode + Send + Sync + 'static> From<E> for AnyError {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

/// The error inside.
impl Deref for AnyError {
    type Target = dyn ErrorCode + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

/// As the error inside, or its text where it has no `Display`.
impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_error() {
            Some(error) => fmt::Display::fmt(error, f),
            None => crate::message::write(self.entry().localized(0), &|name| self.argument(name), f),
        }
    }
}

impl fmt::Debug for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_error() {
            Some(error) => fmt::Debug::fmt(error, f),
            None => write!(f, "{}({})", self.name(), self.code()),
        }
    }
}

impl Error for AnyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        // What is inside lives as long as it likes; as an error it is only known to live as long as this.
        None
    }
}

/// A chain of errors, owned.
///
/// A service that wraps what it is given has a chain of its own:
///
/// ```
/// use std::error::Error;
///
/// use error_codes::{AnyError, Chain, ErrorCatalog};
///
/// # #[derive(Debug, ErrorCatalog)]
/// # #[catalog(error, keys = "mall", rejections(panic = 50000))]
/// # enum MallError {
/// #     /// 库存不足
/// #     #[code(60701, http = 409)]
/// #     OutOfStock,
/// #     /// 系统内部错误
/// #     #[code(50000, http = 500)]
/// #     Internal,
/// # }
/// /// What went wrong in one job of the night.
/// struct Failed {
///     why: Box<dyn Error + Send + Sync>,
/// }
///
/// impl Chain for Failed {
///     fn head(&self) -> &(dyn Error + 'static) {
///         &*self.why
///     }
/// }
///
/// let failed = Failed { why: MallError::OutOfStock.into() };
/// assert_eq!(AnyError::from_chain::<MallError>(failed).code(), 60701);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no chain of errors",
    note = "a `Box<dyn std::error::Error + Send + Sync>` is one, and with the feature `anyhow` of `error-codes` an `anyhow::Error`"
)]
pub trait Chain: Send + Sync + 'static {
    /// Its outermost link.
    fn head(&self) -> &(dyn Error + 'static);
}

impl Chain for Box<dyn Error + Send + Sync> {
    fn head(&self) -> &(dyn Error + 'static) {
        &**self
    }
}

#[cfg(feature = "anyhow")]
impl Chain for anyhow::Error {
    fn head(&self) -> &(dyn Error + 'static) {
        self.as_ref()
    }
}

/// How a link of a chain is recognized.
type Find = for<'a> fn(&'a (dyn Error + 'static)) -> Option<&'a dyn ErrorCode>;

/// A chain, some link of which may have a code.
struct Chained<T> {
    chain: T,
    internal: &'static Entry,
    catalog: &'static Catalog,
    find: Find,
}

impl<T: Chain> Chained<T> {
    fn found(&self) -> Option<&dyn ErrorCode> {
        /// A chain that is longer leads in a circle.
        const LONGEST: usize = 64;

        let links = std::iter::successors(Some(self.chain.head()), |&link| link.source());
        links.take(LONGEST).find_map(|link| match link.downcast_ref::<AnyError>() {
            Some(any) => Some(&*any.0 as &dyn ErrorCode),
            None => (self.find)(link),
        })
    }
}

impl<T: Chain> ErrorCode for Chained<T> {
    fn entry(&self) -> &'static Entry {
        self.found().map_or(self.internal, ErrorCode::entry)
    }

    fn argument(&self, name: &str) -> Option<Argument<'_>> {
        self.found()?.argument(name)
    }

    fn detail(&self, index: usize) -> Option<(&'static str, &dyn Detail)> {
        self.found()?.detail(index)
    }

    fn retry_after(&self) -> Option<Duration> {
        self.found().map_or_else(|| self.internal.retry().wait(), ErrorCode::retry_after)
    }

    fn catalog(&self) -> Option<&'static Catalog> {
        Some(self.catalog)
    }

    /// The whole chain: its context is for the log.
    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        Some(self.chain.head())
    }
}
