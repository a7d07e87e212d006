//! The mall as its clients meet it: the real binary, over HTTP.

mod catalogue;
mod framework;
mod harness;
mod languages;
mod orders;
mod process;
mod shop;
mod users;
mod wire;
