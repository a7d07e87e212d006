//! The service in poem.

use std::io;
use std::net::TcpListener;

use error_codes::web::poem::middleware;
use http::StatusCode;
use http::header::{CONTENT_LANGUAGE, VARY};
use poem::listener::TcpAcceptor;
use poem::{EndpointExt, Request, Response, Route, Server, get, handler};

use crate::catalogue::{RegisterError, answers, register};
use crate::{Way, block_on, hand};

pub fn serve(listener: TcpListener, way: Way) -> io::Result<()> {
    let app = match way {
        Way::Layer => Route::new().at("/register", get(fails).with(middleware(answers()))),
        Way::Plain => Route::new().at("/register", get(fails)),
        Way::Hand => Route::new().at("/register", get(by_hand)),
    };
    block_on(async { Server::new_with_acceptor(TcpAcceptor::from_std(listener)?).run(app).await })
}

#[handler]
fn fails() -> Result<(), RegisterError> {
    register()
}

#[handler]
fn by_hand(request: &Request) -> Response {
    let language = hand::language(request.header("accept-language"));
    Response::builder()
        .status(StatusCode::CONFLICT)
        .content_type("application/json")
        .header(CONTENT_LANGUAGE, language)
        .header(VARY, "accept-language")
        .header("x-request-id", hand::request_id(request.header("x-request-id")))
        .body(hand::body(language))
}
