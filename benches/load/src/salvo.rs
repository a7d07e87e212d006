//! The service in salvo.

use std::io;
use std::net::TcpListener;

use error_codes::web::salvo::service;
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, VARY};
use salvo_core::conn::tcp::TcpAcceptor;
use salvo_core::http::ResBody;
use salvo_core::prelude::*;

use crate::catalogue::{RegisterError, answers, register};
use crate::{Way, block_on, hand};

pub fn serve(listener: TcpListener, way: Way) -> io::Result<()> {
    let register = Router::with_path("register");
    let service = match way {
        Way::Layer => service(register.get(fails), answers()),
        Way::Plain => Service::new(register.get(fails)),
        Way::Hand => Service::new(register.get(by_hand)),
    };
    block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        Server::new(TcpAcceptor::try_from(listener)?).serve(service).await;
        Ok(())
    })
}

#[handler]
fn fails() -> Result<(), RegisterError> {
    register()
}

#[handler]
fn by_hand(request: &Request, response: &mut Response) {
    let header = |name| request.headers().get(name)?.to_str().ok();
    let language = hand::language(header("accept-language"));
    let id = HeaderValue::try_from(hand::request_id(header("x-request-id"))).expect("an id is plain text");
    response.status_code(StatusCode::CONFLICT);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
    headers.insert(VARY, HeaderValue::from_static("accept-language"));
    headers.insert("x-request-id", id);
    response.body(ResBody::Once(hand::body(language).into()));
}
