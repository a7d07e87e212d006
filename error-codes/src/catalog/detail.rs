//! The values of `#[detail]` fields.

use serde_core::ser::Serialize;

/// A value that clients are sent beside the message: whatever implements serde's `Serialize`.
///
/// `dyn Detail` implements `Serialize` too, through [`erased-serde`](erased_serde), for any format. JSON, which nearly all
/// services answer in, is written without that way round.
///
/// ```
/// use error_codes::Detail;
///
/// let left: &dyn Detail = &2;
/// assert_eq!(serde_json::to_string(left).unwrap(), "2");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is the type of a `#[detail]`, and does not implement serde's `Serialize`",
    label = "cannot be sent to clients",
    note = "derive `serde::Serialize` for it (bound a type parameter by it), or take the `#[detail]` away"
)]
pub trait Detail: erased_serde::Serialize {
    /// Appends the value to `json`.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn append(&self, json: &mut Vec<u8>) -> serde_json::Result<()>;
}

impl<T: Serialize + ?Sized> Detail for T {
    #[cfg(feature = "json")]
    fn append(&self, json: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(json, self)
    }
}

erased_serde::serialize_trait_object!(Detail);
