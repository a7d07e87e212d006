//! Which path leads to which handler, and how the service answers.

use std::sync::Arc;

use error_codes::web::{self, Answers, Errors};
use salvo::{Router, Service, affix_state};

use crate::envelope::Documented;
use crate::error::MealPlanError;
use crate::settings::Settings;
use crate::state::Planner;
use crate::{body, handlers};

/// The whole service.
#[must_use]
pub fn service(settings: &Settings) -> Service {
    let answers = Answers::of::<MealPlanError>().envelope(Documented);
    let planner = Arc::new(Planner::new(settings));
    let auth = Router::with_path("auth")
        .push(Router::with_path("register").post(handlers::register))
        .push(Router::with_path("verify-register").post(handlers::verify_register))
        .push(Router::with_path("login").post(handlers::log_in))
        .push(Router::with_path("refresh").post(handlers::refresh))
        .push(Router::with_path("logout").post(handlers::log_out));
    let plans = Router::with_path("plans")
        .get(handlers::list_plans)
        .post(handlers::order_plan)
        .push(Router::with_path("{id}").get(handlers::show_plan).delete(handlers::remove_plan));
    let tasks = Router::with_path("tasks/{id}")
        .get(handlers::show_task)
        .push(Router::with_path("cancel").post(handlers::cancel_task));
    let api = Router::with_path("api/v1")
        .push(auth)
        .push(plans)
        .push(tasks)
        .push(Router::with_path("users/{id}").get(handlers::show_user));
    let router = Router::new()
        .hoop(affix_state::inject(planner))
        .push(Router::with_path("errors").get(Errors::of::<MealPlanError>()))
        .push(api);
    // Around everything: what any of the above refuses is answered from the catalogue. Bodies are read whatever the path.
    web::salvo::service(router, answers).hoop(body::read)
}
