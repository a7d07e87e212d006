//! The service as its clients meet it: the real binary, over HTTP and WebSocket.

mod catalogue;
mod framework;
mod groups;
mod harness;
mod models;
mod openapi;
mod people;
mod process;
mod websocket;
mod wire;
