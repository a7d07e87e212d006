//! The service in poem.

use std::net::TcpListener;
use std::time::Duration;

use error_codes::web::poem::{Json, JsonLimit, Path, Query, middleware};
use error_codes::web::{Answers, Errors};
use error_codes::{Locale, Success};
use http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::{Body, Endpoint, EndpointExt, IntoResponse, Request, Response, Route, Server, get, handler, post};

use crate::catalogue::{self, CHUNKS, LIMIT, NewUser, Search, ShopError};
use crate::harness::{self, Framework};

const FRAMEWORK: Framework = Framework { serve, says_allow: false };

conformance!(FRAMEWORK);

fn serve(listener: TcpListener, outer: Answers, inner: Answers) {
    let app = Route::new()
        .at("/errors", get(Errors::of::<ShopError>()))
        .at("/hello", get(hello))
        .at("/nothing", get(nothing))
        .at("/search", get(search))
        .at("/users", post(create))
        .at("/users/:id", get(show).delete(remove))
        .at("/bare", post(bare))
        .at("/fails", get(fails))
        .at("/busy", get(busy))
        .at("/locked", get(locked))
        .at("/slow", get(slow))
        .at("/panic", get(panics))
        .at("/foreign", get(foreign))
        .at("/unserializable", get(unserializable))
        .at("/locale", get(languages))
        .at("/stream", get(stream))
        .at("/plain", get(plain))
        .at("/json", get(json))
        .at("/guarded", get(guarded).around(guard))
        .nest("/inner", Route::new().at("/fails", get(fails)).with(middleware(inner)))
        .data(JsonLimit(LIMIT))
        .with(middleware(outer));
    harness::block_on(async {
        let acceptor = TcpAcceptor::from_std(listener).expect("a socket");
        Server::new_with_acceptor(acceptor).run(app).await.expect("it serves");
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
fn search(Query(wanted): Query<Search>) -> Success<error_codes::Page<[&'static str; 2]>> {
    catalogue::search(&wanted)
}

#[handler]
fn create(Json(user): Json<NewUser>) -> Result<Success<String>, ShopError> {
    catalogue::create(user)
}

#[handler]
fn show(Path(id): Path<u64>) -> Success<u64> {
    Success(id)
}

#[handler]
fn remove() -> Success<()> {
    Success(()).status(StatusCode::NO_CONTENT)
}

/// With the framework's own extractor.
#[handler]
fn bare(poem::web::Json(user): poem::web::Json<NewUser>) -> Result<Success<String>, ShopError> {
    catalogue::create(user)
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
fn foreign() -> poem::Result<()> {
    Err(poem::error::InternalServerError(std::io::Error::other(catalogue::SECRET)))
}

#[handler]
fn unserializable() -> Success<catalogue::Unserializable> {
    Success(catalogue::Unserializable)
}

#[handler]
fn panics() -> Success<()> {
    panic!("{}", catalogue::SECRET)
}

#[handler]
fn languages(locale: Locale) -> String {
    locale.to_string()
}

#[handler]
fn stream() -> Response {
    let chunks = futures_util::stream::iter(CHUNKS.map(Ok::<_, std::io::Error>));
    Response::builder().content_type("text/plain").body(Body::from_bytes_stream(chunks))
}

#[handler]
fn plain() -> impl IntoResponse {
    "the handler's own".with_status(StatusCode::NOT_FOUND)
}

#[handler]
fn json() -> impl IntoResponse {
    poem::web::Json("the handler's own").with_status(StatusCode::NOT_FOUND)
}

#[handler]
fn guarded() -> Success<&'static str> {
    Success("the handler's")
}

async fn guard<E: Endpoint>(inner: std::sync::Arc<E>, request: Request) -> poem::Result<E::Output> {
    if request.headers().contains_key("x-key") {
        inner.call(request).await
    } else {
        Err(ShopError::UserMissing.into())
    }
}
