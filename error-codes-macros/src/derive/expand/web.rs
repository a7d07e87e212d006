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
    quote_spanned!(key=> #krate::__axum! { #implementation })
}
