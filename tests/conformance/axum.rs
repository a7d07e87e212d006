//! The service in axum.

use std::net::TcpListener;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};
use error_codes::web::axum::{Json, Path, Query, layer};
use error_codes::web::{Answers, Errors};
use error_codes::{Locale, Success};
use http::StatusCode;

use crate::catalogue::{self, CHUNKS, LIMIT, NewUser, Search, ShopError};
use crate::harness::{self, Framework};

const FRAMEWORK: Framework = Framework { serve, says_allow: true };

conformance!(FRAMEWORK);

fn serve(listener: TcpListener, outer: Answers, inner: Answers) {
    let router = Router::new()
        .route("/errors", get(Errors::of::<ShopError>()))
        .route("/hello", get(async || Success("hello")))
        .route("/nothing", get(async || catalogue::nothing()))
        .route("/search", get(search))
        .route("/users", post(create))
        .route("/users/{id}", get(show).delete(async || Success(()).status(StatusCode::NO_CONTENT)))
        .route("/bare", post(bare))
        .route("/fails", get(async || catalogue::fails()))
        .route("/busy", get(async || ShopError::Busy))
        .route("/locked", get(async || catalogue::locked()))
        .route("/slow", get(slow))
        .route("/panic", get(panics))
        .route("/foreign", get(async || (StatusCode::INTERNAL_SERVER_ERROR, catalogue::SECRET)))
        .route("/unserializable", get(async || Success(catalogue::Unserializable)))
        .route("/locale", get(async |locale: Locale| locale.to_string()))
        .route("/stream", get(stream))
        .route("/plain", get(async || (StatusCode::NOT_FOUND, "the handler's own")))
        .route("/json", get(async || (StatusCode::NOT_FOUND, axum::Json("the handler's own"))))
        .route("/guarded", get(async || Success("the handler's")).layer(from_fn(guard)))
        .nest("/inner", Router::new().route("/fails", get(async || catalogue::fails())).layer(layer(inner)))
        .layer(DefaultBodyLimit::max(LIMIT))
        .layer(layer(outer));
    harness::block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
        axum::serve(listener, router).await.expect("it serves");
    });
}

async fn search(Query(wanted): Query<Search>) -> Success<error_codes::Page<[&'static str; 2]>> {
    catalogue::search(&wanted)
}

async fn create(Json(user): Json<NewUser>) -> Result<Success<String>, ShopError> {
    catalogue::create(user)
}

async fn show(Path(id): Path<u64>) -> Success<u64> {
    Success(id)
}

/// With the framework's own extractor.
async fn bare(axum::Json(user): axum::Json<NewUser>) -> Result<Success<String>, ShopError> {
    catalogue::create(user)
}

async fn slow() -> Result<Success<()>, ShopError> {
    tokio::time::sleep(Duration::from_millis(50)).await;
    Err(ShopError::UserMissing)
}

async fn panics() -> Success<()> {
    panic!("{}", catalogue::SECRET)
}

async fn stream() -> Response {
    let chunks = futures_util::stream::iter(CHUNKS.map(Ok::<_, std::io::Error>));
    Response::builder()
        .header("content-type", "text/plain")
        .body(Body::from_stream(chunks))
        .expect("a response")
}

async fn guard(request: Request, next: Next) -> Result<Response, ShopError> {
    if request.headers().contains_key("x-key") {
        Ok(next.run(request).await)
    } else {
        Err(ShopError::UserMissing)
    }
}
