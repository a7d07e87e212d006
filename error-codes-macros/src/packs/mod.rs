//! `language_packs!`, one phase a module: `parse → read → check → expand`.
//!
//! Only [`read`] touches files. Everything here works on `proc_macro2`, so that tests can run it outside the compiler.

mod check;
mod expand;
mod model;
mod parse;
mod read;

use std::path::Path;

use proc_macro2::TokenStream;

use crate::errors::Errors;

/// The static of the packs in `input`, whose files lie below `root`; or all of their faults as compile errors, with a static
/// that keeps the compiler from reporting its absence too.
pub fn language_packs(input: TokenStream, root: &Path) -> TokenStream {
    let errors = Errors::default();
    let declared = match parse::parse(input, &errors) {
        Ok(declared) => declared,
        Err(error) => {
            errors.push(error);
            return errors.into_compile_errors();
        }
    };
    check::check_locales(&declared, &errors);
    let packs = read::read(&declared, root, &errors);
    check::check_hashes(&declared, &packs, &errors);
    if declared.strict {
        check::check_complete(&declared, &packs, &errors);
    }
    match errors.finish() {
        Ok(()) => expand::expand(&declared, &packs),
        Err(faults) => expand::stub(&declared, &faults),
    }
}
