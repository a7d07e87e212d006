//! Serves the diet assistant on 127.0.0.1 until Ctrl-C or SIGTERM.

use std::error::Error;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::time::Duration;

use diet_assistant::error::ServerError;
use diet_assistant::{Settings, app};
use error_codes::ErrorCode;
use poem::Server;
use poem::listener::TcpAcceptor;

/// How long requests under way may take once the service is told to end.
const GRACE: Duration = Duration::from_secs(5);

/// A connection that says nothing for so long is closed.
const IDLE: Duration = Duration::from_secs(30);

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(io::stderr).with_ansi(false).init();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("diet-assistant: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let settings = Settings::from_env().map_err(|problem| {
        // A wrong configuration is an internal error like any other, told to whoever started the service.
        let error = ServerError::InternalServerError { cause: problem.to_string().into() };
        format!("{}: {problem}", error.code())
    })?;
    let port = settings.port;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|problem| {
        format!("cannot listen on 127.0.0.1:{port}: {problem}; set PORT to another number, or to 0 for any")
    })?;
    listener.set_nonblocking(true)?;
    // The handlers of the signals are in place before anyone is told the address.
    let signal = shutdown_signal()?;
    let address = listener.local_addr()?;
    let acceptor = TcpAcceptor::from_std(listener)?;
    println!("listening on http://{address}");
    let server = Server::new_with_acceptor(acceptor).idle_timeout(IDLE);
    server.run_with_graceful_shutdown(app(&settings), signal, Some(GRACE)).await?;
    Ok(())
}

#[cfg(unix)]
fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler there is nothing to wait for: serve until killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
