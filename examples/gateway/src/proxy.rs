//! Passing on: a request to the upstream, and its answer back.

use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{Request, State};
use axum::http::{self, Method, StatusCode};
use axum::response::Response;
use axum::{RequestExt, http::request::Parts};
use error_codes::client::{Answer, Decoder, Foreign};

use crate::error::{GatewayError, RequestError, UpstreamError};
use crate::headers;
use crate::settings::Settings;

/// The largest body of a request that is passed on.
pub const REQUEST_LIMIT: usize = 1 << 20;

/// The largest body of an answer that is passed on.
const ANSWER_LIMIT: usize = 8 << 20;

/// Below which path the upstream's paths are.
pub const PREFIX: &str = "/mall";

/// The upstream: where it is, and who asks it.
#[derive(Clone)]
pub struct Upstream {
    address: String,
    client: reqwest::Client,
    decoder: Decoder,
}

impl Upstream {
    pub fn new(settings: &Settings) -> reqwest::Result<Self> {
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none()) // those are for whoever asked
            .timeout(settings.timeout)
            .build()?;
        Ok(Self { address: settings.upstream.clone(), client, decoder: Decoder::new().limit(ANSWER_LIMIT) })
    }

    async fn ask(&self, parts: Parts, body: Bytes) -> reqwest::Result<http::Response<Vec<u8>>> {
        let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
        let path = path.strip_prefix(PREFIX).unwrap_or(path);
        let mut headers = parts.headers;
        headers::keep_of_request(&mut headers);
        let request = self.client.request(parts.method, format!("{}{path}", self.address)).headers(headers);
        let mut response = request.body(body).send().await?;
        let mut bytes = Vec::new();
        // One chunk beyond the limit tells that it is too large.
        while bytes.len() <= ANSWER_LIMIT {
            let Some(chunk) = response.chunk().await? else { break };
            bytes.extend_from_slice(&chunk);
        }
        let mut answer = http::Response::new(bytes);
        *answer.status_mut() = response.status();
        std::mem::swap(answer.headers_mut(), response.headers_mut());
        Ok(answer)
    }
}

/// Any request below `/mall`.
pub async fn pass_on(State(upstream): State<Upstream>, request: Request) -> Result<Response, GatewayError> {
    let (parts, body) = request.with_limited_body().into_parts();
    let request = Request::new(body);
    let body = request.extract::<Result<Bytes, BytesRejection>, _>().await;
    let body = body.unwrap_or_else(|never| match never {}).map_err(|rejection| refused(&rejection))?;
    let method = parts.method.clone();
    let response = upstream.ask(parts, body).await.map_err(failed)?;
    let answer = upstream.decoder.decode(response);
    check(&method, &answer)?;
    if !answer.is_success() {
        // Its own log says the rest.
        tracing::info!(
            error.code = answer.code(),
            http.response.status_code = answer.response().status().as_u16(),
            "passed on"
        );
    }
    let mut response = answer.reemit();
    headers::keep_end_to_end(response.headers_mut());
    Ok(response.map(Body::from))
}

/// Whether this is the upstream's word: its flat envelope, or an answer that has no body.
fn check(method: &Method, answer: &Answer<Vec<u8>>) -> Result<(), UpstreamError> {
    let status = answer.response().status();
    let cause = match answer.foreign() {
        None if answer.code().is_some() => return Ok(()),
        // RFC 9110, sections 9.3.2, 15.3.5 and 15.4.
        Some(Foreign::Empty)
            if method == Method::HEAD || status == StatusCode::NO_CONTENT || status.is_redirection() =>
        {
            return Ok(());
        }
        Some(foreign) => foreign,
        None => Foreign::Shape,
    };
    Err(UpstreamError::Foreign { upstream_status: status.as_u16(), cause: cause.into() })
}

fn refused(rejection: &BytesRejection) -> RequestError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        RequestError::TooLarge { limit_bytes: REQUEST_LIMIT }
    } else {
        RequestError::Unreadable { problem: rejection.body_text() }
    }
}

fn failed(cause: reqwest::Error) -> UpstreamError {
    if cause.is_timeout() { UpstreamError::Timeout { cause } } else { UpstreamError::Unreachable { cause } }
}
