//! The derive of the `error-codes` crate. Use it from there: `error_codes::ErrorCatalog`.

use proc_macro::TokenStream;

mod derive;
mod errors;
mod expected;
mod hash;
mod template;

#[doc = include_str!("../docs/derive.md")]
#[proc_macro_derive(ErrorCatalog, attributes(catalog, segment, code, detail, source, from))]
pub fn derive_error_catalog(input: TokenStream) -> TokenStream {
    derive::derive(input.into()).into()
}
