//! Which path leads to which handler, and how the service answers.

use std::sync::Arc;

use error_codes::envelope::Development;
use error_codes::web::poem::middleware;
use error_codes::web::{Answers, Errors};
use poem::{Endpoint, EndpointExt, Route, get, post};

use crate::error::DietError;
use crate::settings::Settings;
use crate::state::Assistant;
use crate::{body, handlers};

/// The whole service.
pub fn app(settings: &Settings) -> impl Endpoint + 'static {
    let answers = Answers::of::<DietError>().envelope(Development::unix()).reveal(settings.reveal);
    Route::new()
        .at("/errors", get(Errors::of::<DietError>()))
        .at("/users", post(handlers::register))
        .at("/sessions", post(handlers::log_in).delete(handlers::log_out))
        .at("/sessions/refresh", post(handlers::refresh))
        .at("/foods", get(handlers::list_foods).post(handlers::add_food))
        .at("/foods/:id", get(handlers::show_food).put(handlers::change_food).delete(handlers::remove_food))
        .at("/meals", get(handlers::list_meals).post(handlers::eat))
        .at("/meals/:id", get(handlers::show_meal).delete(handlers::remove_meal))
        .at("/plans", post(handlers::make_plan))
        .at("/plans/:id", get(handlers::show_plan))
        .data(Arc::new(Assistant::new(settings)))
        .around(body::read)
        // Outermost: what any of the above refuses is answered from the catalogue.
        .with(middleware(answers))
}
