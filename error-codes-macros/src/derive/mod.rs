//! `#[derive(ErrorCatalog)]`, one phase a module: `parse → model → check → expand | fallback`.
//!
//! Everything here works on `proc_macro2`, so that tests can run the pipeline outside the compiler; `proc_macro` itself is asked
//! only where it is there (`crate::source`).

pub mod case;
mod check;
mod expand;
mod fallback;
mod model;
mod parse;

use proc_macro2::TokenStream;

use crate::errors::Errors;

/// The implementations for the enum in `input`, or all of its faults as compile errors with stubs that keep the
/// compiler from reporting the missing implementations too.
pub fn derive(input: TokenStream) -> TokenStream {
    let errors = Errors::default();
    let model = match parse::parse(input, &errors) {
        Ok(model) => model,
        Err(error) => return error.into_compile_error(),
    };
    match check::check(&model, errors) {
        Ok(catalogue) => expand::expand(&catalogue),
        Err(faults) => fallback::expand(&model, &faults),
    }
}
