//! The service in axum.

use std::io;
use std::net::TcpListener;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::get;
use error_codes::web::axum::layer;
use http::StatusCode;
use http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};

use crate::catalogue::{answers, register};
use crate::{Way, block_on, hand};

pub fn serve(listener: TcpListener, way: Way) -> io::Result<()> {
    let fails = Router::new().route("/register", get(async || register()));
    let router = match way {
        Way::Layer => fails.layer(layer(answers())),
        Way::Plain => fails,
        Way::Hand => Router::new().route("/register", get(by_hand)),
    };
    block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await })
}

async fn by_hand(request: Request) -> Response {
    let header = |name| request.headers().get(name)?.to_str().ok();
    let language = hand::language(header(ACCEPT_LANGUAGE.as_str()));
    Response::builder()
        .status(StatusCode::CONFLICT)
        .header(CONTENT_TYPE, "application/json")
        .header(CONTENT_LANGUAGE, language)
        .header(VARY, "accept-language")
        .header("x-request-id", hand::request_id(header("x-request-id")))
        .body(Body::from(hand::body(language)))
        .expect("a response")
}
