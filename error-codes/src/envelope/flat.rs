//! The flat envelope.

use super::object::{Name, Object};
use super::time::Timestamp;
use super::{Body, Envelope, Outcome};
use crate::report::Report;

/// `{"code","message","data"}`: details go into `data`, which is `null` where there are none.
///
/// ```
/// use error_codes::envelope::{Envelope, Flat};
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
/// let body = Flat::new().named("code", "msg", "data").report(&Report::of(&error)).unwrap();
/// assert_eq!(body.into_bytes(), r#"{"code":60701,"msg":"库存不足","data":{"left":2}}"#.as_bytes());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flat {
    code: Name,
    message: Name,
    data: Name,
    request_id: Option<Name>,
}

impl Flat {
    /// Members called `code`, `message` and `data`.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            code: Name::new("code"),
            message: Name::new("message"),
            data: Name::new("data"),
            request_id: None,
        }
    }

    /// Members with these names, in this order.
    #[must_use]
    pub const fn named(mut self, code: &'static str, message: &'static str, data: &'static str) -> Self {
        (self.code, self.message, self.data) = (Name::new(code), Name::new(message), Name::new(data));
        self
    }

    /// One more member, called `name`: the id of the request, where a layer knows it.
    ///
    /// ```
    /// use error_codes::envelope::{Envelope, Flat};
    /// # use error_codes::{ErrorCatalog, Report};
    /// # #[derive(ErrorCatalog)]
    /// # #[catalog(keys = "stock", http = 409)]
    /// # enum StockError {
    /// #     /// 库存不足
    /// #     #[code(60701)]
    /// #     Insufficient,
    /// # }
    /// let report = Report::of(&StockError::Insufficient).in_request("5f0c");
    /// let body = Flat::new().request_id("trace").report(&report).unwrap();
    /// assert!(body.into_bytes().ends_with(br#","trace":"5f0c"}"#));
    /// ```
    #[must_use]
    pub const fn request_id(mut self, name: &'static str) -> Self {
        self.request_id = Some(Name::new(name));
        self
    }

    pub(super) fn report_body(&self, report: &Report<'_>, time: Option<Time>) -> serde_json::Result<Body> {
        let mut object = Object::new();
        object.member(self.code, &report.code())?;
        object.member(self.message, &report.rendered())?;
        object.details(self.data, &report.details())?;
        self.end(object, time, report.request_id())
    }

    pub(super) fn success_body(&self, outcome: &Outcome<'_>, time: Option<Time>) -> serde_json::Result<Body> {
        let mut object = Object::new();
        object.member(self.code, &outcome.code())?;
        object.member(self.message, outcome.message())?;
        object.member(self.data, outcome.data())?;
        self.end(object, time, outcome.request_id())
    }

    fn end(
        &self,
        mut object: Object,
        time: Option<Time>,
        request_id: Option<&str>,
    ) -> serde_json::Result<Body> {
        if let Some((name, format)) = time {
            object.member(name, &format)?;
        }
        if let Some((name, id)) = self.request_id.zip(request_id) {
            object.member(name, id)?;
        }
        Ok(object.end())
    }
}

impl Default for Flat {
    fn default() -> Self {
        Self::new()
    }
}

impl Envelope for Flat {
    fn report(&self, report: &Report<'_>) -> serde_json::Result<Body> {
        self.report_body(report, None)
    }

    fn success(&self, outcome: &Outcome<'_>) -> serde_json::Result<Body> {
        self.success_body(outcome, None)
    }
}

/// What the member with the time is called, and how it is written.
pub(super) type Time = (Name, Timestamp);
