//! Web integrations. Each goes through a macro of the runtime crate, which alone knows its features.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::derive::model::{Model, Slot};

/// `#[catalog(axum)]`
pub fn axum(model: &Model) -> TokenStream {
    let Slot::Given(key) = model.catalog.axum else { return TokenStream::new() };
    let krate = model.krate();
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let implementation = quote! {
        #[automatically_derived]
        impl #impl_generics #krate::__private::axum_core::response::IntoResponse
            for #ident #type_generics #where_clause
        {
            fn into_response(self) -> #krate::__private::axum_core::response::Response {
                #krate::web::axum::respond(&self)
            }
        }
    };
    let missing = "`#[catalog(axum)]` needs the feature `axum` of `error-codes`; write `error-codes = { …, features = [\"axum\"] }` in Cargo.toml";
    let missing = quote_spanned!(key=> ::core::compile_error! { #missing });
    quote!(#krate::__axum! { { #missing } #implementation })
}
