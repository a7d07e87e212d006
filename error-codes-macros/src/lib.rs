//! The derive of the `error-codes` crate. Use it from there: `error_codes::ErrorCatalog`.

use std::path::PathBuf;

use proc_macro::TokenStream;

mod derive;
mod errors;
mod expected;
mod hash;
mod order;
mod packs;
mod source;
mod template;

#[doc = include_str!("../docs/derive.md")]
#[proc_macro_derive(ErrorCatalog, attributes(catalog, segment, code, detail, source, from))]
pub fn derive_error_catalog(input: TokenStream) -> TokenStream {
    derive::derive(input.into()).into()
}

/// What `error_codes::language_packs!` calls, with the path of that crate in parentheses before the user's tokens.
#[doc(hidden)]
#[proc_macro]
pub fn language_packs(input: TokenStream) -> TokenStream {
    // Cargo sets it. Without cargo, paths start from the directory that rustc runs in.
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    packs::language_packs(input.into(), &root).into()
}
