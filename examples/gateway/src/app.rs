//! Which path leads where.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{any, get};
use error_codes::web::axum::layer;
use error_codes::web::{Answers, Errors};

use crate::error::GatewayError;
use crate::proxy::{self, Upstream};
use crate::settings::Settings;

/// The whole service.
///
/// # Errors
///
/// Where no client of HTTP can be made.
pub fn router(settings: &Settings) -> reqwest::Result<Router> {
    let answers = Answers::of::<GatewayError>();
    let own = Router::new()
        .route("/errors", get(Errors::of::<GatewayError>()))
        .fallback(async || StatusCode::NOT_FOUND) // which the layer says in its own words
        .layer(layer(answers.clone()));
    // What the upstream says in plain text, or with no body at all, is not the gateway's to say in other words.
    let proxied = Router::new()
        .route(&format!("{}/{{*path}}", proxy::PREFIX), any(proxy::pass_on))
        .layer(DefaultBodyLimit::max(proxy::REQUEST_LIMIT))
        .layer(layer(answers.rewrite_plain(false)))
        .with_state(Upstream::new(settings)?);
    Ok(own.merge(proxied))
}
