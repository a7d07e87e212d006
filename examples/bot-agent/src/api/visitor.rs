//! Who is asking: an extractor, so that a handler that wants a `Visitor` lets nobody else in.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::access::Visitor;
use crate::agent::Agent;
use crate::clock;
use crate::error::AgentError;
use crate::system::SystemError;

impl FromRequest for Visitor {
    type Error = AgentError;
    type Future = Ready<Result<Self, AgentError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(visitor(request))
    }
}

fn visitor(request: &HttpRequest) -> Result<Visitor, AgentError> {
    let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| value.strip_prefix("Bearer "));
    let agent = request.app_data::<Data<Agent>>().ok_or(SystemError::InternalError)?;
    Ok(agent.lock()?.access.admit(token, clock::now())?)
}
