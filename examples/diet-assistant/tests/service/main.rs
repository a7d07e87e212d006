//! The diet assistant as its clients meet it: the real binary, over HTTP.

mod catalogue;
mod foods;
mod framework;
mod harness;
mod process;
mod reveal;
mod users;
mod wire;
