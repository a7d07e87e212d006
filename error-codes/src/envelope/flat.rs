//! The flat envelope.

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

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
    code: &'static str,
    message: &'static str,
    data: &'static str,
    request_id: Option<&'static str>,
}

impl Flat {
    /// Members called `code`, `message` and `data`.
    #[must_use]
    pub const fn new() -> Self {
        Self { code: "code", message: "message", data: "data", request_id: None }
    }

    /// Members with these names, in this order.
    #[must_use]
    pub const fn named(mut self, code: &'static str, message: &'static str, data: &'static str) -> Self {
        (self.code, self.message, self.data) = (code, message, data);
        self
    }

    /// One more member, called `name`: the id of the request, where a layer knows it.
    #[must_use]
    pub const fn request_id(mut self, name: &'static str) -> Self {
        self.request_id = Some(name);
        self
    }

    pub(super) fn report_body(&self, report: &Report<'_>, time: Option<Time>) -> serde_json::Result<Body> {
        Body::json(&FlatBody {
            flat: self,
            code: report.code(),
            message: &report.message(),
            data: report.details(),
            time,
            request_id: report.request_id(),
        })
    }

    pub(super) fn success_body(&self, outcome: &Outcome<'_>, time: Option<Time>) -> serde_json::Result<Body> {
        Body::json(&FlatBody {
            flat: self,
            code: outcome.code(),
            message: outcome.message(),
            data: outcome.data(),
            time,
            request_id: outcome.request_id(),
        })
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
pub(super) type Time = (&'static str, Timestamp);

struct FlatBody<'a, D> {
    flat: &'a Flat,
    code: i64,
    message: &'a str,
    data: D,
    time: Option<Time>,
    request_id: Option<&'a str>,
}

impl<D: Serialize> Serialize for FlatBody<'_, D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let request_id = self.flat.request_id.zip(self.request_id);
        let count = 3 + usize::from(self.time.is_some()) + usize::from(request_id.is_some());
        let mut body = serializer.serialize_struct("Flat", count)?;
        body.serialize_field(self.flat.code, &self.code)?;
        body.serialize_field(self.flat.message, self.message)?;
        body.serialize_field(self.flat.data, &self.data)?;
        if let Some((name, format)) = self.time {
            body.serialize_field(name, &format)?;
        }
        if let Some((name, id)) = request_id {
            body.serialize_field(name, id)?;
        }
        body.end()
    }
}
