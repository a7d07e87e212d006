//! From a status back to what it tells of.

use std::collections::HashMap;
use std::time::Duration;

use tonic::Status;
use tonic_types::StatusExt;

use super::NUMERIC_CODE;
use crate::catalog::{Catalog, Entry};

/// What a status tells of an error. Of a status that no catalogue made, the message and whatever else it happens to have.
///
/// ```
/// use error_codes::ErrorCatalog;
/// use error_codes::web::tonic::{Decoded, decode, respond};
///
/// #[derive(Debug, ErrorCatalog)]
/// #[catalog(error, tonic, name = "users.example.com", keys = "user", http = 409)]
/// enum UserError {
///     /// Too many wrong codes
///     #[code(60104, retry = after(60))]
///     CaptchaLocked {
///         #[detail]
///         left: u32,
///     },
/// }
///
/// let status = respond(&UserError::CaptchaLocked { left: 0 });
/// let Decoded { code, name, domain, message, details, .. } = decode(&status, None);
/// assert_eq!((code, name.as_deref()), (Some(60104), Some("CAPTCHA_LOCKED")));
/// assert_eq!((domain.as_deref(), &*message), (Some("users.example.com"), "Too many wrong codes"));
/// assert_eq!(details["left"], "0");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Decoded {
    /// The business code, where the status has one.
    pub code: Option<i64>,
    /// The published name: the reason of the status.
    pub name: Option<String>,
    /// The name of the catalogue: the domain of the status.
    pub domain: Option<String>,
    /// The row of the catalogue that [`decode`] was given, where the status is of this catalogue.
    pub entry: Option<&'static Entry>,
    /// The text for people.
    pub message: String,
    /// The locale of the message, where the status says so.
    pub locale: Option<String>,
    /// The details by name: strings as they are, anything else as JSON.
    pub details: HashMap<String, String>,
    /// How long to wait before trying again.
    pub retry_after: Option<Duration>,
}

/// Reads a status, of whatever service: nothing in it is taken for granted, and nothing panics.
///
/// The entry is one of `catalog` where its name is the status's domain, which makes the reason unique
/// ([AIP-193](https://google.aip.dev/193)): the entry of the code, and of shared ones that of the name; or that which has had
/// this code before (`was(…)`).
///
/// ```
/// use error_codes::web::tonic::decode;
/// use tonic::Status;
///
/// let foreign = decode(&Status::unavailable("the proxy is down"), None);
/// assert_eq!((foreign.code, &*foreign.message), (None, "the proxy is down"));
/// ```
#[must_use]
pub fn decode(status: &Status, catalog: Option<&Catalog>) -> Decoded {
    let mut decoded = Decoded {
        code: None,
        name: None,
        domain: None,
        entry: None,
        message: status.message().to_owned(),
        locale: None,
        details: HashMap::new(),
        retry_after: status.get_details_retry_info().and_then(|retry| retry.retry_delay),
    };
    if let Some(localized) = status.get_details_localized_message() {
        decoded.message = localized.message;
        decoded.locale = Some(localized.locale);
    }
    let Some(info) = status.get_details_error_info() else { return decoded };
    decoded.details = info.metadata;
    decoded.code = decoded.details.get(NUMERIC_CODE).and_then(|code| code.parse().ok());
    if decoded.code.is_some() {
        decoded.details.remove(NUMERIC_CODE);
    }
    let catalog = catalog.filter(|catalog| catalog.name() == info.domain);
    decoded.entry = catalog.and_then(|catalog| entry(catalog, decoded.code, &info.reason));
    decoded.name = Some(info.reason);
    decoded.domain = Some(info.domain);
    decoded
}

fn entry(catalog: &Catalog, code: Option<i64>, name: &str) -> Option<&'static Entry> {
    let Some(code) = code else { return catalog.by_name(name) };
    let named = catalog.get_all(code).iter().find(|entry| entry.name() == name);
    named.or_else(|| catalog.get(code)).or_else(|| catalog.legacy(code))
}
