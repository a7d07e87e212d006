//! The macros' own pipeline, run outside the compiler, and the faults that it reports.

#![allow(missing_docs, reason = "not published")]

#[cfg(fuzzing)]
compile_error!(
    "with `--cfg fuzzing` proc-macro2 has no spans; run with `--no-cfg-fuzzing`, as `.ci/fuzz` does"
);

#[path = "../../../error-codes-macros/src/derive/mod.rs"]
pub mod derive;
#[path = "../../../error-codes-macros/src/errors.rs"]
mod errors;
#[path = "../../../error-codes-macros/src/expected.rs"]
mod expected;
#[path = "../../../error-codes-macros/src/hash.rs"]
mod hash;
#[path = "../../../error-codes-macros/src/order.rs"]
mod order;
#[path = "../../../error-codes-macros/src/packs/mod.rs"]
pub mod packs;
#[path = "../../../error-codes-macros/src/source.rs"]
mod source;
#[path = "../../../error-codes-macros/src/template.rs"]
mod template;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn_full::LitStr;

/// A fault that the pipeline reports: its message and where it points.
#[derive(Debug)]
pub struct Fault {
    pub message: String,
    pub span: Span,
}

/// The faults among `tokens`: every `compile_error!`, at any depth.
pub fn faults(tokens: TokenStream) -> Vec<Fault> {
    let mut faults = Vec::new();
    collect(tokens, &mut faults);
    faults
}

fn collect(tokens: TokenStream, faults: &mut Vec<Fault>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "compile_error" => {
                let _bang = tokens.next();
                if let Some(TokenTree::Group(group)) = tokens.next()
                    && let Ok(message) = syn_full::parse2::<LitStr>(group.stream())
                {
                    faults.push(Fault { message: message.value(), span: ident.span() });
                }
            }
            TokenTree::Group(group) => collect(group.stream(), faults),
            _ => {}
        }
    }
}

/// Whether types and brackets may lie deeper in one another than anybody writes: the compiler gives up there by itself.
pub fn is_deep(text: &str) -> bool {
    text.bytes().filter(|byte| b"([{<&*-!".contains(byte)).count() > 500
}

/// What proc-macro2 remembers of every text that it has cut into tokens is for one compile: without this, memory fills.
pub fn forget_spans() {
    proc_macro2::extra::invalidate_current_thread_spans();
}
