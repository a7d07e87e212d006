//! Web integrations. Each goes through a macro of the runtime crate, which alone knows its features.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use crate::derive::model::{Model, Slot};

/// `#[catalog(axum, actix, poem, salvo, tonic, utoipa)]`
pub fn integrations(model: &Model) -> TokenStream {
    let catalog = &model.catalog;
    let keys = [
        ("axum", &catalog.axum, axum as fn(&TokenStream, &TokenStream) -> Integration),
        ("actix", &catalog.actix, actix),
        ("poem", &catalog.poem, poem),
        ("salvo", &catalog.salvo, salvo),
        ("tonic", &catalog.tonic, tonic),
        ("utoipa", &catalog.utoipa, utoipa),
    ];
    let krate = model.krate();
    let ident = &model.ident;
    let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
    let this = quote!(#ident #type_generics);
    let mut integrations = TokenStream::new();
    for (name, slot, integration) in keys {
        let Slot::Given(key) = *slot else { continue };
        let Integration { implemented, methods } = integration(&krate, &this);
        let missing = format!(
            "`#[catalog({name})]` needs the feature `{name}` of `error-codes`; \
             write `error-codes = {{ …, features = [\"{name}\"] }}` in Cargo.toml"
        );
        let missing = quote_spanned!(key=> ::core::compile_error! { #missing });
        let with_feature = format_ident!("with_{name}");
        integrations.extend(quote! {
            #krate::__private::#with_feature! { { #missing }
                #[automatically_derived]
                impl #impl_generics #implemented #where_clause {
                    #methods
                }
            }
        });
    }
    integrations
}

/// What a framework wants of an error.
struct Integration {
    /// `Trait for Enum`
    implemented: TokenStream,
    methods: TokenStream,
}

fn axum(krate: &TokenStream, this: &TokenStream) -> Integration {
    let response = quote!(#krate::__private::axum_core::response);
    Integration {
        implemented: quote!(#response::IntoResponse for #this),
        methods: quote! {
            fn into_response(self) -> #response::Response {
                #krate::web::axum::respond(&self)
            }
        },
    }
}

fn actix(krate: &TokenStream, this: &TokenStream) -> Integration {
    let actix = quote!(#krate::__private::actix_web);
    Integration {
        implemented: quote!(#actix::ResponseError for #this),
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

fn poem(krate: &TokenStream, this: &TokenStream) -> Integration {
    let poem = quote!(#krate::__private::poem);
    Integration {
        implemented: quote!(#poem::error::ResponseError for #this),
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

fn salvo(krate: &TokenStream, this: &TokenStream) -> Integration {
    let salvo = quote!(#krate::__private::salvo_core);
    Integration {
        implemented: quote!(#salvo::Scribe for #this),
        methods: quote! {
            fn render(self, response: &mut #salvo::Response) {
                #krate::web::salvo::respond(&self, response);
            }
        },
    }
}

fn tonic(krate: &TokenStream, this: &TokenStream) -> Integration {
    let status = quote!(#krate::__private::tonic::Status);
    Integration {
        implemented: quote!(::core::convert::From<#this> for #status),
        methods: quote! {
            fn from(error: #this) -> Self {
                #krate::web::tonic::respond(&error)
            }
        },
    }
}

fn utoipa(krate: &TokenStream, this: &TokenStream) -> Integration {
    Integration {
        implemented: quote!(#krate::__private::utoipa::IntoResponses for #this),
        methods: quote! {
            fn responses() -> #krate::web::utoipa::Responses {
                #krate::web::utoipa::responses::<Self>()
            }
        },
    }
}
