//! The service in salvo.

use std::net::TcpListener;
use std::time::Duration;

use error_codes::web::salvo::{Json, Path, Query, hoop, service};
use error_codes::web::{Answers, Errors};
use error_codes::{Locale, Success};
use salvo_core::conn::tcp::TcpAcceptor;
use salvo_core::extract::JsonBody;
use salvo_core::http::request::SecureMaxSize;
use salvo_core::prelude::{Request, Response, Router, Server, StatusCode, Writer, handler};

use crate::catalogue::{self, CHUNKS, LIMIT, NewUser, Search, ShopError};
use crate::harness::{self, Framework};

const FRAMEWORK: Framework = Framework { serve, says_allow: true };

conformance!(FRAMEWORK);

fn serve(listener: TcpListener, outer: Answers, inner: Answers) {
    let at = Router::with_path;
    let router = Router::new()
        .hoop(SecureMaxSize(LIMIT))
        .push(at("errors").get(Errors::of::<ShopError>()))
        .push(at("hello").get(hello).head(hello))
        .push(at("nothing").get(nothing))
        .push(at("search").get(search))
        .push(at("users").post(create))
        .push(at("users/{id}").get(show).delete(remove))
        .push(at("bare").post(bare))
        .push(at("fails").get(fails).head(fails))
        .push(at("busy").get(busy))
        .push(at("locked").get(locked))
        .push(at("slow").get(slow))
        .push(at("panic").get(panics))
        .push(at("foreign").get(foreign))
        .push(at("unserializable").get(unserializable))
        .push(at("locale").get(languages))
        .push(at("stream").get(stream))
        .push(at("plain").get(plain))
        .push(at("json").get(json))
        .push(at("guarded").hoop(guard).get(guarded))
        .push(at("inner/fails").hoop(hoop(inner)).get(fails));
    harness::block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
        let acceptor = TcpAcceptor::try_from(listener).expect("a socket");
        Server::new(acceptor).serve(service(router, outer)).await;
    });
}

#[handler]
fn hello() -> Success<&'static str> {
    Success("hello")
}

#[handler]
fn nothing() -> Success<[u8; 0]> {
    catalogue::nothing()
}

#[handler]
fn search(wanted: Query<Search>) -> Success<error_codes::Page<[&'static str; 2]>> {
    catalogue::search(&wanted.0)
}

#[handler]
fn create(user: Json<NewUser>) -> Result<Success<String>, ShopError> {
    catalogue::create(user.0)
}

#[handler]
fn show(id: Path<u64>) -> Success<u64> {
    Success(id.0)
}

#[handler]
fn remove() -> Success<()> {
    Success(()).status(StatusCode::NO_CONTENT)
}

/// With the framework's own extractor.
#[handler]
fn bare(user: JsonBody<NewUser>) -> Result<Success<String>, ShopError> {
    catalogue::create(user.0)
}

#[handler]
fn fails() -> Result<Success<()>, ShopError> {
    catalogue::fails()
}

#[handler]
fn busy() -> Result<Success<()>, ShopError> {
    Err(ShopError::Busy)
}

#[handler]
fn locked() -> Result<Success<()>, ShopError> {
    catalogue::locked()
}

#[handler]
async fn slow() -> Result<Success<()>, ShopError> {
    tokio::time::sleep(Duration::from_millis(50)).await;
    Err(ShopError::UserMissing)
}

#[handler]
fn foreign(response: &mut Response) {
    response.status_code(StatusCode::INTERNAL_SERVER_ERROR);
    response.render(catalogue::SECRET);
}

#[handler]
fn unserializable() -> Success<catalogue::Unserializable> {
    Success(catalogue::Unserializable)
}

#[handler]
fn panics(response: &mut Response) {
    response.headers_mut().insert("x-begun", http::HeaderValue::from_static(catalogue::SECRET));
    response.render(catalogue::SECRET);
    panic!("{}", catalogue::SECRET)
}

#[handler]
fn languages(locale: Locale) -> String {
    locale.to_string()
}

#[handler]
fn stream(response: &mut Response) {
    response.headers_mut().insert("content-type", http::HeaderValue::from_static("text/plain"));
    response.stream(futures_util::stream::iter(CHUNKS.map(Ok::<_, std::io::Error>)));
}

#[handler]
fn plain(response: &mut Response) {
    response.status_code(StatusCode::NOT_FOUND).render("the handler's own");
}

#[handler]
fn json(response: &mut Response) {
    response.status_code(StatusCode::NOT_FOUND).render(salvo_core::writing::Json("the handler's own"));
}

#[handler]
fn guarded() -> Success<&'static str> {
    Success("the handler's")
}

#[handler]
fn guard(request: &mut Request) -> Result<(), ShopError> {
    if request.headers().contains_key("x-key") { Ok(()) } else { Err(ShopError::UserMissing) }
}
