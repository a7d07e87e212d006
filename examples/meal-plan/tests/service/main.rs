//! The meal planner as its clients meet it: the real binary, over HTTP.

mod catalogue;
mod framework;
mod harness;
mod plans;
mod process;
mod users;
mod wire;
