//! The service in actix-web.

use std::io;
use std::net::TcpListener;

use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use error_codes::web::actix::middleware;

use crate::catalogue::{RegisterError, answers, register};
use crate::{Way, hand};

pub fn serve(listener: TcpListener, way: Way) -> io::Result<()> {
    let app = move || {
        let register = || web::resource("/register");
        App::new().configure(|routes| {
            match way {
                Way::Layer => routes.service(register().get(fails).wrap(middleware(answers()))),
                Way::Plain => routes.service(register().get(fails)),
                Way::Hand => routes.service(register().get(by_hand)),
            };
        })
    };
    let server = HttpServer::new(app).workers(1).listen(listener)?.run();
    actix_web::rt::System::new().block_on(server)
}

async fn fails() -> Result<HttpResponse, RegisterError> {
    register().map(|()| HttpResponse::Ok().finish())
}

async fn by_hand(request: HttpRequest) -> HttpResponse {
    let header = |name| request.headers().get(name)?.to_str().ok();
    let language = hand::language(header(ACCEPT_LANGUAGE.as_str()));
    HttpResponse::Conflict()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header((CONTENT_LANGUAGE, language))
        .insert_header((VARY, "accept-language"))
        .insert_header(("x-request-id", hand::request_id(header("x-request-id"))))
        .body(hand::body(language))
}
