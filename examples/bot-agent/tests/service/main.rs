//! The service as its clients meet it: the real binary, over HTTP.

mod access;
mod bots;
mod catalogue;
mod framework;
mod groups;
mod harness;
mod knowledge;
mod messages;
mod process;
mod upstream;
mod wire;
mod workflows;
