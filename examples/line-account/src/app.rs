//! Which path leads to which handler.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post, put};
use axum::{Router, middleware};
use error_codes::catalog::PublicView;
use error_codes::envelope::Timestamped;
use error_codes::web::axum::layer;
use error_codes::web::utoipa::Answer;
use error_codes::web::{Answers, Errors};

use crate::error::LineError;
use crate::state::Service;
use crate::{
    accounts, customers, form, groups, incoming, library, models, openapi, sessions, socket, statistics,
    users,
};

/// The whole service.
pub fn router(service: Arc<Service>) -> Router {
    let routes = Router::new()
        .route("/errors", get(Errors::of::<LineError>().message("found")))
        .route("/sessions", post(sessions::log_in))
        .route("/sessions/activation", post(sessions::activate))
        .route("/users", get(users::list).post(users::create))
        .route("/users/{id}", get(users::show).put(users::change))
        .route("/groups", get(groups::list).post(groups::create))
        .route("/groups/{id}", get(groups::show).put(groups::change).delete(groups::delete))
        .route("/groups/{id}/activation-codes", post(groups::issue))
        .route("/groups/{id}/accounts", get(accounts::list).post(accounts::create))
        .route("/groups/{id}/incoming", get(incoming::list))
        .route("/groups/{id}/library", post(library::import))
        .route("/groups/{id}/library/{line_id}", get(library::show))
        .route("/groups/{id}/statistics", get(statistics::show))
        .route("/groups/{id}/statistics/reset", post(statistics::reset))
        .route("/activation-codes/{code}", put(groups::change_sub_account))
        .route("/activation-codes/{code}/messages", post(socket::notify))
        .route("/accounts/{id}", delete(accounts::delete))
        .route("/accounts/{id}/customers", get(customers::list).post(customers::create))
        .route("/customers/{id}", get(customers::show).delete(customers::delete))
        .route("/customers/{id}/follow-ups", post(customers::follow_up))
        .route("/follow-ups/{id}", get(customers::show_follow_up))
        .route("/incoming", post(incoming::create))
        .route("/models", post(models::create))
        .route("/models/{id}/completions", post(models::complete))
        .route("/ws", get(socket::connect))
        .with_state(service);
    let answers = answers();
    let document = get(openapi::show).with_state(openapi::document(&answers));
    answering(routes.route("/openapi.json", document), answers)
}

fn answers() -> Answers {
    Answers::of::<LineError>().envelope(Timestamped::rfc3339())
}

/// These routes, answering as the document has it.
fn answering(routes: Router, answers: Answers) -> Router {
    // The body is read, and measured, before axum sees it.
    routes.layer(DefaultBodyLimit::disable()).layer(middleware::from_fn(form::read)).layer(layer(answers))
}

/// Lists the codes of the service: JSON, and to browsers a page.
#[utoipa::path(get, path = "/errors", responses(Answer<PublicView, LineError>), security(()))]
#[expect(dead_code, reason = "it stands for `Errors`, whose route it documents")]
pub fn errors() {}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use serde_json::Value;
    use tower::ServiceExt;

    use super::*;

    /// Nothing in the service panics when asked to: this route does.
    #[tokio::test]
    async fn a_panic_is_an_internal_error_that_tells_nothing() {
        async fn fails() {
            panic!("the password of the database is hunter2");
        }
        let router = answering(Router::new().route("/", get(fails)), answers());
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), 500);
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(
            (&body["code"], &body["message"], &body["data"]),
            (&8001.into(), &"内部服务器错误".into(), &Value::Null)
        );
    }
}
