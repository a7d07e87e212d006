//! What clients see: which path leads to which handler, and how a handler answers.

mod bots;
mod groups;
mod knowledge;
mod messages;
mod system;
mod visitor;
mod workflows;

use std::sync::LazyLock;

use actix_web::web::{Data, ServiceConfig, delete, get, post, put, resource};
use error_codes::Success;
use error_codes::envelope::Nested;
use error_codes::web::{Answers, Errors};
use http::StatusCode;

use crate::agent::Agent;
use crate::error::AgentError;

/// The largest body that is read. Files of knowledge come as JSON, in which a character can take six bytes.
pub const LARGEST_BODY: usize = 512 * 1024;

/// How every request is answered: in the document's envelope, from the composed catalogue.
#[must_use]
pub fn answers() -> Answers {
    Answers::of::<AgentError>().envelope(Nested)
}

/// One for all workers: the page is rendered once.
static ERRORS: LazyLock<Errors> = LazyLock::new(Errors::of::<AgentError>);

/// All routes. Paths that have none, and methods that a path has not, are answered by the middleware.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(resource("/errors").route(get().to(ERRORS.clone())))
        .service(resource("/sessions").route(post().to(system::log_in)))
        .service(resource("/maintenance").route(put().to(system::maintain)))
        .configure(bots)
        .configure(workflows)
        .configure(groups)
        .configure(messages)
        .configure(knowledge);
}

fn bots(config: &mut ServiceConfig) {
    use self::bots as of;
    config
        .service(resource("/bots").route(get().to(of::list)).route(post().to(of::create)))
        .service(
            resource("/bots/{bot_id}")
                .route(get().to(of::show))
                .route(put().to(of::update))
                .route(delete().to(of::delete)),
        )
        .service(resource("/bots/{bot_id}/activation").route(post().to(of::activate)))
        .service(resource("/bots/{bot_id}/suspension").route(post().to(of::suspend)))
        .service(
            resource("/bots/{bot_id}/memories").route(get().to(of::memories)).route(post().to(of::remember)),
        )
        .service(
            resource("/bots/{bot_id}/memories/{memory_id}")
                .route(get().to(of::memory))
                .route(delete().to(of::forget)),
        );
}

fn workflows(config: &mut ServiceConfig) {
    use self::workflows as of;
    config
        .service(resource("/workflows").route(post().to(of::create)))
        .service(
            resource("/workflows/{workflow_id}").route(get().to(of::show)).route(delete().to(of::delete)),
        )
        .service(resource("/workflows/{workflow_id}/enabled").route(put().to(of::enable)))
        .service(resource("/workflows/{workflow_id}/executions").route(post().to(of::begin)))
        .service(resource("/executions/{execution_id}").route(get().to(of::execution)))
        .service(resource("/executions/{execution_id}/run").route(post().to(of::run)))
        .service(resource("/executions/{execution_id}/cancellation").route(post().to(of::cancel)));
}

fn groups(config: &mut ServiceConfig) {
    use self::groups as of;
    config
        .service(resource("/groups").route(post().to(of::create)))
        .service(resource("/groups/{group_id}").route(get().to(of::show)).route(delete().to(of::delete)))
        .service(resource("/groups/{group_id}/state").route(put().to(of::set_state)))
        .service(resource("/groups/{group_id}/bots").route(post().to(of::add_bot)))
        .service(resource("/groups/{group_id}/bots/{bot_id}").route(delete().to(of::remove_bot)))
        .service(resource("/groups/{group_id}/members").route(post().to(of::add_member)))
        .service(resource("/groups/{group_id}/members/{member_id}").route(delete().to(of::remove_member)))
        .service(resource("/groups/{group_id}/messages").route(post().to(of::say)));
}

fn messages(config: &mut ServiceConfig) {
    use self::messages as of;
    config
        .service(resource("/conversations").route(post().to(of::open)))
        .service(resource("/conversations/{conversation_id}/messages").route(post().to(of::say)))
        .service(resource("/messages/{message_id}").route(get().to(of::show)));
}

fn knowledge(config: &mut ServiceConfig) {
    use self::knowledge as of;
    config
        .service(resource("/knowledge").route(get().to(of::search)).route(post().to(of::upload)))
        .service(resource("/knowledge/{file_id}").route(get().to(of::show)).route(delete().to(of::delete)));
}

type State = Data<Agent>;

/// 201: the document's answer to what created something.
const fn created<T>(data: T) -> Success<T> {
    Success(data).status(StatusCode::CREATED)
}

/// 204: the document's answer to a deletion.
const fn deleted() -> Success<()> {
    Success(()).status(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use actix_web::test::{TestRequest, init_service, try_call_service};
    use actix_web::{App, HttpResponse};
    use error_codes::web::actix::middleware;
    use serde_json::{Value, json};

    use super::*;

    async fn panics() -> HttpResponse {
        panic!("on purpose")
    }

    /// No handler of this service panics; if one does, nobody is told why.
    #[actix_web::test]
    async fn a_panic_is_answered_in_the_envelope() {
        let app = App::new().service(resource("/panic").route(get().to(panics))).wrap(middleware(answers()));
        let service = init_service(app).await;
        let request = TestRequest::get().uri("/panic").insert_header(("accept-language", "en")).to_request();
        let response = match try_call_service(&service, request).await {
            Ok(response) => response.into_parts().1.map_into_boxed_body(),
            Err(error) => error.error_response(),
        };
        assert_eq!(response.status(), 500);
        let body = actix_web::body::to_bytes(response.into_body()).await.unwrap();
        let expected = json!({ "error": { "code": "INTERNAL_ERROR", "numeric_code": 9050,
            "message": "An internal error", "details": null } });
        assert_eq!(serde_json::from_slice::<Value>(&body).unwrap(), expected);
    }
}
