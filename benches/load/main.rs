//! A service for `load.sh`, in the framework that the command line names, on a free port of the loopback interface. One error, three ways:
//!
//! | route | answers |
//! |---|---|
//! | `/layer` | an error of a catalogue, through the layer |
//! | `/plain` | the same without the layer: no language, no id, no log |
//! | `/hand` | by hand what `/layer` answers, byte for byte |
//!
//! With `LOG=warn` the event of each error is formatted as a service would, and thrown away; without, its level is disabled.

#![allow(clippy::unused_async, reason = "handlers are async whether they wait for something or not")]

mod actix;
mod axum;
mod catalogue;
mod hand;
mod poem;
mod salvo;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;

use tracing_subscriber::filter::LevelFilter;

fn main() -> ExitCode {
    let serve = match std::env::args().nth(1).as_deref() {
        Some("axum") => axum::serve,
        Some("actix") => actix::serve,
        Some("poem") => poem::serve,
        Some("salvo") => salvo::serve,
        _ => {
            eprintln!("load: name a framework: axum, actix, poem or salvo");
            return ExitCode::FAILURE;
        }
    };
    let logs = std::env::var_os("LOG").is_some_and(|level| level == "warn");
    let level = if logs { LevelFilter::WARN } else { LevelFilter::ERROR };
    tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_writer(io::sink).init();
    match listen().and_then(serve) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("load: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// The port is the one line on standard output.
fn listen() -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    listener.set_nonblocking(true)?;
    println!("{}", listener.local_addr()?.port());
    Ok(listener)
}

/// One thread serves: what is measured is the work of one core.
fn block_on(future: impl Future<Output = io::Result<()>>) -> io::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(future)
}
