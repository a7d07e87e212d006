//! The service in actix-web.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, Bytes, JsonConfig};
use actix_web::{App, Error, HttpResponse, HttpServer};
use error_codes::web::actix::{Json, Path, Query, middleware};
use error_codes::web::{Answers, Errors};
use error_codes::{Locale, Success};
use http::StatusCode;

use crate::catalogue::{self, CHUNKS, LIMIT, NewUser, Search, ShopError};
use crate::harness::Framework;

const FRAMEWORK: Framework = Framework { serve, says_allow: true };

conformance!(FRAMEWORK);

fn serve(listener: TcpListener, outer: Answers, inner: Answers) {
    let app = move || {
        App::new()
            .app_data(JsonConfig::default().limit(LIMIT))
            .service(web::resource("/errors").route(web::get().to(Errors::of::<ShopError>())))
            .service(web::resource("/hello").get(hello).route(web::head().to(hello)))
            .service(web::resource("/nothing").get(async || catalogue::nothing()))
            .service(web::resource("/search").get(search))
            .service(web::resource("/users").post(create))
            .service(web::resource("/users/{id}").get(show).delete(remove))
            .service(web::resource("/bare").post(bare))
            .service(web::resource("/fails").get(fails).route(web::head().to(fails)))
            .service(web::resource("/busy").get(async || Err::<Success<()>, _>(ShopError::Busy)))
            .service(web::resource("/locked").get(async || catalogue::locked()))
            .service(web::resource("/slow").get(slow))
            .service(web::resource("/panic").get(panics))
            .service(web::resource("/foreign").get(foreign))
            .service(web::resource("/unserializable").get(async || Success(catalogue::Unserializable)))
            .service(web::resource("/locale").get(async |locale: Locale| locale.to_string()))
            .service(web::resource("/stream").get(stream))
            .service(web::resource("/plain").get(async || HttpResponse::NotFound().body("the handler's own")))
            .service(web::resource("/json").get(async || HttpResponse::NotFound().json("the handler's own")))
            .service(web::resource("/guarded").get(async || Success("the handler's")).wrap(from_fn(guard)))
            .service(
                web::scope("/inner")
                    .service(web::resource("/fails").get(fails))
                    .wrap(middleware(inner.clone())),
            )
            .wrap(middleware(outer.clone()))
    };
    let server = HttpServer::new(app).workers(1).disable_signals().listen(listener).expect("a socket").run();
    actix_web::rt::System::new().block_on(server).expect("it serves");
}

async fn hello() -> Success<&'static str> {
    Success("hello")
}

async fn fails() -> Result<Success<()>, ShopError> {
    catalogue::fails()
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

async fn remove() -> Success<()> {
    Success(()).status(StatusCode::NO_CONTENT)
}

/// With the framework's own extractor.
async fn bare(user: web::Json<NewUser>) -> Result<Success<String>, ShopError> {
    catalogue::create(user.into_inner())
}

async fn slow() -> Result<Success<()>, ShopError> {
    actix_web::rt::time::sleep(Duration::from_millis(50)).await;
    Err(ShopError::UserMissing)
}

async fn foreign() -> Result<HttpResponse, std::io::Error> {
    Err(std::io::Error::other(catalogue::SECRET))
}

async fn panics() -> Success<()> {
    panic!("{}", catalogue::SECRET)
}

async fn stream() -> HttpResponse {
    let chunks = CHUNKS.map(|chunk| Ok::<_, Error>(Bytes::from_static(chunk.as_bytes())));
    HttpResponse::Ok().content_type("text/plain").streaming(futures_util::stream::iter(chunks))
}

async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if request.headers().contains_key("x-key") {
        next.call(request).await
    } else {
        Err(ShopError::UserMissing.into())
    }
}
