//! What salvo reads from a request, refusing in the service's own envelope.

use salvo_core::extract::{Extractible, Metadata};
use salvo_core::http::ParseError;
use salvo_core::serde::from_str_val;
use salvo_core::{Depot, Request, Response, Writer, async_trait};
use serde_core::de::DeserializeOwned;

use super::super::rejected::Rejected;
use crate::catalog::Rejection;

/// These are read from one place each, whatever their fields.
pub(super) static METADATA: Metadata = Metadata::new("");

/// What an extractor of this module answers when it refuses: the entry that `#[catalog(rejections(…))]` names, else salvo's own
/// answer.
#[derive(Debug)]
pub struct Refusal(Result<Rejected, ParseError>);

impl Refusal {
    fn new(kind: Rejection, error: ParseError) -> Self {
        Self(Rejected::new(kind, &error).ok_or(error))
    }
}

#[async_trait]
impl Writer for Refusal {
    async fn write(self, request: &mut Request, depot: &mut Depot, response: &mut Response) {
        self.0.write(request, depot, response).await;
    }
}

/// [`Request::parse_json`](https://docs.rs/salvo_core/1/salvo_core/http/struct.Request.html#method.parse_json), refusing as the
/// catalogue says: `json`, `media_type`, `too_large` or `other`. How large is too large says salvo's
/// [`SecureMaxSize`](https://docs.rs/salvo_core/1/salvo_core/http/request/struct.SecureMaxSize.html), a hoop: 64 KiB without it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<T>(pub T);

impl<'ex, T: DeserializeOwned + Send> Extractible<'ex> for Json<T> {
    fn metadata() -> &'static Metadata {
        &METADATA
    }

    #[allow(refining_impl_trait, reason = "a refusal is worth a name")]
    async fn extract(request: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, Refusal> {
        request.parse_json().await.map(Self).map_err(|error| {
            let kind = match &error {
                ParseError::SerdeJson(_) => Rejection::Json,
                ParseError::InvalidContentType => Rejection::MediaType,
                ParseError::PayloadTooLarge => Rejection::TooLarge,
                _ => Rejection::Other,
            };
            Refusal::new(kind, error)
        })
    }
}

/// [`Request::parse_queries`](https://docs.rs/salvo_core/1/salvo_core/http/struct.Request.html#method.parse_queries), refusing as
/// the catalogue says: `other`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<T>(pub T);

impl<'ex, T: DeserializeOwned + Send> Extractible<'ex> for Query<T> {
    fn metadata() -> &'static Metadata {
        &METADATA
    }

    #[allow(refining_impl_trait, reason = "a refusal is worth a name")]
    async fn extract(request: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, Refusal> {
        request.parse_queries().map(Self).map_err(|error| Refusal::new(Rejection::Other, error))
    }
}

/// The parameters of the path, refusing as the catalogue says: `other`. A single one may be read as a value: `Path<u64>`; several
/// are read by their names, as
/// [`Request::parse_params`](https://docs.rs/salvo_core/1/salvo_core/http/struct.Request.html#method.parse_params) does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Path<T>(pub T);

impl<'ex, T: DeserializeOwned + Send> Extractible<'ex> for Path<T> {
    fn metadata() -> &'static Metadata {
        &METADATA
    }

    #[allow(refining_impl_trait, reason = "a refusal is worth a name")]
    async fn extract(request: &'ex mut Request, _: &'ex mut Depot) -> Result<Self, Refusal> {
        let mut params = request.params().values();
        // A struct is read from no value, and a value from no map.
        let single = params.next().filter(|_| params.next().is_none()).cloned();
        match single.map(from_str_val) {
            Some(Ok(value)) => Ok(Self(value)),
            _ => request.parse_params().map(Self).map_err(|error| Refusal::new(Rejection::Other, error)),
        }
    }
}
