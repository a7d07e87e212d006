//! A service for `load.sh`, on a free port of the loopback interface: in the framework that the command line names first, and in the
//! way that it names second. It has one path, `/register`, so that no way is found sooner than another, and one answer:
//!
//! | way | the answer is |
//! |---|---|
//! | `layer` | an error of a catalogue, through the layer |
//! | `plain` | the same without the layer: no language, no id, no log |
//! | `hand` | what `layer` answers, byte for byte, written by hand |
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

#[derive(Clone, Copy)]
enum Way {
    Layer,
    Plain,
    Hand,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let serve = match arguments.next().as_deref() {
        Some("axum") => axum::serve,
        Some("actix") => actix::serve,
        Some("poem") => poem::serve,
        Some("salvo") => salvo::serve,
        _ => return failed("name a framework: axum, actix, poem or salvo"),
    };
    let way = match arguments.next().as_deref() {
        Some("layer") => Way::Layer,
        Some("plain") => Way::Plain,
        Some("hand") => Way::Hand,
        _ => return failed("name a way: layer, plain or hand"),
    };
    let logs = std::env::var_os("LOG").is_some_and(|level| level == "warn");
    let level = if logs { LevelFilter::WARN } else { LevelFilter::ERROR };
    tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_writer(io::sink).init();
    match listen().and_then(|listener| serve(listener, way)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => failed(&problem.to_string()),
    }
}

fn failed(problem: &str) -> ExitCode {
    eprintln!("load: {problem}");
    ExitCode::FAILURE
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
