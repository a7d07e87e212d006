//! One document: made as a service answers, and with its components.

use std::cell::RefCell;
use std::collections::btree_map::Entry as Slot;
use std::sync::Arc;

use utoipa::ToSchema;
use utoipa::openapi::{Components, OpenApi, Ref, RefOr, Response};

use super::Answers;
#[allow(unused_imports, reason = "the documentation links to it")]
use crate::message::Locale;
use crate::web::context::{self, Context};

/// Needs the feature `utoipa`.
impl Answers {
    /// The document that `api` makes, such as `ApiDoc::openapi`, with the answers of the catalogue as this service gives them: in
    /// its envelope, with its statuses, in the language that suits `languages` best ([`Locale::ANY`] is the source).
    ///
    /// What operations have in common is in the document's components: the responses of a catalogue under `name.status`, the schemas
    /// that successes refer to under their own names. What `api` has put there stays.
    ///
    /// Without this, `ApiDoc::openapi()` documents the answers of a service without a layer, in the flat envelope; or, called by a
    /// handler, those that the layer around the request gives.
    ///
    /// ```
    /// # use error_codes::ErrorCatalog;
    /// use error_codes::web::{Answers, utoipa::Answer};
    /// use utoipa::OpenApi;
    ///
    /// # error_codes::language_packs! { static PACKS = "zh-CN" => "locales/zh-CN.json", "en-US" => "locales/en-US.json" }
    /// #[derive(Debug, ErrorCatalog)]
    /// #[catalog(error, utoipa, name = "user", packs = PACKS, success(20000, msg = "ok"))]
    /// enum UserError {
    ///     #[code(60101, http = 409, msg = "phone.exists")]
    ///     PhoneExists { phone: String },
    /// }
    ///
    /// #[utoipa::path(post, path = "/users", responses(Answer<u64, UserError>))]
    /// async fn register() {}
    ///
    /// #[derive(OpenApi)]
    /// #[openapi(paths(register))]
    /// struct Document;
    ///
    /// let document = Answers::of::<UserError>().document("en", Document::openapi);
    /// assert!(document.to_json().unwrap().contains("The phone number {phone} is taken"));
    /// ```
    #[must_use]
    pub fn document(&self, languages: impl AsRef<str>, api: impl FnOnce() -> OpenApi) -> OpenApi {
        let answers = Arc::new(self.clone());
        let context =
            Context { answers, languages: languages.as_ref().to_owned(), request_id: String::new() };
        let _before = Before(COMPONENTS.replace(Some(Components::new())));
        let mut document = context::within(&Arc::new(context), api);
        let gathered = COMPONENTS.take().unwrap_or_default();
        let components = document.components.get_or_insert_default();
        for (name, schema) in gathered.schemas {
            components.schemas.entry(name).or_insert(schema);
        }
        for (name, response) in gathered.responses {
            components.responses.entry(name).or_insert(response);
        }
        document
    }
}

thread_local! {
    /// The components of the document that is being made on this thread.
    static COMPONENTS: RefCell<Option<Components>> = const { RefCell::new(None) };
}

/// Puts the components of the document before back when dropped: one may be made while another is.
struct Before(Option<Components>);

impl Drop for Before {
    fn drop(&mut self) {
        COMPONENTS.set(self.0.take());
    }
}

/// Takes the schemas that those of `T` refer to into the document.
pub(super) fn gather<T: ToSchema>() {
    COMPONENTS.with_borrow_mut(|components| {
        let Some(components) = components else { return };
        let mut schemas = Vec::new();
        T::schemas(&mut schemas);
        components.schemas.extend(schemas);
    });
}

/// A reference to the response, which the document has once. The response itself outside a document, or where a response can have no
/// such name, or another has it.
pub(super) fn share(name: String, response: Response) -> RefOr<Response> {
    COMPONENTS.with_borrow_mut(|components| {
        let Some(components) = components.as_mut().filter(|_| is_key(&name)) else { return response.into() };
        let response = RefOr::T(response);
        match components.responses.entry(name) {
            Slot::Occupied(known) if *known.get() != response => response,
            slot => {
                let reference = Ref::from_response_name(slot.key());
                slot.or_insert(response);
                reference.into()
            }
        }
    })
}

/// Whether a component can be called so (<https://spec.openapis.org/oas/v3.1.1.html#components-object>).
fn is_key(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}
