//! The chapter "Put it into your service" of the guide, step by step: each `step_N.rs` is one small service, from errors written by
//! hand to an enforced catalogue. What every step has in common is beside them, and so is the service's second module by hand.
//!
//! `clients.rs` sends the same requests to every step; `chapter.rs` holds the chapter to the files here, and to what they answer.

#![allow(missing_docs, reason = "these are tests")]
#![allow(clippy::unused_async, reason = "handlers are async whether they wait for something or not")]
#![allow(clippy::duplicate_mod, reason = "that the handlers stay the same from step to step is the point")]

mod chapter;
mod clients;
mod coupons;
mod reply;
#[allow(clippy::match_same_arms, reason = "the mistake that the compiler is to find")]
mod step_0;
mod step_1;
mod step_2;
mod step_3;
mod step_4;
mod step_5;
mod step_6;
mod step_7;
mod store;
mod wire;

/// The service as each step leaves it.
const STEPS: [fn() -> axum::Router; 8] = [
    step_0::router,
    step_1::router,
    step_2::router,
    step_3::router,
    step_4::router,
    step_5::router,
    step_6::router,
    step_7::router,
];
