//! Web integrations. Each goes through a macro of the runtime crate, which alone knows its features.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use crate::derive::model::{Model, Slot};

/// `#[catalog(axum, actix, poem, salvo)]`
pub fn integrations(model: &Model) -> TokenStream {
    let catalog = &model.catalog;
    let keys = [
        ("axum", &catalog.axum, axum as fn(&TokenStream) -> Integration),
        ("actix", &catalog.actix, actix),
        ("poem", &catalog.poem, poem),
        ("salvo", &catalog.salvo, salvo),
    ];
    let krate = model.krate();
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let mut integrations = TokenStream::new();
    for (name, slot, integration) in keys {
        let Slot::Given(key) = *slot else { continue };
        let Integration { implemented, methods } = integration(&krate);
        let missing = format!(
            "`#[catalog({name})]` needs the feature `{name}` of `error-codes`; \
             write `error-codes = {{ …, features = [\"{name}\"] }}` in Cargo.toml"
        );
        let missing = quote_spanned!(key=> ::core::compile_error! { #missing });
        let with_feature = format_ident!("with_{name}");
        integrations.extend(quote! {
            #krate::__private::#with_feature! { { #missing }
                #[automatically_derived]
                impl #impl_generics #implemented for #ident #type_generics #where_clause {
                    #methods
                }
            }
        });
    }
    integrations
}

/// What a framework wants of an error.
struct Integration {
    implemented: TokenStream,
    methods: TokenStream,
}

fn axum(krate: &TokenStream) -> Integration {
    let response = quote!(#krate::__private::axum_core::response);
    Integration {
        implemented: quote!(#response::IntoResponse),
        methods: quote! {
            fn into_response(self) -> #response::Response {
                #krate::web::axum::respond(&self)
            }
        },
    }
}

fn actix(krate: &TokenStream) -> Integration {
    let actix = quote!(#krate::__private::actix_web);
    Integration {
        implemented: quote!(#actix::ResponseError),
        methods: quote! {
            fn status_code(&self) -> #actix::http::StatusCode {
                #krate::web::actix::status(self)
            }
            fn error_response(&self) -> #actix::HttpResponse {
                #krate::web::actix::respond(self)
            }
        },
    }
}

fn poem(krate: &TokenStream) -> Integration {
    let poem = quote!(#krate::__private::poem);
    Integration {
        implemented: quote!(#poem::error::ResponseError),
        methods: quote! {
            fn status(&self) -> #poem::http::StatusCode {
                #krate::ErrorCode::status(self)
            }
            fn as_response(&self) -> #poem::Response {
                #krate::web::poem::respond(self)
            }
        },
    }
}

fn salvo(krate: &TokenStream) -> Integration {
    let salvo = quote!(#krate::__private::salvo_core);
    Integration {
        implemented: quote!(#salvo::Scribe),
        methods: quote! {
            fn render(self, response: &mut #salvo::Response) {
                #krate::web::salvo::respond(&self, response);
            }
        },
    }
}
