//! Which path leads to which handler.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};
use axum::{Router, middleware};
use error_codes::web::axum::layer;
use error_codes::web::{Answers, Errors};

use crate::error::MallError;
use crate::state::Mall;
use crate::{
    addresses, cart, coupons, extract, live, orders, payments, products, promotions, refunds, reviews,
    sessions, support, users, wallet,
};

/// The whole service, with its seed data.
pub fn router() -> Router {
    Router::new()
        .route("/errors", get(Errors::of::<MallError>().message("found")))
        .route("/captchas", post(sessions::send_captcha))
        .route("/sessions", post(sessions::log_in))
        .route("/sessions/refresh", post(sessions::refresh))
        .route("/users", post(users::register))
        .route("/users/{id}", get(users::show).put(users::rename))
        .route("/users/{id}/real-name", post(users::verify_real_name))
        .route("/addresses", get(addresses::list).post(addresses::add))
        .route("/categories/{id}/products", get(products::of_category))
        .route("/products", post(products::create))
        .route("/products/{id}", get(products::show))
        .route("/products/{id}/shelf", put(products::put_on_shelf))
        .route("/cart", get(cart::show))
        .route("/cart/items/{product}", put(cart::put).delete(cart::remove))
        .route("/orders", post(orders::place))
        .route("/orders/{id}", get(orders::show))
        .route("/orders/{id}/cancellation", post(orders::cancel))
        .route("/orders/{id}/shipment", post(orders::ship))
        .route("/orders/{id}/receipt", post(orders::receive))
        .route("/shipments/{number}", get(orders::track))
        .route("/orders/{id}/payment", post(payments::pay))
        .route("/orders/{id}/refund", post(refunds::request))
        .route("/orders/{id}/review", post(reviews::write))
        .route("/coupons/{id}/claim", post(coupons::claim))
        .route("/coupons/{id}/discount", get(coupons::discount))
        .route("/campaigns/{id}/purchases", post(promotions::buy))
        .route("/live-rooms/{id}", get(live::show))
        .route("/live-rooms/{id}/messages", post(live::say))
        .route("/live-rooms/{id}/purchases", post(live::buy))
        .route("/wallet/withdrawals", post(wallet::withdraw))
        .route("/wallet/redemptions", post(wallet::redeem_points))
        .route("/tickets", post(support::open_ticket))
        .layer(middleware::from_fn(extract::read_body))
        .layer(DefaultBodyLimit::max(extract::READ_LIMIT))
        .layer(layer(Answers::of::<MallError>()))
        .with_state(Arc::new(Mall::new()))
}
