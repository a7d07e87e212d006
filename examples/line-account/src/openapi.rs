//! The `OpenAPI` document of the service: `GET /openapi.json`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use error_codes::Locale;
use error_codes::web::Answers;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi as _};

use crate::error::LineError;
use crate::{
    accounts, app, customers, groups, incoming, library, models, openapi, sessions, socket, statistics, users,
};

/// Every handler. What they answer is said where they are, and by the catalogue.
#[derive(utoipa::OpenApi)]
#[openapi(
    paths(
        app::errors,
        openapi::show,
        sessions::log_in,
        sessions::activate,
        users::list,
        users::create,
        users::show,
        users::change,
        groups::list,
        groups::create,
        groups::show,
        groups::change,
        groups::delete,
        groups::issue,
        groups::change_sub_account,
        accounts::list,
        accounts::create,
        accounts::delete,
        customers::list,
        customers::create,
        customers::show,
        customers::delete,
        customers::follow_up,
        customers::show_follow_up,
        incoming::create,
        incoming::list,
        library::import,
        library::show,
        statistics::show,
        statistics::reset,
        models::create,
        models::complete,
        socket::notify,
        socket::connect,
    ),
    security(("token" = [])),
    modifiers(&Token)
)]
struct Document;

/// `Authorization: Bearer …`
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut OpenApi) {
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document.components.get_or_insert_default().add_security_scheme("token", bearer);
    }
}

/// The document of a service that answers like this, in the source language.
pub fn document(answers: &Answers) -> Arc<OpenApi> {
    Arc::new(answers.document(Locale::ANY, Document::openapi))
}

/// Shows this document.
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "show_document",
    responses(LineError, (status = 200, description = "OK", body = serde_json::Value, content_type = "application/json")),
    security(())
)]
pub async fn show(State(document): State<Arc<OpenApi>>) -> Json<OpenApi> {
    Json(OpenApi::clone(&document))
}
